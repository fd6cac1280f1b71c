"""The page the program opens on: what is to be done, and where the committee stands."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent, Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from organiser import clock
from organiser.i18n import _, long_date
from organiser.progress import Progress
from organiser.ui.actions import Command
from organiser.ui.news import Topics
from organiser.ui.page import Page
from organiser.ui.rights.pages import RIGHTS
from organiser.ui.soon import soon
from organiser.ui.today.card import ReadCard
from organiser.ui.today.figures import FigureTile, Source, of_the_total, than_before
from organiser.ui.today.month import MonthCard
from organiser.ui.today.outing import OutingCard
from organiser.ui.today.readings import Readings
from organiser.ui.today.to_do import ToDoCard
from organiser.ui.today.ways import Chips, TodayParts
from organiser.ui.today.weeks import LadderCard, WeeksCard
from organiser.ui.today.words import STARTERS
from organiser.ui.training.pages import TRAINING
from organiser.ui.votes.pages import VOTES
from organiser.ui.widgets.boxes import below, beside, scrolling
from organiser.ui.widgets.labels import label
from organiser.usecases import today
from organiser.usecases.people.listing import Chip
from organiser.usecases.to_do import Task, ToDo
from organiser.usecases.today import Day, Figure

PEOPLE, DUPLICATES, SHEETS, RETURNS, IMPORT = "people", "duplicates", "sheets", "returns", "import"
ACTIONS, TEAMS, SLIPS, NEWCOMERS = "actions", "teams", "slips", "newcomers"
DIRECTIVES, PROPOSALS = "directives", "proposals"
GRACE = 60_000
"""Milliseconds after which the program has kept today's copy by itself, or could not."""
_MINUTE = 60_000
_REST = 300
"""Milliseconds after which the list of people is made ready: a click on it will not wait."""


class TodayPage(Page):
    """Reads its cards one after the other, each for itself; shows what is there."""

    def __init__(self, parts: TodayParts) -> None:
        super().__init__()
        self._parts = parts
        self._has_begun = self._is_ready = False
        self.readings = Readings(parts.jobs, self)
        self._day: date | None = None
        self._hello, self._date = label(role="h1"), label(role="muted", wraps=True)
        self.to_do = ToDoCard(parts.database, parts.home)
        self.month = MonthCard(parts.database, parts.messages)
        self.outing = OutingCard(parts.database)
        self.people, self.new_people, self.doors, self.actions_done = self.tiles = self._tiles()
        self.weeks, self.ladder = WeeksCard(parts.database), LadderCard(parts.database)
        self.cards: tuple[ReadCard | FigureTile, ...] = (
            self.to_do,
            self.month,
            self.outing,
            *self.tiles,
            self.weeks,
            self.ladder,
        )
        self._minute = QTimer(self, interval=_MINUTE)
        self._grace = QTimer(self, singleShot=True, interval=GRACE)
        self._ahead = QTimer(self, singleShot=True, interval=_REST)
        self._say_day()
        self._lay_out()
        self._connect()

    def primary(self) -> Command | None:
        return Command(
            "today_new_person", lambda: _("New person"), self.add_person, "user-plus", ("Ctrl+N",)
        )

    def commands(self) -> tuple[Command, ...]:
        return (
            Command(
                "today_import", lambda: _("Import a list"), self._go_to_import, "file-up",
                ("Ctrl+I",),
            ),
            Command(
                "today_outing", lambda: _("Prepare an outing"), self.prepare_outing, "printer",
            ),
            Command(
                "today_goal", lambda: _("Goal of each month"), self.month.ask_goal, "flag",
            ),
        )  # fmt: skip

    def help_text(self) -> str:
        return _(
            "What is to be done comes first, the most urgent on top: up and down move from line "
            "to line, Enter does it. Below, each figure opens the list behind it. The goal of the "
            "month is your own: set it in its card."
        )

    def first_focus(self) -> QWidget:
        return self.to_do.lines[0].button if self.to_do.lines else self

    def on_change(self, topics: Topics) -> None:
        self._say_day()
        if self._has_begun:
            self.readings.ask([card for card in self.cards if card.topics & topics])

    def read_again(self) -> None:
        self._say_day()
        self.readings.ask(self.cards)

    def look_at_clock(self) -> None:
        """Read everything again once midnight has passed, or a night's sleep."""
        if self._has_begun and clock.today() != self._day:
            self.read_again()

    def look_for_copy(self) -> None:
        """From now on a missing copy is worth a line."""
        self.to_do.with_copy = True
        self.readings.ask([self.to_do])

    def add_person(self) -> None:
        """Ask for somebody new."""
        self._parts.ways.add_person()
        self.wants_page.emit(PEOPLE)

    def prepare_outing(self) -> None:
        """Choose the doors of an outing."""
        self._parts.ways.prepare_sheet()
        self.wants_page.emit(SHEETS)

    def do(self, todo: ToDo) -> None:
        """Do what a line says, or go to where it is done."""
        ways: dict[Task, Callable[[], object]] = {
            Task.STEPS: partial(self._show_people, frozenset({Chip.TO_CONTACT})),
            Task.NEWCOMERS: partial(self.wants_page.emit, NEWCOMERS),
            Task.DIRECTIVES: partial(self.wants_page.emit, DIRECTIVES),
            Task.VOTES: partial(self.wants_page.emit, VOTES),
            Task.ANSWERS: partial(self.wants_page.emit, PROPOSALS),
            Task.REMARKS: partial(self._show_people, frozenset({Chip.REMARKS})),
            Task.COURSES: partial(self.wants_page.emit, TRAINING),
            Task.REQUESTS: partial(self.wants_page.emit, RIGHTS),
            Task.SILENCE: partial(self.wants_page.emit, RIGHTS),
            Task.ASK_AGAIN: self._show_kept,
            Task.UNTOLD: self._show_untold,
            Task.SLIPS: self._type_slips,
            Task.PAIRS: partial(self.wants_page.emit, DUPLICATES),
            Task.NO_BASIS: partial(self._show_people, frozenset({Chip.UNASKED})),
            Task.REPORTS: self._write_reports,
            Task.TASKS: self._see_tasks,
            Task.PATHS: self._see_paths,
            Task.LATE_SHEETS: partial(self._show_sheets, todo.sheets),
            Task.RETURNS: partial(self._type_in, todo),
            Task.APART: self._compare,
            Task.COPY: self._keep_copy,
            Task.IMPORT: self._go_to_import,
            Task.ADD: self.add_person,
            Task.FIRST_OUTING: self.prepare_outing,
        }
        ways[todo.task]()

    def retranslate(self) -> None:
        super().retranslate()
        self._say_day()
        for card in self.cards:
            card.retranslate()

    def fold(self, level: int) -> None:
        """With one column the wide cards stand below each other, the small ones two by two."""
        is_narrow = level > 1
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        for row in self._rows:
            row.setDirection(down if is_narrow else along)
        self._right.setDirection(along if is_narrow else down)

    def showEvent(self, event: QShowEvent) -> None:
        """What is seen is read; a page that she has left again before is not."""
        super().showEvent(event)
        soon(self, self._begin)

    def _begin(self) -> None:
        if not self.isVisible():
            return
        if self._has_begun:
            self.look_at_clock()
            return
        self._has_begun = True
        self._minute.start()
        self._grace.start()
        self.read_again()

    def _tell_waiting(self, day: Day) -> None:
        for card in (*self.tiles, self.weeks, self.ladder):
            card.setVisible(not day.is_new)  # there is nothing yet to be counted
        waiting = [line for line in self.to_do.lines if line.todo.task not in STARTERS]
        self.badge.emit(len(waiting))
        if QApplication.focusWidget() is self and self.to_do.lines:
            self.first_focus().setFocus()

    def _make_ready(self) -> None:
        """Nobody waits now: what she goes to next will not wait either."""
        if self.isVisible() and not self._is_ready:
            self._is_ready = True
            self.wants_ahead.emit(PEOPLE)
            work = partial(self._parts.database.make_ready)
            self._parts.jobs.run(work, then=self._rest, owner=self)

    def _rest(self, _nothing: None) -> None:
        self._parts.jobs.rest()

    def _say_day(self) -> None:
        self._day = clock.today()
        day = long_date(self._day)
        self._hello.setText(_("Hello"))
        self._date.setText(day[:1].upper() + day[1:])

    def _show_people(self, chips: Chips) -> None:
        self._parts.ways.show_people(chips)
        self.wants_page.emit(PEOPLE)

    def _show_kept(self) -> None:
        self._parts.ways.show_kept()
        self.wants_page.emit(RIGHTS)

    def _type_slips(self) -> None:
        self._parts.ways.type_slips()
        self.wants_page.emit(SLIPS)

    def _show_untold(self) -> None:
        self._parts.ways.show_untold()
        self.wants_page.emit(RIGHTS)

    def _show_sheets(self, sheets: Sequence[Any]) -> None:
        self._parts.ways.show_sheets(sheets)
        self.wants_page.emit(SHEETS)

    def _show_action(self, action: UUID) -> None:
        self._parts.ways.show_action(action)
        self.wants_page.emit(ACTIONS)

    def _write_reports(self) -> None:
        self._parts.ways.show_reports()
        self.wants_page.emit(ACTIONS)

    def _see_tasks(self) -> None:
        self._parts.ways.show_tasks()
        self.wants_page.emit(TEAMS)

    def _see_paths(self) -> None:
        self._parts.ways.show_paths()
        self.wants_page.emit(TEAMS)

    def _type_in(self, todo: ToDo) -> None:
        self._parts.ways.type_in(todo.sheets[0])
        self.wants_page.emit(RETURNS)

    def _compare(self) -> None:
        self._parts.ways.compare()
        self.wants_page.emit(RETURNS)

    def _go_to_import(self) -> None:
        self.wants_page.emit(IMPORT)

    def _keep_copy(self) -> None:
        from organiser.usecases import backup

        progress = Progress()
        work = partial(
            backup.keep_backup, self._parts.database, self._parts.home, progress=progress
        )
        self._parts.jobs.run(work, then=self._say_kept, owner=self, progress=progress)

    def _say_kept(self, _file: object) -> None:
        self._parts.messages.say(_("Today's copy is kept, and was opened to be sure."))
        self.readings.ask([self.to_do])

    def _tiles(self) -> tuple[FigureTile, ...]:
        database = self._parts.database
        people, field = frozenset({"people"}), frozenset({"visits", "sheets"})
        every = Source(today.read_crowd, attrgetter("people"), people)
        new = Source(today.read_crowd, attrgetter("new_people"), people)
        doors = Source(today.read_doors, attrgetter("doors"), field)
        done = Source(today.read_actions, _itself, frozenset({"actions"}))
        return (
            FigureTile(lambda: _("People"), every, database, of_the_total),
            FigureTile(lambda: _("New in 30 days"), new, database, than_before, "success"),
            FigureTile(lambda: _("Doors in 30 days"), doors, database, than_before, "warning"),
            FigureTile(lambda: _("Actions in 30 days"), done, database, than_before, "info"),
        )

    def _connect(self) -> None:
        self.to_do.asked.connect(self.do)
        self.to_do.shown.connect(self._tell_waiting)
        self.readings.settled.connect(self._ahead.start)
        for asked in (self.to_do.outing_asked, self.outing.prepare_asked):
            asked.connect(self.prepare_outing)
        self.outing.opened.connect(self._show_sheets)
        self.outing.action_opened.connect(self._show_action)
        self.people.opened.connect(partial(self._show_people, frozenset()))
        self.new_people.opened.connect(partial(self._show_people, frozenset({Chip.NEW})))
        self.doors.opened.connect(partial(self._show_sheets, ()))
        self.actions_done.opened.connect(partial(self._show_people, frozenset({Chip.ACTIVE})))
        self.ladder.opened.connect(partial(self._show_people, frozenset({Chip.VOLUNTEERS})))
        for card in self.cards:
            card.retry_asked.connect(partial(self.readings.ask, [card]))
        self._minute.timeout.connect(self.look_at_clock)
        self._grace.timeout.connect(self.look_for_copy)
        self._ahead.timeout.connect(self._make_ready)
        for timer in (self._minute, self._grace, self._ahead):
            self._parts.jobs.closed.connect(timer.stop)

    def _lay_out(self) -> None:
        self._right = below(self.month, self.outing, gap=12)
        top = beside(self.to_do, self._right, gap=12)
        top.setStretch(0, 17)
        top.setStretch(1, 10)
        pairs = [beside(*self.tiles[at : at + 2], gap=12) for at in (0, 2)]
        figures = beside(*pairs, gap=12)
        low = beside(self.weeks, self.ladder, gap=12)
        for row, shares in (
            (self._right, (1, 1)),
            (figures, (1, 1)),
            (low, (6, 5)),
            *((pair, (1, 1)) for pair in pairs),
        ):
            for place, share in enumerate(shares):
                row.setStretch(place, share)
        self._rows = (top, figures, low)
        inside = QWidget()
        head = below(self._hello, self._date, gap=0)
        inside.setLayout(below(head, top, figures, low, None, gap=10, margins=(24, 12, 20, 14)))
        self._area = scrolling(inside)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(below(self._area, gap=0))


def _itself(figure: Figure) -> Figure:
    return figure
