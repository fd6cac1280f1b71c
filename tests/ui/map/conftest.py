"""The window with the map in front."""

import pytest

from tests.ui.map import scene


@pytest.fixture
def asked():
    return []


@pytest.fixture
def window(qtbot, appearance, messages, jobs, database, home, asked):
    """Over a committee around Rennes, once the figures are read."""
    scene.fill(database)
    window = scene.make_window(database, home, messages, jobs, asked.append, asked.append)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.pages.page("map")._figures is not None, timeout=20_000)
    return window


@pytest.fixture
def page(window):
    return window.pages.page("map")
