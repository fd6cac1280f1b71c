"""The whole window over a real committee, with people who may be reached."""

import pytest

from tests.ui.lists.scene import make_window
from tests.usecases.outreach.people import say_who_answers, willing

NAMES = ("Alan Abgrall", "Bleuenn Riou", "Camille Le Goff")


@pytest.fixture
def people(database):
    """Three people who agreed to everything."""
    say_who_answers(database)
    return [willing(database, name, number) for number, name in enumerate(NAMES, start=1)]


@pytest.fixture
def window(in_front, messages, jobs, database, home, people):
    return in_front(make_window(database, home, messages, jobs))
