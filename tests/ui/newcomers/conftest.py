"""The whole window over a committee with whom three people signed up on the site."""

import pytest

from tests.ui import rules
from tests.ui.lists.scene import make_window
from tests.usecases.sign_ups import signed_up


@pytest.fixture
def sign_ups(database):
    """Three sign-ups, who waits longest first; the first one is late."""
    names = (("Alan Abgrall", 60), ("Bleuenn Riou", 30), ("Camille Le Goff", 2))
    return [signed_up(database, name, hours_ago=hours)[0] for name, hours in names]


@pytest.fixture
def window(qtbot, appearance, messages, jobs, database, home, sign_ups):
    window = make_window(database, home, messages, jobs)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    jobs.cancel_all()
    qtbot.waitUntil(lambda: not jobs._jobs)
    window.close()
    window.deleteLater()
    rules.settle()


@pytest.fixture
def page(window):
    window.go("newcomers")
    return window.pages.page("newcomers")
