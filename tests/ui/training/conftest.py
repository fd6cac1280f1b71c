"""The window of the program, with the page of training in front."""

import pytest

from tests.ui import rules
from tests.ui.plans.scene import THURSDAY, at
from tests.ui.today.scene import make_window
from tests.ui.training import scene


@pytest.fixture(autouse=True)
def thursday():
    """It is ten in the morning of a Thursday."""
    with at(THURSDAY):
        yield


@pytest.fixture
def made(database):
    """The courses of the committee, by name."""
    return scene.fill(database)


@pytest.fixture
def open_window(qtbot, appearance, messages, jobs, database, home):
    """Opens the window at the page; what still works at the end is waited for."""
    opened = []

    def open_it():
        window = make_window(database, home, messages, jobs)
        opened.append(window)
        window.resize(1366, 768)
        window.pages.page("today")._has_begun = True
        window.show()
        window.go("training")
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
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
    return window.pages.page("training")
