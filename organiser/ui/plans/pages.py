"""The page of the actions as the window knows it, and what leads to it from anywhere."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser.i18n import _
from organiser.ui.actions import Command
from organiser.ui.page import PageAct, PageSpec
from organiser.ui.plans.parts import PlanParts

if TYPE_CHECKING:
    from datetime import date

    from organiser.domain.action import Kind
    from organiser.ui.plans.page import ActionsPage

ACTIONS = "actions"


class PlanPages:
    """Makes the page when it is first shown; notes an action from wherever she is."""

    def __init__(self, parts: PlanParts, people_chosen: Callable[[], Sequence[UUID]]) -> None:
        """*people_chosen* tells who is selected in the list of people, when it is in front."""
        self._parts, self._people_chosen = parts, people_chosen
        self._window: QWidget | None = None
        self._page: ActionsPage | None = None
        self._wanted: UUID | None = None
        self._day: date | None = None
        self._kind: Kind | None = None
        self._lists = False

    def stand_in(self, window: QWidget) -> None:
        """Open dialogs over *window*."""
        self._window = window

    def spec(self) -> PageSpec:
        """Return the page as the side bar names it."""
        return PageSpec(
            ACTIONS, lambda: _("Actions"), "calendar-check", self.make, lambda: _("Field"),
            acts=(
                PageAct("plan_action", lambda: _("Plan an action"), "plus"),
                PageAct("type_sign_up_sheet", lambda: _("Type in a sign-up sheet"), "keyboard"),
                PageAct("all_ics", lambda: _("Save all the actions for another calendar"),
                        "download"),
                PageAct("action_kinds", lambda: _("Kinds of action"), "tag"),
            ),
        )  # fmt: skip

    def commands(self) -> tuple[Command, ...]:
        """Return what can be done on every page."""
        return (
            Command(
                "log_action", lambda: _("Note an action"), self.ask_log, "calendar-check",
                ("Ctrl+Shift+N",),
            ),
        )  # fmt: skip

    def make(self) -> "ActionsPage":
        """Make the page."""
        from organiser.ui.plans.page import ActionsPage

        self._page = ActionsPage(self._parts)
        self._do_wanted()
        return self._page

    def ask_log(self) -> None:
        """Ask what was done, who was there, and when."""
        from organiser.ui.plans.log_dialog import LogDialog

        assert self._window is not None
        dialog = LogDialog(self._window, self._parts, self._people_chosen(), self._kind)
        dialog.accepted.connect(lambda: self._remember(dialog.kind.value()))
        dialog.open()

    def invite(self, people: Sequence[UUID]) -> None:
        """Ask to which action *people* are invited, and how."""
        from organiser.ui.plans.invite_dialog import InviteDialog

        assert self._window is not None
        InviteDialog(self._window, self._parts, people).open()

    def show_action(self, action_id: UUID) -> None:
        """Have the page show one action, now or when it is made."""
        self._wanted = action_id
        self._do_wanted()

    def show_reports(self) -> None:
        """Have the page list the actions, at the oldest that waits for its report."""
        self._lists = True
        self._do_wanted()

    def plan_on(self, day: "date") -> None:
        """Have the page ask for a new action on *day*, now or when it is made."""
        self._day = day
        self._do_wanted()

    def _remember(self, kind: "Kind") -> None:
        self._kind = kind

    def _do_wanted(self) -> None:
        if self._page is None:
            return
        if self._wanted is not None:
            self._page.open_action(self._wanted)
        if self._day is not None:
            self._page.plan_on(self._day)
        if self._lists:
            self._page.show_reports()
        self._wanted, self._day, self._lists = None, None, False
