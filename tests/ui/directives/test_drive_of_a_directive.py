"""The drive of a directive: started on its page, filled in at the lists, launched on her people."""

import pytest
from PySide6.QtTest import QTest

from organiser.domain.outreach import Use
from organiser.usecases.outreach import drives
from organiser.usecases.outreach.counting import read_count
from tests.ui.directives.scene import asked
from tests.usecases.outreach.people import say_who_answers, willing


@pytest.fixture
def made(database):
    """One directive, with a drive; and two people who may be called."""
    say_who_answers(database)
    for at, name in enumerate(("Ana Abgrall", "Eva Riou"), 1):
        willing(database, name, at)
    return asked(
        database, drive_use=Use.CALL, drive_whom="Qui a dit venir", drive_goal="Vingt personnes",
        drive_words="Bonjour, samedi ?",
    )  # fmt: skip


def lists_of(window, qtbot):
    page = window.pages.page("lists")
    qtbot.waitUntil(lambda: page._seen is not None)
    return page


def test_one_key_opens_the_form_filled_in(window, page, qtbot):
    QTest.keyClicks(page.list.table, "l")
    lists = lists_of(window, qtbot)

    form = lists.launching
    assert form.isVisibleTo(lists)
    assert form.words.value() == "Bonjour, samedi ?"
    assert form.goal.value() == "Vingt personnes"
    assert lists.use.use() is Use.CALL
    assert "Qui a dit venir" in lists.launching.asked._whom.text()


def test_it_is_launched_on_people_of_her_own_and_counted_for_its_directive(
    window, page, qtbot, database
):  # fmt: skip
    page.pane.drive.start_button.click()
    lists = lists_of(window, qtbot)
    lists.launching.keep()
    (drive,) = drives.read_drives(database)

    (row,) = [page.model.row_at(page.model.index(0, 0))]

    assert drive.people == 2
    assert drive.origin.title == row.directive.page.title
    assert read_count(database, row.directive.series_id).people == 2
    assert not lists.launching.asked.isVisibleTo(lists.launching)


def test_what_she_turns_away_from_leaves_nothing_behind(window, page, qtbot, database):
    page.start_drive()
    lists = lists_of(window, qtbot)
    lists.launching.close_form()
    lists.ask_launch()

    assert not lists.launching.asked.isVisibleTo(lists.launching)
    assert lists.launching.words.value() == ""
    assert drives.read_drives(database) == ()


def test_of_a_directive_that_is_over_nothing_is_started(window, page, database):
    from datetime import timedelta

    from organiser import clock

    asked(database, version=2, valid_until=clock.today() - timedelta(1), drive_use=Use.CALL,
          drive_whom="Qui a dit venir")  # fmt: skip
    page.read_again()

    assert not page.pane.drive.start_button.isVisibleTo(page)
