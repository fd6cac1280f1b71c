"""From the first click to the second laptop: a path is taken over, walked, taken back, shared."""

from datetime import timedelta

import pytest
from laptops import both, here, laptops, pairs
from make import person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from organiser.usecases.paths import reading
from organiser.usecases.paths.ready import Ready
from organiser.usecases.today import Task
from tests.ui.plans.scene import THURSDAY, at

__all__ = ["both", "here", "laptops", "pairs"]


@pytest.fixture
def window(laptops, make_program, qtbot):
    one, _other = laptops
    for name in ("Camille Riou", "Anne Le Goff"):
        person(one, name)
    window = make_program()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def put_everybody(qtbot, window):
    window.go("people")
    people = window.pages.page("people")
    qtbot.waitUntil(lambda: people.list.model.rowCount() == 2)
    people.list.view.table.selectAll()
    qtbot.waitUntil(people.bar.isVisible)
    people.bar.path_button.click()
    next(each for each in window.findChildren(QDialog) if each.isVisible()).submit()


def due_line(window):
    lines = window.pages.page("today").to_do.lines
    return next((line for line in lines if line.todo.task is Task.PATHS), None)


def test_a_path_is_taken_over_walked_taken_back_and_shared(qtbot, window, laptops, both):
    one, other = laptops
    with at(THURSDAY):
        window.go("teams")
        teams = window.pages.page("teams")
        teams.show_paths()
        teams.paths.taking[Ready.WELCOME].click()
        put_everybody(qtbot, window)
        assert len(reading.read_walks(one)) == 2

    with at(THURSDAY + timedelta(days=3)):
        window.go("today")
        window.pages.page("today").read_again()
        qtbot.waitUntil(lambda: due_line(window) is not None, timeout=20_000)
        assert due_line(window).text().startswith("2 steps of paths are due.")
        due_line(window).button.click()
        assert window.pages.key == "teams"
        table = teams.paths.walks.list.table
        qtbot.keyClick(table, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: _settled(one) == [0, 1])
        window.undo.take_back()
        assert _settled(one) == [0, 0]
        qtbot.keyClick(table, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: _settled(one) == [0, 1])
        both()

        assert _settled(other) == [0, 1]
        assert [row.name for row in reading.read_walks(other)] == [
            row.name for row in reading.read_walks(one)
        ]


def _settled(database):
    return sorted(row.stand.settled for row in reading.read_walks(database))
