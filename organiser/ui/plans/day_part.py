"""Beside the calendar: what takes place on the day she stands on, and the way to plan more."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from organiser.i18n import _, long_date
from organiser.ui.phrases import Phrases
from organiser.ui.plans.words import people_words, place_of, state_of, title_of, upper
from organiser.ui.tables.columns import Column, LinesCell, PillCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.widgets.boxes import Card, FlowBox, below
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import label
from organiser.usecases.plans.agenda import ActionRow
from organiser.words.plans import hours_words


class DayPart(QWidget):
    """A list of the day's actions; while none is planned at all, the next Saturdays besides."""

    opened = Signal(object)
    """The id of an action."""
    plan_asked = Signal(object)
    """The day for which one is to be planned."""
    sheet_asked = Signal()
    """A sign-up sheet is to be typed in."""

    def __init__(self) -> None:
        super().__init__()
        self._day = date.min
        self._saturdays: tuple[date, ...] = ()
        self.phrases = Phrases()
        self._title = label(role="h2", wraps=True)
        self.plan_button, self.sheet_button = Button("", "plus"), Button("ghost", "keyboard")
        self._proposed = label(role="muted", wraps=True)
        self.suggestions = FlowBox(gap=8)
        self.model: RowsModel[ActionRow] = RowsModel(_columns(), self)
        self.list = ListView(
            self.model, lambda: _("Actions of the day"),
            EmptyState("calendar", lambda: _("Nothing planned"),
                       lambda: _("Enter plans an action for this day."), width=260),
        )  # fmt: skip
        self.phrases.text(self.plan_button, lambda: _("Plan an action this day"))
        self.phrases.text(self.sheet_button, lambda: _("Type in a sign-up sheet"))
        self.phrases.text(
            self._proposed, lambda: _("No action is planned. Why not one of these Saturdays?")
        )
        box = below(
            self._title, self._proposed, self.suggestions, Card(self.list, gap=0, padding=1),
            self.plan_button, self.sheet_button, gap=10, margins=(18, 14, 18, 16),
        )  # fmt: skip
        box.setStretch(3, 1)
        self.setLayout(box)
        self.sheet_button.clicked.connect(self.sheet_asked)
        self.plan_button.clicked.connect(self._ask_plan)
        self.list.opened.connect(self._open)

    def show_day(self, day: date, rows: Sequence[ActionRow], saturdays: Sequence[date]) -> None:
        """Show what takes place on *day*, and *saturdays* to begin with when there are any."""
        self._day = day
        self._title.setText(upper(long_date(day)))
        self.model.show(tuple(rows))
        self.list.settle()
        if rows:
            self.list.table.selectRow(0)
        self._suggest(tuple(saturdays))

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.list.retranslate()
        if self._day > date.min:
            self._title.setText(upper(long_date(self._day)))
        saturdays, self._saturdays = self._saturdays, ()
        self._suggest(saturdays)

    def _suggest(self, saturdays: tuple[date, ...]) -> None:
        self._proposed.setVisible(bool(saturdays))
        self.suggestions.setVisible(bool(saturdays))
        if saturdays == self._saturdays:
            return
        self._saturdays = saturdays
        self.suggestions.clear()
        for day in saturdays:
            button = Button("", "calendar")
            button.setText(upper(long_date(day)))
            button.clicked.connect(partial(self.plan_asked.emit, day))
            self.suggestions.add(button)

    def _ask_plan(self) -> None:
        self.plan_asked.emit(self._day)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.row_at(index).id)


def _columns() -> list[Column[ActionRow]]:
    return [
        Column(lambda: _("Action"), _said, _cell, width=150, stretches=True),
        Column(lambda: _("State"), lambda row: upper(state_of(row)[0]), _pill, width=150),
    ]


def _said(row: ActionRow) -> str:
    return ", ".join(filter(None, (title_of(row), hours_words(row.span), place_of(row))))


def _cell(row: ActionRow) -> LinesCell:
    words = " · ".join((hours_words(row.span), people_words(row)))
    return LinesCell(title_of(row), words, strong=True)


def _pill(row: ActionRow) -> PillCell:
    words, tone = state_of(row)
    return PillCell(upper(words), tone)
