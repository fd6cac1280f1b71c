"""Whoever did not give her data herself is told within a month where they come from (art. 14)."""

import re
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from urllib.parse import unquote

import pypdfium2
import pytest
from make import bring_in, candidate, person

from organiser import clock
from organiser.domain.consent import Channel, Origin
from organiser.domain.outreach import Use
from organiser.domain.rights import ToldBy, due_on
from organiser.errors import OrganiserError, Refused
from organiser.usecases import consents, limiting, undo
from organiser.usecases.committee import change_facts, read_facts
from organiser.usecases.outreach import papers
from organiser.usecases.outreach.launching import launch
from organiser.usecases.people.card import read_card
from organiser.usecases.people.merging import merge
from organiser.usecases.rights import informing
from organiser.usecases.today import Task, read_day
from tests.usecases.outreach.people import plan, say_who_answers


def listed(database, origin=Origin.COMMITTEE):
    bring_in(
        database,
        candidate("Anne Riou", 2, emails=["anne@example.org"], street="1 rue des Lilas"),
        candidate("Alan Abgrall", 3, street="2 rue des Lilas"),
        candidate("Enora Kerneis", 4, phones=["06 39 98 12 34"]),
        origin=origin,
    )
    return {each.name: each for each in informing.untold(database)}


def text_of(pdf, page=0):
    with (
        closing(pypdfium2.PdfDocument(pdf)) as document,
        closing(document[page]) as shown,
        closing(shown.get_textpage()) as words,
    ):
        return re.sub(r"\s+", " ", words.get_text_bounded())


def told(database, person_id):
    lines = read_card(database, person_id).timeline
    return [line.what for line in lines if line.kind == "informed"]


@pytest.mark.parametrize("origin", [Origin.COMMITTEE, Origin.MEMBER_LIST])
def test_who_comes_by_a_list_is_due_within_a_month(database, origin):
    found = listed(database, origin)

    assert {each.due_on for each in found.values()} == {due_on(clock.today())}
    ways = {name: (each.by_letter, each.by_email) for name, each in found.items()}
    assert ways == {
        "Anne Riou": (True, True), "Alan Abgrall": (True, False), "Enora Kerneis": (False, False)
    }  # fmt: skip


@pytest.mark.parametrize("origin", [Origin.PETITION, Origin.SIGNUP_SHEET, Origin.EVENT])
def test_who_wrote_herself_down_was_told_there(database, origin):
    assert listed(database, origin) == {}


def test_somebody_typed_in_by_hand_is_not_of_a_list(database):
    person(database, "Anne Riou")

    assert informing.untold(database) == ()


def test_the_letter_says_from_where_who_and_what_may_be_asked(database):
    say_who_answers(database)
    found = listed(database)

    letters = informing.draw_notices(database, [each.person_id for each in found.values()])
    words = text_of(letters.pdf)

    assert len(letters.people) == 2
    for wanted in ("the committee's own list", "Data controller:", "CNIL", "erased or limited"):
        assert wanted in words
    assert len(informing.untold(database)) == 3  # nothing is noted before it is printed


def test_nobody_is_told_while_nobody_answers_for_the_data(database):
    found = listed(database)

    with pytest.raises(Refused, match="settings"):
        informing.draw_notices(database, [each.person_id for each in found.values()])


def test_the_email_hides_everybody_and_says_the_origin(database):
    say_who_answers(database)
    found = listed(database)

    (batch,) = informing.notice_emails(database, [each.person_id for each in found.values()])

    assert batch.people == (found["Anne Riou"].person_id,)
    assert batch.url.startswith("mailto:?bcc=anne@example.org&")
    assert "the committee's own list" in unquote(batch.url)


@pytest.mark.parametrize("spoken_language", ["fr", "en"])
def test_the_email_leaves_room_for_people_in_both_languages(database, spoken_language):
    from organiser import i18n, paths

    i18n.speak(spoken_language, paths.resources() / "locale")
    change_facts(
        database,
        replace(
            read_facts(database),
            name="Comité de soutien de Plouexemple-sur-Mer",
            controller="Association nationale de soutien",
            contact="comite.plouexemple@example.org",
            dpo="dpo@example.org",
        ),
    )
    bring_in(database, *(candidate(f"P{n} Riou", n, emails=[f"p{n}@example.org"])
                         for n in range(2, 40)))  # fmt: skip

    batches = informing.notice_emails(
        database, [each.person_id for each in informing.untold(database)]
    )

    assert len(batches) <= 4
    assert all(len(batch.url) <= 2000 for batch in batches)


def test_telling_is_a_line_of_her_timeline_and_can_be_taken_back(database):
    her = listed(database)["Anne Riou"].person_id

    informing.note_told(database, [her], ToldBy.LETTER)
    lines = told(database, her)
    undo.undo(database)

    assert lines == ["letter"]
    assert told(database, her) == []
    assert len(informing.untold(database)) == 3


def test_who_knows_by_word_is_told_by_somebody(database):
    her = listed(database)["Enora Kerneis"].person_id

    with pytest.raises(OrganiserError, match="how they know"):
        informing.note_told(database, [her], ToldBy.WORD)
    informing.note_told(database, [her], ToldBy.WORD, "à la réunion du 3 novembre")

    assert told(database, her) == ["word"]


def test_agreeing_tells_her_by_what_she_signs(database):
    her = listed(database)["Anne Riou"].person_id

    consents.record_consent(database, her, (Channel.EMAIL,), source="bulletin 7")

    assert told(database, her) == ["consent"]


def test_the_first_letter_of_a_drive_tells_her_and_says_the_origin(database):
    say_who_answers(database)
    her = listed(database)["Alan Abgrall"].person_id
    with database.transaction("test") as session:  # regular contact, by acts of hers
        session.connection().exec_driver_sql(
            "UPDATE person SET basis = 'regular_contact_9_2_d' WHERE id = ?", (her.bytes,)
        )
    drive = launch(database, plan(use=Use.LETTER))

    drawn = papers.draw_papers(database, drive)
    words = text_of(drawn.pdf)
    papers.note_printed(database, drawn)

    assert "come from the committee's own list" in words
    assert told(database, her) == ["letter"]


def test_who_refused_letters_or_is_limited_gets_none(database):
    say_who_answers(database)
    found = listed(database)
    consents.refuse(database, found["Anne Riou"].person_id, (Channel.POST,), "au téléphone")
    limiting.limit(database, found["Alan Abgrall"].person_id, "lettre")

    left = {each.name: each.by_letter for each in informing.untold(database)}

    assert left == {"Anne Riou": False, "Enora Kerneis": False}
    with pytest.raises(Refused, match="address"):
        informing.draw_notices(database, [each.person_id for each in found.values()])


def test_today_says_how_many_and_until_when(database, home):
    listed(database)

    todos = {todo.task: todo for todo in read_day(database, home, with_copy=False).todos}

    assert (todos[Task.UNTOLD].count, todos[Task.UNTOLD].since) == (3, due_on(clock.today()))
    later = clock.now() + timedelta(days=40)
    with clock.set_to(lambda: later):
        assert all(each.is_late for each in informing.untold(database))


def test_two_entries_that_become_one_are_told_once(database):
    found = listed(database)

    merge(database, found["Anne Riou"].person_id, found["Alan Abgrall"].person_id)

    assert {each.name for each in informing.untold(database)} == {"Anne Riou", "Enora Kerneis"}
    assert len(informing.untold(database)) == 2
