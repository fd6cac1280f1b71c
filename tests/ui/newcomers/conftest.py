"""The whole window over a committee with whom three people signed up on the site."""

import pytest

from tests.ui.lists.scene import make_window
from tests.usecases.sign_ups import signed_up


@pytest.fixture
def sign_ups(database):
    """Three sign-ups, who waits longest first; the first one is late."""
    names = (("Alan Abgrall", 60), ("Bleuenn Riou", 30), ("Camille Le Goff", 2))
    return [signed_up(database, name, hours_ago=hours)[0] for name, hours in names]


@pytest.fixture
def window(in_front, messages, jobs, database, home, sign_ups):
    return in_front(make_window(database, home, messages, jobs))


@pytest.fixture
def page(window):
    window.go("newcomers")
    return window.pages.page("newcomers")
