"""The page of tasks, teams and paths as the window knows it, and the way onto a path."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser.i18n import _
from organiser.ui.page import PageAct, PageSpec
from organiser.ui.plans.parts import PlanParts

if TYPE_CHECKING:
    from organiser.ui.teams.page import TeamsPage

TEAMS = "teams"


class TeamPages:
    """Makes the page when it is first shown."""

    def __init__(self, parts: PlanParts) -> None:
        self._parts = parts
        self._page: TeamsPage | None = None
        self._window: QWidget | None = None
        self._paths = False

    def spec(self) -> PageSpec:
        """Return the page as the side bar names it."""
        return PageSpec(
            TEAMS, lambda: _("Tasks and teams"), "users-round", self.make, lambda: _("Field"),
            acts=(
                PageAct("new_task", lambda: _("Add a task"), "plus"),
                PageAct("new_path", lambda: _("Make a path"), "footprints"),
                PageAct("see_paths", lambda: _("Who is on which path"), "footprints"),
            ),
        )  # fmt: skip

    def make(self) -> "TeamsPage":
        """Make the page."""
        from organiser.ui.teams.page import TeamsPage

        self._page = TeamsPage(self._parts)
        self._do_wanted()
        return self._page

    def show_tasks(self) -> None:
        """Have the tasks in front, where the page is made already."""
        if self._page is not None:
            self._page.show_tasks()

    def show_paths(self) -> None:
        """Have who is on which path in front, now or when the page is made."""
        self._paths = True
        self._do_wanted()

    def stand_in(self, window: QWidget) -> None:
        """Open dialogs over *window*."""
        self._window = window

    def put_on_path(self, people: Sequence[UUID]) -> None:
        """Ask on which path *people* are put."""
        from organiser.ui.paths.put_dialog import PutDialog

        assert self._window is not None
        PutDialog(self._window, self._parts.database, self._parts.messages, people).open()

    def _do_wanted(self) -> None:
        if self._page is not None and self._paths:
            self._page.show_paths()
            self._paths = False
