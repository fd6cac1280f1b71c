"""What tests of the whole program may ask for."""

import pytest
from make import PASSWORD

from organiser import i18n, paths
from organiser.desktop.program import Program
from organiser.desktop.way import Way
from organiser.settings import change_settings
from organiser.ui.language import Language
from organiser.ui.theme.appearance import Appearance

_WORN = {}


def pytest_collection_modifyitems(items):
    """The platform without a screen says of every window that it cannot hint its size."""
    for item in items:
        if "desktop" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


@pytest.fixture(autouse=True)
def english(qapp):
    i18n.speak("en", paths.resources() / "locale")


@pytest.fixture
def appearance(qapp):
    kept = _WORN.setdefault("appearance", Appearance(qapp))
    kept.wear("light", 100, "")
    return kept


@pytest.fixture
def start(qtbot, qapp, appearance):
    """Start a program on a home, as `python -m organiser` does, and wait until it stands."""
    started = []

    def start(home, way=None, *, with_keyring=False):
        change_settings(home, open_with_keyring=with_keyring)
        spoken = Language(qapp, paths.resources() / "locale")
        program = Program(home, appearance, spoken, way or Way())
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
