"""The whole window over a real committee, with people who may be reached."""

import pytest

from tests.ui import rules
from tests.ui.lists.scene import make_window
from tests.usecases.outreach.people import say_who_answers, willing

NAMES = ("Alan Abgrall", "Bleuenn Riou", "Camille Le Goff")


@pytest.fixture
def people(database):
    """Three people who agreed to everything."""
    say_who_answers(database)
    return [willing(database, name, number) for number, name in enumerate(NAMES, start=1)]


@pytest.fixture
def window(qtbot, appearance, messages, jobs, database, home, people):
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
