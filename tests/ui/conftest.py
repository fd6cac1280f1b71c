"""What tests of screens may ask for."""

from pathlib import Path

import pytest
from PySide6.QtGui import QCursor

from organiser import i18n, paths
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from tests.screens import appearance, application, hint_no_size
from tests.ui import gallery, rules
from tests.ui.looks import LOOKS, look_name

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
    """The window with its two pages of parts, shown and in front; the mouse is elsewhere."""
    QCursor.setPos(0, 0)
    window = gallery.make_window(tmp_path, messages, jobs)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def in_front(qtbot, appearance, jobs, database):
    """Brings a window over the committee to the front; it goes when nothing works any more."""
    shown = []

    def bring(window):
        shown.append(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield bring
    jobs.cancel_all()
    qtbot.waitUntil(lambda: not jobs._jobs)
    for window in shown:
        window.close()
        window.deleteLater()
    rules.settle()


@pytest.fixture
def make_program(qtbot, appearance, messages, jobs, database, home):
    """Makes the window of the program; what still works at the end is waited for."""
    from tests.ui.today.scene import make_window  # all of the program: only who asks waits for it

    made = []

    def make():
        window = make_window(database, home, messages, jobs)
        made.append(window)
        window.resize(1366, 768)
        return window

    yield make
    for window in made:
        window.pages.page("today")._ahead.stop()
        qtbot.waitUntil(lambda: not jobs._jobs)
        window.close()
        window.deleteLater()
    rules.settle()


@pytest.fixture
def open_at(qtbot, make_program):
    """Opens the window of the program at a page; today is not read behind it."""

    def open_it(key):
        window = make_program()
        window.pages.page("today")._has_begun = True
        window.show()
        window.go(key)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.pages.page("today")._ahead.stop()
        return window

    return open_it


@pytest.fixture(params=LOOKS, ids=look_name)
def looked_at(request, appearance, open_window):
    """Opens the window of the room in each language, size of text and scheme."""

    def look():
        language, percent, scheme = request.param
        window = open_window()
        i18n.speak(language, paths.resources() / "locale")
        appearance.wear(scheme, percent)
        window.retranslate()
        window.restyle()
        return window

    yield look
    appearance.wear("light", 100)
