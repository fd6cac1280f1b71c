"""The window of the program, with the page of the directives in front."""

import pytest

from tests.ui.directives import scene
from tests.ui.plans.scene import THURSDAY, at


@pytest.fixture(autouse=True)
def thursday():
    """It is ten in the morning of a Thursday."""
    with at(THURSDAY):
        yield


@pytest.fixture
def made(database):
    """The directives of the committee, by name."""
    return scene.fill(database)


@pytest.fixture
def window(made, open_at):
    return open_at("directives")


@pytest.fixture
def page(window):
    return window.pages.page("directives")
