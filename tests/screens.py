"""What every test that opens a window stands on; the rooms that open some take it in."""

from functools import cache

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from organiser.ui.theme.appearance import Appearance


def hint_no_size(items, room):
    """The platform without a screen says of every window that it cannot hint its size."""
    for item in items:
        if room in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


@pytest.fixture(autouse=True)
def application(qapp):
    """Qt is there in every test of a screen."""
    return qapp


@pytest.fixture
def appearance(qapp):
    """The look of the program: light, at ordinary text size, until a test changes it."""
    worn = _appearance_of(qapp)
    worn.wear("light", 100, "")
    return worn


@cache
def _appearance_of(qapp):
    return Appearance(qapp)


def go_on(milliseconds):
    """Let the program go on as its own loop does; QTest's leaves other threads little."""
    loop = QEventLoop()
    timer = QTimer(singleShot=True, interval=milliseconds)
    timer.timeout.connect(loop.quit)
    timer.start()
    loop.exec()
