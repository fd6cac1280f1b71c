"""The window with the pages of the field, over a real committee."""

import pytest

from tests.ui.field import doors


@pytest.fixture
def streets(database):
    doors.fill(database)
    return database


@pytest.fixture
def sheet(streets):
    """Twenty doors of rue de Dinan, printed."""
    return doors.printed(streets)


@pytest.fixture
def field(qtbot, appearance, messages, jobs, streets, tmp_path):
    """The window over two streets, shown and in front."""
    window = doors.make_window(streets, tmp_path / "screen", messages, jobs)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window
