"""The page of who climbed as the window knows it."""

from typing import TYPE_CHECKING

from organiser.i18n import _
from organiser.ui.climbers.parts import ClimberParts
from organiser.ui.page import PageSpec

if TYPE_CHECKING:
    from organiser.ui.climbers.page import ClimbersPage

CLIMBERS = "climbers"


class ClimberPages:
    """Makes the page when it is first shown."""

    def __init__(self, parts: ClimberParts) -> None:
        self._parts = parts

    def spec(self) -> PageSpec:
        """Return the page as the side bar names it."""
        return PageSpec(
            CLIMBERS, lambda: _("Who climbed"), "trending-up", self.make,
            lambda: _("My committee"),
        )  # fmt: skip

    def make(self) -> "ClimbersPage":
        """Make the page."""
        from organiser.ui.climbers.page import ClimbersPage

        return ClimbersPage(self._parts)
