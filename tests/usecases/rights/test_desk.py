"""The rights desk: a month for the answer, and proof that it came."""

from datetime import date, timedelta

import pytest
from make import person

from organiser import clock
from organiser.domain.outreach import LeftOut, Use
from organiser.domain.rights import RequestKind, due_on, is_brought_up, is_pressing
from organiser.errors import OrganiserError
from organiser.usecases import undo
from organiser.usecases.people.card import read_card
from organiser.usecases.rights import desk, erasing
from organiser.usecases.segments import exclusions


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 11, 3), date(2026, 12, 3)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2026, 12, 15), date(2027, 1, 15)),
    ],
)
def test_an_answer_comes_within_a_month(received, due):
    assert due_on(received) == due


def test_a_request_is_brought_up_ten_days_before_and_pressed_three_days_before():
    due = date(2026, 12, 20)
    asked = [date(2026, 12, day) for day in (9, 10, 16, 17)]

    assert [is_brought_up(due, day) for day in asked] == [False, True, True, True]
    assert [is_pressing(due, day) for day in asked] == [False, False, False, True]


def test_open_requests_stand_first_the_most_urgent_at_the_top(database):
    her, other = person(database, "Anne Riou"), person(database, "Yann Le Goff")
    today = clock.today()
    late = desk.note_request(
        database, her, RequestKind.ACCESS, received_on=today - timedelta(days=40)
    )
    desk.note_request(database, other, RequestKind.LIMIT, received_on=today)
    done = desk.note_request(database, other, RequestKind.ERASE, received_on=today)
    desk.answer_request(database, done, "fait")

    lines = desk.requests(database)

    assert [line.name for line in lines] == ["Anne Riou", "Yann Le Goff", "Yann Le Goff"]
    assert lines[0].id == late
    assert [line.answered_on for line in lines] == [None, None, today]


def test_a_request_of_tomorrow_is_a_slip(database):
    her = person(database)

    with pytest.raises(OrganiserError):
        desk.note_request(
            database, her, RequestKind.ACCESS, received_on=clock.today() + timedelta(days=1)
        )


def test_an_answer_says_what_was_answered(database):
    her = person(database)
    request = desk.note_request(database, her, RequestKind.ACCESS, received_on=clock.today())

    with pytest.raises(OrganiserError):
        desk.answer_request(database, request, " ")


def test_who_objects_is_reached_by_nothing_and_ranked_no_more(database):
    her = person(database)

    desk.object_to_use(database, her, "lettre du 3 novembre")

    assert {exclusions.why_left_out(database, [her], use)[her] for use in Use} == {LeftOut.REFUSED}
    assert read_card(database, her).standing.objection is not None
    undo.undo(database)
    assert read_card(database, her).standing.objection is None


def test_that_she_was_answered_outlives_her_and_names_nobody(database):
    her = person(database, "Anne Riou")
    request = desk.note_request(
        database, her, RequestKind.ERASE, received_on=clock.today(),
        told_by="lettre d’Anne Riou", identity_check="carte vue",
    )  # fmt: skip

    erasing.erase(database, her)
    desk.settle_erased(database, request)

    (line,) = desk.requests(database)
    assert (line.person_id, line.name, line.told_by, line.identity_check) == (None, "", "", "")
    assert line.answered_on == clock.today()


def test_erasing_answers_every_request_of_hers_that_is_open(database):
    her = person(database, "Anne Riou")
    for kind in (RequestKind.ACCESS, RequestKind.ERASE):
        desk.note_request(database, her, kind, received_on=clock.today())

    erasing.erase(database, her)

    assert [line.answered_on for line in desk.requests(database)] == [clock.today()] * 2
