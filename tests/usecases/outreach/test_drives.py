"""A drive from its launch to its end, and calls on the way."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from make import person
from sizes import share

from organiser import clock
from organiser.domain.action import ActionKind
from organiser.domain.consent import Channel
from organiser.domain.outreach import ANSWERS, Audience, DriveState, LeftOut, Result, Use
from organiser.domain.segments.rules import EVERYBODY, LivesIn, NumberIsWrong, WasAt
from organiser.errors import OrganiserError, Refused
from organiser.usecases import consents, undo
from organiser.usecases.actions import log_action
from organiser.usecases.outreach import drives
from organiser.usecases.outreach.launching import again, launch
from organiser.usecases.outreach.queue import count_waiting, waiting
from organiser.usecases.outreach.results import record_call, record_done
from organiser.usecases.people import merging
from organiser.usecases.people.card import read_card
from organiser.usecases.people.editing import Edit, edit_many
from organiser.usecases.segments import finding
from organiser.words.timeline import timeline_words
from tests.usecases.outreach.people import plan, say_who_answers, willing

BETTON = LivesIn(("Betton",))


@pytest.fixture
def two(database):
    return willing(database, "Camille Riou", 1), willing(database, "Denez Tanguy", 2)


@pytest.fixture
def drive(database, two):
    return launch(database, plan(why="tout le monde"))


def queue(database, drive):
    return [each.name for each in waiting(database, drive)]


def heads(database, who):
    return [timeline_words(line.kind, line.what) for line in read_card(database, who).timeline]


def test_the_people_of_a_drive_are_those_of_its_launch(database, drive):
    willing(database, "Eva Abgrall", 3)

    assert queue(database, drive) == ["Camille Riou", "Denez Tanguy"]
    assert drives.read_drive(database, drive).people == 2


def test_who_is_left_out_is_counted_with_the_reason(database, two):
    consents.refuse(database, two[0], (Channel.CALL,), "stand")
    person(database, "Eva Abgrall")

    made = drives.read_drive(database, launch(database, plan()))

    assert made.people == 1
    assert made.left_out == ((LeftOut.REFUSED, 1), (LeftOut.NO_BASIS, 1))


def test_a_drive_for_nobody_is_refused(database):
    person(database, "Eva Abgrall")

    with pytest.raises(Refused):
        launch(database, plan())


def test_a_call_that_got_through_is_contact_and_a_line(database, drive, two):
    record_call(database, drive, two[0], Result.REACHED, note="Vient samedi")

    card = read_card(database, two[0])
    line = next(line for line in card.timeline if line.kind == "outreach")
    assert card.last_contact_on == clock.today()
    assert line.text == "Rentrée\ntout le monde\nVient samedi"
    assert "Call got through" in heads(database, two[0])
    assert queue(database, drive) == ["Denez Tanguy"]


def test_what_was_noted_of_a_call_is_taken_back(database, drive, two):
    record_call(database, drive, two[0], Result.CALL_BACK)

    undo.undo(database)

    card = read_card(database, two[0])
    assert (card.next_step, card.next_step_on) == ("", None)
    assert queue(database, drive) == ["Camille Riou", "Denez Tanguy"]


def test_no_answer_waits_for_another_day(database, drive, two):
    record_call(database, drive, two[0], Result.NO_ANSWER)

    assert queue(database, drive) == ["Denez Tanguy"]
    assert drives.read_drive(database, drive).left == 2


def test_call_back_is_a_next_step_and_comes_first_on_its_day(database, drive, two):
    day = clock.today() + timedelta(days=3)
    record_call(database, drive, two[1], Result.CALL_BACK, back_on=day)
    assert read_card(database, two[1]).next_step_on == day
    assert queue(database, drive) == ["Camille Riou"]

    record_call(database, drive, two[1], Result.CALL_BACK, back_on=clock.today())

    assert queue(database, drive) == ["Denez Tanguy", "Camille Riou"]


def test_no_more_calls_closes_the_phone_at_once(database, drive, two):
    other = launch(database, plan(title="Une autre"))

    record_call(database, drive, two[0], Result.NO_MORE)

    card = read_card(database, two[0])
    assert [line.channel for line in card.refusals] == [Channel.CALL]
    assert queue(database, drive) == queue(database, other) == ["Denez Tanguy"]


def test_who_refused_meanwhile_is_not_called(database, drive, two):
    consents.refuse(database, two[0], (Channel.CALL,), "stand")

    assert queue(database, drive) == ["Denez Tanguy"]
    with pytest.raises(Refused, match="meanwhile"):
        record_call(database, drive, two[0], Result.REACHED)


def test_a_wrong_number_is_to_be_corrected_and_counts_no_more(database, two, drive):
    number = next(each for each in waiting(database, drive) if each.id == two[0]).reach_key
    record_call(database, drive, two[0], Result.WRONG_NUMBER, reach=number)
    assert finding.ids_of(database, NumberIsWrong()) == (two[0],)
    with pytest.raises(Refused):
        launch(database, plan(rule=NumberIsWrong()))

    edit_many(database, [Edit(str(two[0]), "phones", "06 39 98 00 77")])

    assert finding.ids_of(database, NumberIsWrong()) == ()
    later = waiting(database, launch(database, plan(rule=BETTON)))
    assert later[0].reach_key == "+33639980077"


def test_a_second_number_is_dialled_when_the_first_is_wrong(database):
    who = willing(database, phones="06 39 98 00 01, 02 99 00 00 01", mobile="")
    first = launch(database, plan())
    record_call(
        database, first, who, Result.WRONG_NUMBER, reach=waiting(database, first)[0].reach_key
    )

    (next_time,) = waiting(database, launch(database, plan(title="Encore")))

    assert next_time.reach_key == "+33299000001"


def test_a_paused_or_closed_drive_takes_no_call(database, drive, two):
    drives.pause(database, drive)
    with pytest.raises(Refused, match="paused"):
        record_call(database, drive, two[0], Result.REACHED)
    drives.resume(database, drive)
    record_call(database, drive, two[0], Result.REACHED)

    drives.close(database, drive)

    assert drives.read_drive(database, drive).state is DriveState.CLOSED
    with pytest.raises(Refused, match="closed"):
        record_call(database, drive, two[1], Result.REACHED)


def test_the_same_list_again_is_who_is_left(database, drive, two):
    record_call(database, drive, two[0], Result.REACHED)
    drives.close(database, drive)

    second = again(database, drive)

    assert queue(database, second) == ["Denez Tanguy"]
    assert drives.read_drive(database, second).after_id == drive


def test_the_report_counts_the_last_result_of_each(database, drive, two):
    record_call(database, drive, two[0], Result.NO_ANSWER)
    record_call(database, drive, two[0], Result.REACHED)
    record_call(database, drive, two[1], Result.MESSAGE_LEFT)

    told = drives.read_drive(database, drive)

    assert told.results == ((Result.REACHED, 1), (Result.MESSAGE_LEFT, 1))
    assert (told.settled, told.left) == (2, 0)


def test_calls_that_wait_are_counted_over_the_running_drives(database, drive):
    assert count_waiting(database) == 2

    drives.pause(database, drive)

    assert count_waiting(database) == 0


def test_a_stranger_to_the_drive_is_not_noted(database, drive):
    stranger = willing(database, "Eva Abgrall", 3)

    with pytest.raises(OrganiserError, match="not on the list"):
        record_call(database, drive, stranger, Result.REACHED)


def test_who_was_merged_is_called_once(database, drive, two):
    merging.merge(database, *two)

    assert queue(database, drive) == ["Camille Riou"]


@pytest.mark.parametrize("use", [Use.EMAIL, Use.TEXT])
def test_a_selection_is_refused_online_with_its_reason(database, two, use):
    say_who_answers(database)

    with pytest.raises(Refused, match="register"):
        launch(database, plan(use, BETTON))


@pytest.mark.parametrize("use", [Use.EMAIL, Use.TEXT])
def test_the_whole_list_and_the_people_of_an_action_may_be_written_to(database, two, use):
    say_who_answers(database)
    action = log_action(database, ActionKind.STALL, two[:1], on=clock.today())

    whole, some = (launch(database, plan(use, rule)) for rule in (EVERYBODY, WasAt(action)))

    told = [drives.read_drive(database, each) for each in (whole, some)]
    assert [each.audience for each in told] == [Audience.WHOLE_LIST, Audience.PARTICIPANTS]
    assert [each.people for each in told] == [2, 1]


def test_what_was_sent_is_a_line_and_done(database, two):
    say_who_answers(database)
    drive = launch(database, plan(Use.EMAIL))

    record_done(database, drive, two, Result.SENT)

    assert queue(database, drive) == []
    assert "E-mail sent" in heads(database, two[0])


@settings(
    max_examples=share(15), deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(st.lists(st.tuples(st.integers(0, 1), st.sampled_from(ANSWERS)), max_size=6))
def test_nobody_who_closed_the_phone_is_ever_in_the_queue(database, two, calls):
    consents.lift_refusal(database, two[0], Channel.CALL, "essai")
    consents.lift_refusal(database, two[1], Channel.CALL, "essai")
    drive = launch(database, plan())
    for which, result in calls:
        try:
            record_call(database, drive, two[which], result)
        except Refused:
            assert read_card(database, two[which]).refusals

    closed = {who for who in two if read_card(database, who).refusals}

    assert not closed & {each.id for each in waiting(database, drive)}
    told = drives.read_drive(database, drive)
    assert told.settled + told.left == told.people == 2
