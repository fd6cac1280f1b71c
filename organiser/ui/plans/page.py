"""The page of the actions: a calendar or a list, and beside it a day, an action, or its form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QKeyEvent, QShowEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from organiser import clock
from organiser.domain.cheat_sheet import KeyGroup
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.ui.actions import Command
from organiser.ui.news import Topics
from organiser.ui.page import Page
from organiser.ui.people.acts import Acts
from organiser.ui.plans.action_list import columns, no_action
from organiser.ui.plans.calendar_view import CalendarView, next_stretch
from organiser.ui.plans.days_model import DaysModel, Stretch
from organiser.ui.plans.page_commands import commands_of
from organiser.ui.plans.parts import PlanParts
from organiser.ui.plans.period_bar import Look, PeriodBar
from organiser.ui.plans.planner import Planner
from organiser.ui.plans.side import Side
from organiser.ui.plans.words import plan_keys
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.widgets.boxes import Card, below
from organiser.usecases.plans import agenda
from organiser.usecases.plans.agenda import ActionRow

TOPICS = frozenset({"actions", "people"})


class ActionsPage(Page):
    """Shows what is planned and what was done; what is noted of it stands beside."""

    def __init__(self, parts: PlanParts) -> None:
        super().__init__()
        self._parts = parts
        self._level, self._is_side_asked = 0, False
        self.look = Look.MONTH
        self.rows: tuple[ActionRow, ...] = ()
        self.bar = PeriodBar()
        self.days = DaysModel(self)
        self.calendar = CalendarView(self.days)
        self.model: RowsModel[ActionRow] = RowsModel(columns(), self)
        self.list = ListView(self.model, lambda: _("Actions"), no_action())
        acts = Acts(parts.database, parts.messages)
        self.side = Side(parts, acts)
        self.planner = Planner(self, parts, acts, self.side, self.open_action)
        self._lay_out()
        self._connect()
        self.read_again()

    def primary(self) -> Command | None:
        return Command("plan_action", lambda: _("Plan an action"), self.plan_action, "plus",
                       ("Ctrl+N",))  # fmt: skip

    def commands(self) -> tuple[Command, ...]:
        return commands_of(self)

    def help_text(self) -> str:
        return _(
            "What your committee plans and what it did. Arrows move from day to day, Enter opens a "
            "day, N plans an action; W, M and L show a week, a month, a list. In an action, the "
            "keys 1 to 4 say who has not answered, is coming, came or did not. Once it is over, "
            "its report closes it, and who came moves on."
        )

    def key_groups(self) -> tuple[KeyGroup, ...]:
        return plan_keys()

    def first_focus(self) -> QWidget:
        return self.list if self.look is Look.LIST else self.calendar

    def on_change(self, topics: Topics) -> None:
        if topics & TOPICS:
            self.read_again()

    def read_again(self) -> None:
        """Show what is true now, where she is."""
        database = self._parts.database
        if self.look is Look.LIST:
            self.rows = agenda.read_list(database)
            self.model.show(self.rows)
            self.list.settle()
            self._stand_on_action()
        else:
            self.rows = agenda.read_agenda(database, self.days.first, self.days.last)
            self.days.show(self.rows)
        self.bar.show_period(self.look, self.days.day)
        self._show_day()
        self.side.read_again()

    def show_look(self, look: Look) -> None:
        """Show a week, a month or the list."""
        self.look = look
        self.middle.setCurrentIndex(1 if look is Look.LIST else 0)
        if look is not Look.LIST:
            self.days.turn_to(Stretch(look.value), self.days.day)
            self.calendar.measure()
            self.calendar.go_to(self.days.day)
        self.read_again()
        self.first_focus().setFocus()

    def go_to_day(self, day: date) -> None:
        """Stand on *day*, in the week or the month it lies in."""
        is_other = not self.days.first <= day <= self.days.last
        is_other_month = self.days.stretch is Stretch.MONTH and day.month != self.days.day.month
        if is_other or is_other_month:
            self.days.turn_to(self.days.stretch, day)
            self.calendar.measure()
            self.read_again()
        self.days.day = day
        self.calendar.go_to(day)
        self.side.bring(self.side.day)
        self._show_day()

    def open_day(self, day: date) -> None:
        """Open the one action of *day*, choose among several, or plan one."""
        self.go_to_day(day)
        rows = self._of_day(day)
        if len(rows) == 1:
            self.open_action(rows[0].id)
        elif rows:
            self._show_side()
            self.side.day.list.setFocus()
        else:
            self.plan_on(day)

    def open_action(self, action_id: UUID) -> None:
        """Show one action in full, and stand on its day."""
        try:
            detail = agenda.read_action(self._parts.database, action_id)
        except OrganiserError as error:
            self._parts.messages.show(error)
            return
        if self.look is not Look.LIST and detail.row.span.on != self.days.day:
            self.go_to_day(detail.row.span.on)
        self.side.view.show_action(detail)
        self.side.bring(self.side.view)
        self._show_side()
        self.side.view.people.first_focus().setFocus()

    def plan_action(self) -> None:
        """Ask for a new action on the day she stands on, or today when that is over."""
        self.plan_on(max(self.days.day, clock.today()))

    def plan_on(self, day: date) -> None:
        """Ask for a new action on *day*."""
        self.planner.ask_new(day)
        self._show_side()
        self.side.form.first_field().setFocus()

    def show_reports(self) -> None:
        """Open the oldest action that waits for its report, in the list."""
        self.show_look(Look.LIST)
        waiting = [row for row in self.rows if row.waits_for_report()]
        if waiting:
            self.open_action(waiting[-1].id)
            self.side.view.write_report()

    def has_action(self) -> bool:
        """Return whether an action is shown beside."""
        return self.side.shown() is not None

    def type_sheet(self) -> None:
        """Type a sign-up sheet back."""
        self.side.bring(self.side.entry)
        self._show_side()
        self.side.entry.begin()

    def retranslate(self) -> None:
        super().retranslate()
        self.bar.phrases.say_again()
        self.calendar.phrases.say_again()
        for part in (self.list, self.side):
            part.retranslate()
        self.days.repaint()
        self.bar.show_period(self.look, self.days.day)

    def fold(self, level: int) -> None:
        self._level = level
        self._stand()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.calendar.currentIndex().isValid():
            self.calendar.go_to(self.days.day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self._step_back():
            super().keyPressEvent(event)

    def _close_form(self) -> None:
        self.side.bring(self.side.day if self.side.form.is_new else self.side.view)
        self._leave_side()

    def _close_action(self) -> None:
        self.side.close_action()
        self._leave_side()

    def _leave_side(self) -> None:
        self._is_side_asked = self._level <= 1
        self._stand()
        self.first_focus().setFocus()

    def _step_back(self) -> bool:
        """Close the form, then the action, then with one column the side."""
        if self.side.is_form_open():
            self._close_form()
        elif not self.side.is_in_front(self.side.day):
            self._close_action()
        elif self._level > 1 and self._is_side_asked:
            self._leave_side()
        else:
            return False
        return True

    def _invite(self) -> None:
        """The people to be invited are chosen in their own list."""
        if self._parts.choose_people is not None:
            self._parts.choose_people()
            self.wants_page.emit("people")

    def _of_day(self, day: date) -> list[ActionRow]:
        return [row for row in self.rows if row.span.on == day]

    def _show_day(self) -> None:
        database, day = self._parts.database, self.days.day
        is_empty = agenda.next_action(database) is None
        rows = (
            agenda.read_agenda(database, day, day) if self.look is Look.LIST else self._of_day(day)
        )
        self.side.day.show_day(day, rows, agenda.suggestions(database) if is_empty else ())

    def _key(self, text: str) -> None:
        keys: dict[str, Callable[[], object]] = {
            "n": self.plan_action,
            "w": partial(self.show_look, Look.WEEK),
            "m": partial(self.show_look, Look.MONTH),
            "l": partial(self.show_look, Look.LIST),
        }
        if text.lower() in keys:
            keys[text.lower()]()

    def _stand_on_action(self) -> None:
        shown = self.side.shown()
        places = [at for at, row in enumerate(self.rows) if shown and row.id == shown.row.id]
        if self.rows:
            self.list.table.selectRow(places[0] if places else 0)

    def _open_row(self, index: QModelIndex) -> None:
        self.open_action(self.model.row_at(index).id)

    def _look_at_row(self) -> None:
        index = self.list.table.currentIndex()
        if self.look is Look.LIST and index.isValid():
            self.days.day = self.model.row_at(index).span.on
            self._show_day()

    def _turn(self, turn: int) -> None:
        self.go_to_day(next_stretch(self.days, turn))

    def _show_side(self) -> None:
        self._is_side_asked = True
        self._stand()

    def _stand(self) -> None:
        """With one column there is room for the calendar or for what stands beside it."""
        is_narrow = self._level > 1
        self.side.setVisible(not is_narrow or self._is_side_asked)
        self._left.setVisible(not is_narrow or not self._is_side_asked)

    def _connect(self) -> None:
        side, planner = self.side, self.planner
        side.change_asked.connect(planner.change)
        side.copy_asked.connect(planner.copy)
        side.repeat_asked.connect(planner.repeat)
        side.invite_asked.connect(self._invite)
        side.kinds_asked.connect(planner.ask_kinds)
        side.plan_kept.connect(planner.keep)
        side.form_closed.connect(self._close_form)
        side.closed.connect(self._close_action)
        self.bar.look_asked.connect(self.show_look)
        self.bar.turned.connect(self._turn)
        self.bar.today_asked.connect(lambda: self.go_to_day(clock.today()))
        self.calendar.day_asked.connect(self.go_to_day)
        self.calendar.opened.connect(self.open_day)
        self.calendar.action_opened.connect(self.open_action)
        self.calendar.typed.connect(self._key)
        self.list.opened.connect(self._open_row)
        self.list.selection_changed.connect(self._look_at_row)
        self.list.typed.connect(self._key)
        self.list.empty.acted.connect(self.plan_action)
        self.side.day.opened.connect(self.open_action)
        self.side.day.plan_asked.connect(self.plan_on)
        self.side.day.sheet_asked.connect(self.type_sheet)

    def _lay_out(self) -> None:
        self.middle = QStackedWidget()
        self.middle.addWidget(Card(self.calendar, gap=0, padding=1))
        self.middle.addWidget(Card(self.list, gap=0, padding=1))
        self._left = QWidget()
        box = below(self.bar, self.middle, gap=10, margins=(20, 12, 14, 16))
        box.setStretch(1, 1)
        self._left.setLayout(box)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._left, 9)
        whole.addWidget(self.side, 5)
