"""What tests of the whole program may ask for."""

from pathlib import Path

import pytest
from make import PASSWORD

from organiser import paths
from organiser.desktop.program import Program
from organiser.desktop.way import Way
from organiser.settings import change_settings
from organiser.ui.language import Language
from tests.screens import appearance, application, hint_no_size

__all__ = ["appearance", "application"]


def pytest_collection_modifyitems(items):
    hint_no_size(items, Path(__file__).parent)


def nowhere(_url):
    """No test but those of the line calls anybody."""
    raise AssertionError


@pytest.fixture
def start(qtbot, qapp, appearance, tmp_path):  # which goes after the program has ended
    """Start a program on a home, as `python -m organiser` does, and wait until it stands."""
    started = []

    def start(home, way=None, *, with_keyring=False, connect=nowhere):
        change_settings(home, open_with_keyring=with_keyring)
        spoken = Language(qapp, paths.resources() / "locale")
        program = Program(home, appearance, spoken, way or Way(), connect)
        started.append(program)
        program.start()
        qtbot.waitUntil(lambda: program.entrance.screen_shown.objectName() == "page")
        return program

    yield start
    for program in started:
        program.end()


@pytest.fixture
def opened(qtbot, start, home):
    """A program whose committee was opened with its password."""
    program = start(home)
    unlock(qtbot, program)
    return program


def unlock(qtbot, program, password=PASSWORD):
    screen = program.entrance.screen_shown
    screen.line.setText(password)
    screen.unlock()
    qtbot.waitUntil(lambda: program.window is not None)


@pytest.fixture
def unlocked():
    return unlock
