"""The page of tasks and teams as the window knows it."""

from typing import TYPE_CHECKING

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

    def spec(self) -> PageSpec:
        """Return the page as the side bar names it."""
        return PageSpec(
            TEAMS, lambda: _("Tasks and teams"), "users-round", self.make, lambda: _("Field"),
            acts=(PageAct("new_task", lambda: _("Add a task"), "plus"),),
        )  # fmt: skip

    def make(self) -> "TeamsPage":
        """Make the page."""
        from organiser.ui.teams.page import TeamsPage

        self._page = TeamsPage(self._parts)
        return self._page

    def show_tasks(self) -> None:
        """Have the tasks in front, where the page is made already."""
        if self._page is not None:
            self._page.show_tasks()
