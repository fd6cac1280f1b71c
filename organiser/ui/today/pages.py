"""The page of today as the window knows it."""

from typing import TYPE_CHECKING

from organiser.i18n import _
from organiser.ui.page import PageSpec
from organiser.ui.today.ways import TodayParts

if TYPE_CHECKING:
    from organiser.ui.today.page import TodayPage

TODAY = "today"


class TodayPages:
    """Makes the page when it is first shown."""

    def __init__(self, parts: TodayParts) -> None:
        self._parts = parts

    def spec(self) -> PageSpec:
        """Return the page as the side bar names it."""
        return PageSpec(TODAY, lambda: _("Today"), "house", self.make)

    def make(self) -> "TodayPage":
        """Make the page."""
        from organiser.ui.today.page import TodayPage

        return TodayPage(self._parts)
