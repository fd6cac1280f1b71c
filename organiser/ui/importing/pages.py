"""The page of the import as the window knows it, and the way to it with a file."""

from pathlib import Path
from typing import TYPE_CHECKING

from organiser.i18n import _
from organiser.ui.page import PageSpec
from organiser.ui.people.parts import PeopleParts

if TYPE_CHECKING:
    from organiser.ui.importing.page import ImportPage

IMPORT = "import"


class ImportPages:
    """Makes the page when it is first shown."""

    def __init__(self, parts: PeopleParts, under: str) -> None:
        """*under* is the page lit up in the side bar meanwhile."""
        self._parts, self._under = parts, under
        self._page: ImportPage | None = None
        self._wanted: Path | None = None

    def spec(self) -> PageSpec:
        """Return the page; another leads to it."""
        return PageSpec(
            IMPORT, lambda: _("Import people"), "file-up", self.make, is_listed=False,
            under=self._under,
        )  # fmt: skip

    def make(self) -> "ImportPage":
        """Make the page."""
        from organiser.ui.importing.page import ImportPage

        self._page = ImportPage(self._parts)
        self._take_wanted()
        return self._page

    def take(self, file: Path) -> None:
        """Have the page begin with *file*, now or when it is made."""
        self._wanted = file
        self._take_wanted()

    def _take_wanted(self) -> None:
        if self._page is not None and self._wanted is not None:
            self._page.take_file(self._wanted)
            self._wanted = None
