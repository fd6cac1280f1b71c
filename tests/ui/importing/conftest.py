"""The page of the import over a real committee."""

import pytest

from organiser import paths
from organiser.domain.consent import Origin
from tests.ui.people.conftest import asked_sheets, open_window, people  # noqa: F401


@pytest.fixture
def window(database, open_window):  # noqa: F811
    window = open_window()
    window.go("import")
    return window


@pytest.fixture
def page(window):
    return window.pages.page("import")


@pytest.fixture
def take(qtbot, page):
    """Hands a file to the page and waits until it was opened."""

    def take_it(file, origin=Origin.COMMITTEE):
        page.file.take(file)
        qtbot.waitUntil(lambda: page._job is None)
        if origin is not None:
            page.file.origins[origin].click()

    return take_it


@pytest.fixture
def written(tmp_path):
    """Writes a file of hers."""

    def write(text, name="liste.csv", encoding="utf-8"):
        file = tmp_path / name
        file.write_bytes(text.encode(encoding))
        return file

    return write


@pytest.fixture
def demonstration():
    return paths.demonstration()
