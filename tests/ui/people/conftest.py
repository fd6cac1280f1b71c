"""A window over a real committee, with people in it."""

import pytest
from make import bring_in as bring_people_in
from make import candidate

from tests.ui import rules
from tests.ui.people.scene import make_window

NAMES = ("Alan Abgrall", "Bleuenn Riou", "Camille Le Goff", "Denez Riou", "Éva Kerbrat")


@pytest.fixture
def people(database):
    """Five invented people, brought in from a file."""
    bring_people_in(
        database,
        *(
            candidate(
                name, line, emails=(f"p{line}@example.org",), phones=(f"06 39 98 00 {line:02}",),
                street=f"{line} rue des Lilas",
            )
            for line, name in enumerate(NAMES, start=2)
        ),
    )  # fmt: skip
    return database


@pytest.fixture
def asked_sheets():
    """The people for whom sheets were asked."""
    return []


@pytest.fixture
def open_window(qtbot, appearance, messages, jobs, database, home, asked_sheets):
    """Opens the window over the committee and waits until the list is read."""

    opened = []

    def open_it():
        window = make_window(database, home, messages, jobs, asked_sheets.append)
        opened.append(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        page = window.pages.page("people")
        qtbot.waitUntil(lambda: not page.finder.is_reading)
        return window

    yield open_it
    for window in opened:
        page = window.pages.page("people")
        qtbot.waitUntil(lambda page=page: not page.finder.is_reading)
        page._pause.stop()
        window.close()
        window.deleteLater()
    rules.settle()


@pytest.fixture
def window(people, open_window):
    return open_window()


@pytest.fixture
def page(qtbot, window):
    """The page of the people, with the first of them shown beside the list."""
    page = window.pages.page("people")
    page._show_current()
    page.list.view.setFocus()
    return page
