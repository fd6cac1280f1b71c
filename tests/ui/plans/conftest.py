"""The window of the program, with the page of the actions in front."""

import pytest

from tests.ui import rules
from tests.ui.plans import scene
from tests.ui.today.scene import make_window


@pytest.fixture(autouse=True)
def thursday():
    """It is a Thursday late in a month, so that every day is known."""
    with scene.at(scene.THURSDAY):
        yield


@pytest.fixture
def made(database):
    """The actions of the season, by name."""
    return scene.fill(database)


@pytest.fixture
def open_window(qtbot, appearance, messages, jobs, database, home):
    """Opens the window over the committee; what still works at the end is waited for."""
    opened = []

    def open_it():
        window = make_window(database, home, messages, jobs)
        opened.append(window)
        window.resize(1366, 768)
        window.pages.page("today")._has_begun = True
        window.show()
        window.go("actions")
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.pages.page("today")._ahead.stop()
        return window

    yield open_it
    for window in opened:
        qtbot.waitUntil(lambda: not jobs._jobs)
        window.close()
        window.deleteLater()
    rules.settle()


@pytest.fixture
def window(made, open_window):
    return open_window()


@pytest.fixture
def page(window):
    return window.pages.page("actions")
