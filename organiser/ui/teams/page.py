"""The page of the tasks, the teams and the paths: who does what, and with whom."""

from functools import partial

from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from organiser.domain.cheat_sheet import KeyGroup, KeyLine
from organiser.i18n import _
from organiser.ui.actions import Command
from organiser.ui.news import Topics
from organiser.ui.page import Page
from organiser.ui.paths.paths_part import PathsPart
from organiser.ui.people.acts import Acts
from organiser.ui.plans.parts import PlanParts
from organiser.ui.teams.tasks_part import TasksPart
from organiser.ui.teams.teams_part import TeamsPart
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.labels import rule

TOPICS = frozenset({"tasks", "teams", "people", "paths", "consent", "rights"})


class TeamsPage(Page):
    """Three parts: tasks, teams, and paths."""

    def __init__(self, parts: PlanParts) -> None:
        super().__init__()
        self._parts = parts
        acts = Acts(parts.database, parts.messages)
        self.tasks, self.teams = TasksPart(parts, acts), TeamsPart(parts, acts)
        self.paths = PathsPart(parts, acts)
        self.tabs, self.parts = QTabBar(), QStackedWidget()
        for part in (self.tasks, self.teams, self.paths):
            self.tabs.addTab("")
            self.parts.addWidget(part)
        self.phrases.put(partial(self.tabs.setTabText, 0), lambda: _("Tasks"))
        self.phrases.put(partial(self.tabs.setTabText, 1), lambda: _("Teams"))
        self.phrases.put(partial(self.tabs.setTabText, 2), lambda: _("Paths"))
        self.phrases.name(self.tabs, lambda: _("Parts of the page"), tip=False)
        box = below(beside(self.tabs, None, margins=(24, 4, 20, 0)), rule(), self.parts, gap=0)
        box.setStretch(2, 1)
        self.setLayout(box)
        self.tabs.setUsesScrollButtons(False)  # the chosen one is written wider than it was
        self.tabs.currentChanged.connect(self.parts.setCurrentIndex)
        self.read_again()

    def commands(self) -> tuple[Command, ...]:
        return (
            Command("new_task", lambda: _("Add a task"), self.add_task, "plus", ("Ctrl+N",)),
            Command("new_team", lambda: _("Make a team"), self.add_team, "users-round"),
            Command("new_path", lambda: _("Make a path"), self.add_path, "footprints"),
            Command("see_paths", lambda: _("Who is on which path"), self.show_paths, "footprints"),
            Command("save_tasks", lambda: _("Save the list as PDF"), self.tasks.ask_paper,
                    "download", ("Ctrl+P",)),
        )  # fmt: skip

    def help_text(self) -> str:
        return _(
            "Tasks: what, who does it, by when; Enter on one says that it is done, E changes it. "
            "Today tells which are due. Teams: name one, add people and what each answers for; L "
            "says who leads it. Paths: take one over or make one; beside it stands who is on "
            "one, the latest first: Enter says that a step is done."
        )

    def key_groups(self) -> tuple[KeyGroup, ...]:
        lines = (
            KeyLine((_("Enter"),), _("The task is done")),
            KeyLine(("E",), _("Change the task")),
            KeyLine(("N",), _("New task")),
            KeyLine(("L",), _("Leads the team")),
            KeyLine(("D",), _("Path: the step is done")),
            KeyLine(("M",), _("Path: done, with a word")),
            KeyLine(("S",), _("Path: skip the step")),
            KeyLine(("Q",), _("Path: who looks after it")),
            KeyLine(("C",), _("Path: her card")),
            KeyLine(("G",), _("Path: give it up")),
        )
        return (KeyGroup(_("On the lists"), lines),)

    def first_focus(self) -> QWidget:
        if self.parts.currentWidget() is self.paths:
            return self.paths.first_focus()
        if self.parts.currentWidget() is self.teams:
            return self.teams.team_list if self.teams.teams.rowCount() else self.teams.name
        return self.tasks.list if self.tasks.model.rowCount() else self.tasks.what

    def add_task(self) -> None:
        """Ask for a task."""
        self.show_tasks()
        self.tasks.what.setFocus()

    def add_team(self) -> None:
        """Ask for a team."""
        self.tabs.setCurrentIndex(1)
        self.teams.name.setFocus()

    def add_path(self) -> None:
        """Ask for a path."""
        self.show_paths()
        self.paths.make()

    def show_paths(self) -> None:
        """Bring the paths in front, with everybody who is on one."""
        self.tabs.setCurrentIndex(2)
        self.paths.show_due()
        self.first_focus().setFocus()

    def show_tasks(self) -> None:
        """Bring the tasks in front."""
        self.tabs.setCurrentIndex(0)

    def on_change(self, topics: Topics) -> None:
        if topics & TOPICS:
            self.read_again()

    def read_again(self) -> None:
        self.tasks.read_again()
        self.teams.read_again()
        self.paths.read_again()

    def retranslate(self) -> None:
        super().retranslate()
        self.tasks.retranslate()
        self.teams.retranslate()
        self.paths.retranslate()
