"""The window of the program, with the page of the actions in front."""

from functools import partial

import pytest

from tests.ui.plans import scene


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
def open_window(open_at):
    """Opens the window of the program at the page."""
    return partial(open_at, "actions")


@pytest.fixture
def window(made, open_window):
    return open_window()


@pytest.fixture
def page(window):
    return window.pages.page("actions")
