"""The page of the rights desk as the window knows it."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from organiser.i18n import _
from organiser.ui.page import PageAct, PageSpec
from organiser.ui.rights.parts import RightsParts
from organiser.ui.soon import soon

if TYPE_CHECKING:
    from organiser.ui.rights.page import RightsPage

RIGHTS = "rights"


class RightsPages:
    """Makes the page when it is first shown."""

    def __init__(self, parts: RightsParts) -> None:
        self._parts = parts
        self._page: RightsPage | None = None
        self._shows_kept = self._shows_untold = False
        self._lost: Sequence[UUID] = ()

    def spec(self) -> PageSpec:
        """Return the page as the side bar names it."""
        return PageSpec(
            RIGHTS, lambda: _("Rights"), "shield-check", self.make, lambda: _("Data"),
            acts=(
                PageAct("note_request", lambda: _("Note a request"), "plus"),
                PageAct("note_incident", lambda: _("Note an incident"), "triangle-alert"),
                PageAct("add_election", lambda: _("Add a day of voting"), "calendar"),
                PageAct("show_durations", lambda: _("See who is kept for too long"), "clock"),
            ),
        )  # fmt: skip

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

    def show_untold(self) -> None:
        """Have the page show who is to be told where her data come from."""
        self._shows_untold = True
        self._do_wanted()

    def note_lost(self, sheets: Sequence[UUID]) -> None:
        """Have the page ask for the incident of lost *sheets*, filled in; now or when it is made.

        What stood on them is read, and she reads it over: nothing is noted before that.
        """
        self._lost = sheets
        self._do_wanted()

    def _do_wanted(self) -> None:
        if self._page is None:
            return
        if self._shows_kept:
            self._page.show_part(self._page.durations)
        if self._shows_untold:
            self._page.show_part(self._page.informing)
        if self._lost:
            soon(self._page, partial(self._page.note_lost, tuple(self._lost)))  # once in front
        self._shows_kept = self._shows_untold = False
        self._lost = ()
