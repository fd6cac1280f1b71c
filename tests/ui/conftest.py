"""What tests of screens may ask for."""

from pathlib import Path

import pytest

from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from tests.screens import appearance, application, hint_no_size
from tests.ui import gallery

__all__ = ["appearance", "application"]


def pytest_collection_modifyitems(items):
    hint_no_size(items, Path(__file__).parent)


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
