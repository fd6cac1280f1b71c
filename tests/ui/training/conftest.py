"""The window of the program, with the page of training in front."""

from functools import partial

import pytest

from tests.ui.plans.scene import THURSDAY, at
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
def open_window(open_at):
    """Opens the window of the program at the page."""
    return partial(open_at, "training")


@pytest.fixture
def window(made, open_window):
    return open_window()


@pytest.fixture
def page(window):
    return window.pages.page("training")
