"""The page of the newcomers as the window knows it."""

from typing import TYPE_CHECKING

from organiser.i18n import _
from organiser.ui.newcomers.parts import NewcomerParts
from organiser.ui.page import PageSpec

if TYPE_CHECKING:
    from organiser.ui.newcomers.page import NewcomersPage

NEWCOMERS = "newcomers"


class NewcomerPages:
    """Makes the page when it is first shown."""

    def __init__(self, parts: NewcomerParts) -> None:
        self._parts = parts

    def spec(self) -> PageSpec:
        """Return the page as the side bar names it."""
        return PageSpec(
            NEWCOMERS, lambda: _("New sign-ups"), "user-plus", self.make,
            lambda: _("My committee"),
        )  # fmt: skip

    def make(self) -> "NewcomersPage":
        """Make the page."""
        from organiser.ui.newcomers.page import NewcomersPage

        return NewcomersPage(self._parts)
