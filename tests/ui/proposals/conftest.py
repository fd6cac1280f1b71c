"""The window of the program, with the page of the proposals in front."""

import pytest

from tests.ui.plans.scene import THURSDAY, at
from tests.ui.proposals import scene


@pytest.fixture(autouse=True)
def thursday():
    """It is ten in the morning of a Thursday."""
    with at(THURSDAY):
        yield


@pytest.fixture
def made(database):
    """The proposals of the committee, by name."""
    return scene.fill(database)


@pytest.fixture
def window(made, open_at):
    return open_at("proposals")


@pytest.fixture
def page(window):
    return window.pages.page("proposals")
