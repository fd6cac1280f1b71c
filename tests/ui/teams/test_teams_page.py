"""Tasks are given, done and printed by keys; teams have people and a lead."""

from datetime import timedelta
from functools import partial

import pytest
from make import person
from PySide6.QtCore import Qt

from organiser import i18n, paths
from organiser.usecases.teams import tasks, teams
from tests.ui import rules
from tests.ui.plans.scene import THURSDAY, at
from tests.ui.teams import scene

KEYS = Qt.Key
NAMES_DROP_DOWN = pytest.mark.qt_log_ignore("raise()", "grabbing the keyboard", extend=True)


@pytest.fixture(autouse=True)
def thursday():
    """It is ten in the morning of a Thursday."""
    with at(THURSDAY):
        yield


@pytest.fixture
def open_window(open_at):
    """Opens the window of the program at the page."""
    return partial(open_at, "teams")


@pytest.fixture
def window(database, open_window):
    scene.fill(database)
    return open_window()


@pytest.fixture
def page(window):
    return window.pages.page("teams")


def whats(page):
    model = page.tasks.model
    return [model.row_at(model.index(at, 0)).what for at in range(model.rowCount())]


def test_a_task_is_given_by_keys_and_done_by_enter(qtbot, page, database):
    page.add_task()
    page.tasks.what.setText("Coller les affiches")
    page.tasks.due.line.setText("28/11")
    qtbot.keyClick(page.tasks.what, KEYS.Key_Return)
    qtbot.waitUntil(lambda: "Coller les affiches" in whats(page))
    page.tasks.list.table.selectRow(0)
    page.tasks.list.setFocus()

    qtbot.keyClick(page.tasks.list.table, KEYS.Key_Return)

    qtbot.waitUntil(lambda: "Demander les clés de la salle" not in whats(page))
    due = {row.what: row.due_on for row in tasks.read_tasks(database)}
    assert due["Coller les affiches"] == THURSDAY + timedelta(2)


def test_a_task_is_changed_and_stays_hers(qtbot, page, database):
    page.tasks.list.table.selectRow(0)
    before = tasks.read_tasks(database)[0]
    qtbot.keyClick(page.tasks.list.table, KEYS.Key_E)
    page.tasks.what.setText("Demander deux clés")

    qtbot.keyClick(page.tasks.what, KEYS.Key_Return)

    after = tasks.read_tasks(database)[0]
    assert (after.id, after.what) == (before.id, "Demander deux clés")
    assert (after.person_id, after.due_on) == (before.person_id, before.due_on)


def test_a_name_that_nobody_has_is_said_beside(page, database):
    before = len(tasks.read_tasks(database))
    page.tasks.what.setText("x")
    page.tasks.who.line.setText("qui donc")

    page.tasks.keep()

    assert not page.tasks._problem.isHidden()
    assert len(tasks.read_tasks(database)) == before


def test_done_ones_are_shown_when_asked_and_can_be_done_again(page, database):
    page.tasks.done_chip.click()
    assert whats(page)[-1] == "Rendre les badges"
    page.tasks.list.table.selectRow(len(whats(page)) - 1)

    page.tasks.turn()

    assert "Rendre les badges" in [row.what for row in tasks.read_tasks(database)]


def test_the_list_of_tasks_is_saved_to_be_printed(qtbot, page, messages, tmp_path):
    said = []
    messages.noticed.connect(lambda notice: said.append(notice.text))

    page.tasks.save_to(tmp_path / "tasks.pdf")

    qtbot.waitUntil(lambda: "The list is saved as a PDF." in said)
    assert (tmp_path / "tasks.pdf").read_bytes().startswith(b"%PDF")


@NAMES_DROP_DOWN
def test_a_team_is_made_filled_and_led_by_keys(qtbot, window, page, database):
    page.add_team()
    page.teams.name.setText("Marché")
    qtbot.keyClick(page.teams.name, KEYS.Key_Return)
    assert page.teams._team().name == "Marché"
    person(database, "Anne Guillou")
    qtbot.keyClicks(page.teams.who.line, "anne guillou")
    page.teams.responsibility.setText("la table")
    qtbot.keyClick(page.teams.responsibility, KEYS.Key_Return)
    qtbot.waitUntil(lambda: page.teams.members.rowCount() == 1)
    page.teams.member_list.setFocus()

    qtbot.keyClick(page.teams.member_list.table, KEYS.Key_L)

    team = next(row for row in teams.read_teams(database) if row.name == "Marché")
    assert (team.lead, team.members[0].responsibility) == ("Anne Guillou", "la table")
    qtbot.waitUntil(lambda: page.teams._member() is not None and page.teams._member().is_lead)
    qtbot.keyClick(page.teams.member_list.table, KEYS.Key_Delete)
    qtbot.waitUntil(lambda: page.teams.members.rowCount() == 0)
    page.teams.dissolve()
    window.undo.take_back()
    assert "Marché" in [row.name for row in teams.read_teams(database)]


@pytest.mark.parametrize("tab", [0, 1])
@pytest.mark.parametrize("is_filled", [True, False])
def test_every_rule_is_kept_in_a_small_window_too(database, looked_at, tab, is_filled):
    if is_filled:
        scene.fill(database)
    window = looked_at()
    window.pages.page("teams").tabs.setCurrentIndex(tab)
    rules.settle()

    assert rules.every_rule(window) == {}

    window.resize(1024, 640)
    rules.settle()

    assert rules.clipped_texts(window) == []
    assert rules.overflowing_areas(window) == []
    assert rules.small_targets(window) == []


def test_no_key_means_two_things(window):
    assert rules.clashing_keys(window) == []


@pytest.mark.parametrize("tab", [0, 1])
def test_another_language_leaves_no_english(page, window, tab):
    from babel.messages.pofile import read_po

    page.tabs.setCurrentIndex(tab)
    i18n.speak("fr", paths.resources() / "locale")

    window.retranslate()

    with (paths.resources() / "locale/fr/LC_MESSAGES/organiser.po").open("rb") as file:
        assert rules.untranslated_texts(window, read_po(file, locale="fr")) == []
