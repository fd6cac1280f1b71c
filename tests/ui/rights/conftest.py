"""A window over a real committee in which people asked for their rights."""

import pytest
from make import person

from organiser import clock
from organiser.domain.rights import RequestKind
from organiser.usecases.rights import desk
from tests.ui import rules
from tests.ui.today.scene import make_window


@pytest.fixture
def her(database):
    return person(
        database, "Solène Le Bihan", emails="solene@example.org", phones="06 39 98 76 54",
        address="12 rue des Lilas", city="Plouexemple",
    )  # fmt: skip


@pytest.fixture
def request_id(database, her):
    return desk.note_request(
        database, her, RequestKind.ACCESS, received_on=clock.today(), told_by="lettre"
    )


@pytest.fixture
def window(qtbot, appearance, messages, jobs, database, home):
    window = make_window(database, home, messages, jobs)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
    window.deleteLater()
    rules.settle()


@pytest.fixture
def page(qtbot, window):
    window.go("rights")
    return window.pages.page("rights")
