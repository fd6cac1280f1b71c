"""The page of the rights desk as the window knows it."""

from typing import TYPE_CHECKING

from organiser.i18n import _
from organiser.ui.page import PageSpec
from organiser.ui.rights.parts import RightsParts

if TYPE_CHECKING:
    from organiser.ui.rights.page import RightsPage

RIGHTS = "rights"


class RightsPages:
    """Makes the page when it is first shown."""

    def __init__(self, parts: RightsParts) -> None:
        self._parts = parts
        self._page: RightsPage | None = None
        self._shows_kept = False

    def spec(self) -> PageSpec:
        """Return the page as the side bar names it."""
        return PageSpec(RIGHTS, lambda: _("Rights"), "shield-check", self.make, lambda: _("Data"))

    def make(self) -> "RightsPage":
        """Make the page."""
        from organiser.ui.rights.page import RightsPage

        self._page = RightsPage(self._parts)
        self._do_wanted()
        return self._page

    def show_kept(self) -> None:
        """Have the page show who is kept for too long, now or when it is made."""
        self._shows_kept = True
        self._do_wanted()

    def _do_wanted(self) -> None:
        if self._page is not None and self._shows_kept:
            self._page.show_part(self._page.durations)
            self._shows_kept = False
