"""A window over a committee whose headquarters is really there."""

import pytest
from laptops import both, here, laptops, pairs

from organiser.desktop.inside import open_window
from organiser.ui.line.exchanges import Exchanges
from organiser.ui.settings.parts import ProgramParts
from tests.ui import rules

__all__ = ["both", "here", "laptops", "pairs"]


@pytest.fixture
def exchanges(database, messages, jobs, here):
    return Exchanges(database, messages, jobs, here.connect)


@pytest.fixture
def open_line(qtbot, appearance, messages, jobs, database, home, exchanges):
    """Opens the window; pair before, if it is to be paired."""
    opened = []

    def open_line():
        exchanges.look()
        program = ProgramParts(None, None, list, tuple, list, list)
        window = open_window(home, database, messages, jobs, program, exchanges)
        opened.append(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield open_line
    for window in opened:
        window.close()
        window.deleteLater()
    rules.settle()


@pytest.fixture
def idle(qtbot, exchanges, jobs):
    """Waits until no exchange is under way and nothing is read."""

    def idle():
        qtbot.waitUntil(lambda: not exchanges.is_running and not jobs._jobs, timeout=20_000)
        rules.settle()

    return idle
