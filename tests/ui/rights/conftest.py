"""A window over a real committee in which people asked for their rights."""

import pytest
from make import person

from organiser import clock
from organiser.domain.rights import RequestKind
from organiser.usecases.rights import desk
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
def window(in_front, messages, jobs, database, home):
    return in_front(make_window(database, home, messages, jobs))


@pytest.fixture
def page(qtbot, window):
    window.go("rights")
    return window.pages.page("rights")
