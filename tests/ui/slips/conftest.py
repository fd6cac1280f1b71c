"""The whole window over a real committee with a few people in it."""

import pytest
from make import person

from tests.ui import rules
from tests.ui.looks import put_on
from tests.ui.slips.scene import make_window


@pytest.fixture
def people(database):
    return {
        name: person(database, name, emails=f"{name.split()[0].lower()}@example.org")
        for name in ("Alan Abgrall", "Anne Riou", "Camille Le Goff")
    }


@pytest.fixture
def opened(qtbot, messages, jobs, database, home, people):
    """Opens the window, once what it wears is put on."""
    windows = []

    def open_window():
        window = make_window(database, home, messages, jobs)
        windows.append(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield open_window
    jobs.cancel_all()
    qtbot.waitUntil(lambda: not jobs._jobs)
    for window in windows:
        window.close()
        window.deleteLater()
    rules.settle()


@pytest.fixture
def window(appearance, opened):
    return opened()


@pytest.fixture
def dressed(appearance, opened):
    """Opens the window in a look."""

    def wear(look):
        put_on(look, appearance)
        return opened()

    return wear


@pytest.fixture
def page(window):
    """The page of signed slips, in front."""
    window.go("slips")
    return window.pages.page("slips")
