"""The page of signed slips as the window knows it, and the ways that lead to it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser.i18n import _
from organiser.ui.actions import Command
from organiser.ui.page import PageSpec
from organiser.ui.people.pages import PEOPLE
from organiser.ui.slips.parts import SlipParts

if TYPE_CHECKING:
    from organiser.ui.slips.page import SlipsPage

SLIPS = "slips"


class SlipPages:
    """Makes the page when it is first shown; takes a pile from wherever it is asked for."""

    def __init__(self, parts: SlipParts) -> None:
        self._parts = parts
        self._page: SlipsPage | None = None
        self._window: QWidget | None = None
        self._action: UUID | None = None
        self._goes_on = False
        self._go: Callable[[str], object] = lambda _key: None

    def spec(self) -> PageSpec:
        """Return the page; the list of people leads to it."""
        return PageSpec(
            SLIPS, lambda: _("Signed slips"), "inbox", self.make, is_listed=False, under=PEOPLE
        )

    def commands(self) -> tuple[Command, ...]:
        """Return what can be done on every page."""
        return (
            Command("type_slips", lambda: _("Type in signed slips"), self.show, "inbox"),
        )  # fmt: skip

    def stand_in(self, window: QWidget) -> None:
        """Open dialogs over *window*."""
        self._window = window

    def lead(self, go: Callable[[str], object]) -> None:
        """Let *go* bring a page in front, once there is a window."""
        self._go = go

    def make(self) -> "SlipsPage":
        """Make the page."""
        from organiser.ui.slips.page import SlipsPage

        self._page = SlipsPage(self._parts)
        self._do_wanted()
        return self._page

    def show(self) -> None:
        """Go on with the pile that is open, or ask for one."""
        self.go_on()
        self._go(SLIPS)

    def go_on(self) -> None:
        """Have the page go on with the pile that is open, now or when it is made."""
        self._goes_on = True
        self._do_wanted()

    def show_of_action(self, action_id: UUID) -> None:
        """Ask for the pile that came back from an action."""
        self._action = action_id
        self._do_wanted()
        self._go(SLIPS)

    def ask_many(self, people: Sequence[UUID]) -> None:
        """Ask what all of *people* agreed to on paper."""
        from organiser.ui.slips.many_dialog import ManyDialog

        assert self._window is not None
        ManyDialog(self._window, self._parts, people).open()

    def _do_wanted(self) -> None:
        if self._page is None:
            return
        if self._goes_on:
            self._page.go_on()
        if self._action is not None:
            self._page.begin_of_action(self._action)
        self._goes_on, self._action = False, None
