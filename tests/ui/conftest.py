"""What tests of screens may ask for."""

from pathlib import Path

import pytest

from organiser import i18n, paths
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.theme.appearance import Appearance
from tests.ui import gallery

_WORN = {}


def pytest_collection_modifyitems(items):
    """The platform without a screen says of every window that it cannot hint its size."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


@pytest.fixture(autouse=True)
def english(qapp):
    """Every test begins in English and leaves no language behind."""
    i18n.speak("en", paths.resources() / "locale")


@pytest.fixture
def appearance(qapp):
    """The look of the program: light, at ordinary text size, until a test changes it."""
    kept = _WORN.setdefault("appearance", Appearance(qapp))
    kept.wear("light", 100, "")
    return kept


@pytest.fixture
def messages(qapp):
    return Messages()


@pytest.fixture
def jobs(messages):
    jobs = Jobs(messages)
    yield jobs
    jobs.close()


@pytest.fixture
def window(qtbot, appearance, messages, jobs, tmp_path):
    """The window with its two pages of parts, shown and in front."""
    window = gallery.make_window(tmp_path, messages, jobs)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window
