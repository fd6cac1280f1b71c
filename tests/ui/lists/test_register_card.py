"""The line of the register that carries a list: shown above it, its message taken word for word."""

from uuid import UUID

import pytest

from organiser.domain.consent import Channel, Purpose
from organiser.domain.outreach import Use
from organiser.domain.segments.rules import LivesIn
from organiser.ui.lists.sentence import sentence_of
from organiser.usecases import consents
from organiser.usecases.outreach import drives
from organiser.usecases.people.editing import edit_person
from tests.ui.lists.test_pages import settle
from tests.usecases.outreach.test_registered import LINE, line

BETTON = LivesIn(("Betton",))


@pytest.fixture
def agreed(database, people):
    """One of them agreed to be chosen, and is of age."""
    edit_person(database, people[0], {"birth_date": "1980-05-01"})
    consents.record_consent(
        database, people[0], (Channel.SMS,), source="stand", purpose=Purpose.RPP_TARGETING
    )
    return people[0]


@pytest.fixture
def lists(qtbot, window):
    window.go("lists")
    page = window.pages.page("lists")
    settle(qtbot, page)
    return page


def choose(qtbot, page, rule=BETTON):
    page._take_sentence(sentence_of(rule))
    page.use.choose(Use.TEXT)
    settle(qtbot, page)


def test_without_a_line_the_reason_stands_there(qtbot, lists, agreed):
    choose(qtbot, lists)

    assert "register" in lists.use._law.text()
    assert not lists.launching.register.isVisibleTo(lists.launching)


def test_with_a_line_its_message_is_launched_for_who_agreed(qtbot, lists, database, agreed):
    line(database)
    choose(qtbot, lists)
    lists.ask_launch()
    form = lists.launching
    assert not form.words.editor.isEnabled()
    form.drive_title.put("Samedi")
    form.keep()

    (drive,) = drives.read_drives(database)

    assert (drive.people, drive.words, drive.line.series) == (1, "Venez samedi.", LINE)


def test_where_several_carry_it_she_chooses_one(qtbot, lists, database, agreed):
    line(database)
    line(database, UUID(int=8), reference="S-2026-002", words="Venez dimanche.")
    choose(qtbot, lists)
    lists.ask_launch()
    first = lists.launching.words.value()
    lists.launching.register.box.setCurrentIndex(1)
    lists.launching.register.box.activated.emit(1)

    assert (first, lists.launching.words.value()) == ("Venez dimanche.", "Venez samedi.")


def test_back_at_calls_nothing_of_it_is_left(qtbot, lists, database, agreed):
    line(database)
    choose(qtbot, lists)
    lists.use.choose(Use.CALL)
    settle(qtbot, lists)
    lists.ask_launch()

    assert not lists.launching.register.isVisibleTo(lists.launching)
    assert lists.launching.words.editor.isEnabled()
