"""The window of the program, with the page of today in front."""

import shutil

import pytest

from organiser.usecases import opening
from tests.ui.today import scene


@pytest.fixture
def make_window(make_program):
    """Makes the window, which is not shown yet."""
    return make_program


@pytest.fixture
def open_window(qtbot, make_window):
    """Opens the window and waits until today is read."""

    def open_it():
        window = make_window()
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        page = window.pages.page("today")
        qtbot.waitUntil(lambda: page._has_begun and not page.readings.is_busy)
        page._ahead.stop()
        return window

    return open_it


@pytest.fixture(scope="session")
def made_season(made_committee, tmp_path_factory):
    """A committee in the middle of its season, made once, to be copied."""
    folder = tmp_path_factory.mktemp("season") / "home"
    shutil.copytree(made_committee[0], folder)
    database = opening.open_with_key(folder, made_committee[1])
    with scene.at(scene.THURSDAY):
        scene.fill(database, scene.THURSDAY)
    database.close()
    return folder


@pytest.fixture(autouse=True)
def thursday():
    """It is a Thursday late in a month, so that every figure is known."""
    with scene.at(scene.THURSDAY):
        yield


@pytest.fixture
def is_new():
    """Ask for this to have a committee that only begins."""


@pytest.fixture
def home(request, made_committee, tmp_path):
    """The folder of a committee in its season, unless a new one is asked for."""
    asked = "is_new" in request.fixturenames
    made = made_committee[0] if asked else request.getfixturevalue("made_season")
    return shutil.copytree(made, tmp_path / "home")


@pytest.fixture
def season(database):
    """The open file of the season."""
    return database


@pytest.fixture
def window(open_window):
    return open_window()


@pytest.fixture
def page(window):
    return window.pages.page("today")
