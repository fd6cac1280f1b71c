"""The window with the pages of the people, over a real committee."""

from organiser.ui.page import PageSpec
from organiser.ui.people.duplicates_page import DuplicatesPage
from organiser.ui.people.page import PeoplePage
from organiser.ui.people.parts import PeopleParts
from organiser.ui.shell.parts import WindowParts
from organiser.ui.shell.window import MainWindow


def make_window(database, home, messages, jobs, sheets_wanted=None):
    parts = PeopleParts(database, messages, jobs, home, sheets_wanted)
    pages = (
        PageSpec("people", lambda: "People", "users", lambda: PeoplePage(parts)),
        PageSpec(
            "duplicates", lambda: "Duplicates", "git-merge", lambda: DuplicatesPage(parts),
            is_listed=False, under="people",
        ),
        *_importing(parts),
    )  # fmt: skip
    window = MainWindow(WindowParts(pages, home, messages, jobs, "Plouexemple-sur-Mer"))
    window.news.follow(database.listen)
    return window


def _importing(parts):
    try:
        from organiser.ui.importing.page import ImportPage
    except ImportError:
        return ()
    return (
        PageSpec(
            "import", lambda: "Import", "file-up", lambda: ImportPage(parts),
            is_listed=False, under="people",
        ),
    )  # fmt: skip


def names_on(page):
    """The names in the list, from the top."""
    model = page.list.model
    return [model.row_at(model.index(place, 0)).name for place in range(model.rowCount())]
