"""The page of the directives as the window knows it."""

from typing import TYPE_CHECKING

from organiser.i18n import _
from organiser.ui.directives.parts import DirectiveParts
from organiser.ui.page import PageSpec

if TYPE_CHECKING:
    from organiser.ui.directives.page import DirectivesPage

DIRECTIVES = "directives"


class DirectivePages:
    """Makes the page when it is first shown."""

    def __init__(self, parts: DirectiveParts) -> None:
        self._parts = parts

    def spec(self) -> PageSpec:
        """Return the page as the side bar names it."""
        return PageSpec(
            DIRECTIVES, lambda: _("Directives"), "flag", self.make, lambda: _("Headquarters")
        )

    def make(self) -> "DirectivesPage":
        """Make the page."""
        from organiser.ui.directives.page import DirectivesPage

        return DirectivesPage(self._parts)
