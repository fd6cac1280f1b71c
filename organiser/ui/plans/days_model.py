"""The days of a week or a month as Qt wants to see them: a row for each week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from organiser import clock
from organiser.i18n import _, counted, long_date, short_weekday, weekday_name
from organiser.ui.plans.words import said, upper
from organiser.ui.tables.columns import CELL, Index
from organiser.ui.tips import plain_tip
from organiser.usecases.plans.agenda import ActionRow

WEEK = 7


class Stretch(StrEnum):
    """How much of the calendar is shown at once."""

    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Day:
    """One cell: its date, what takes place, and whether it belongs to the month shown."""

    on: date
    actions: tuple[ActionRow, ...]
    is_inside: bool
    is_today: bool
    is_roomy: bool = False
    """Whether each action has two lines, as in a week."""


class DaysModel(QAbstractTableModel):
    """Shows the weeks that *day* lies in; what takes place is read elsewhere."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stretch, self.day = Stretch.MONTH, clock.today()
        self._first, self._weeks = span_of(self.stretch, self.day)
        self._actions: dict[date, list[ActionRow]] = {}
        self._is_narrow = False

    @property
    def first(self) -> date:
        """The Monday that is shown first."""
        return self._first

    @property
    def last(self) -> date:
        """The Sunday that is shown last."""
        return self._first + timedelta(days=WEEK * self._weeks - 1)

    def turn_to(self, stretch: Stretch, day: date) -> None:
        """Show the *stretch* of the calendar that *day* lies in, with nothing in it yet."""
        self.beginResetModel()
        self.stretch, self.day = stretch, day
        self._first, self._weeks = span_of(stretch, day)
        self._actions = {}
        self.endResetModel()

    def show(self, rows: Sequence[ActionRow]) -> None:
        """Show *rows* in the days they take place on."""
        self._actions = {}
        for row in rows:
            self._actions.setdefault(row.span.on, []).append(row)
        self.repaint()

    def set_narrow(self, is_narrow: bool) -> None:
        """Write the days of the week short, or whole again."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, WEEK - 1)

    def repaint(self) -> None:
        """Tell the view that every day may look different."""
        last = self.index(self._weeks - 1, WEEK - 1)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, WEEK - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def day_at(self, index: Index) -> Day:
        """Return what the cell at *index* shows."""
        on = self._first + timedelta(days=WEEK * index.row() + index.column())
        is_week = self.stretch is Stretch.WEEK
        is_inside = is_week or on.month == self.day.month
        actions = tuple(self._actions.get(on, ()))
        return Day(on, actions, is_inside, on == clock.today(), is_roomy=is_week)

    def index_of(self, day: date) -> QModelIndex:
        """Return where *day* stands; an index that is none when it is not shown."""
        place = (day - self._first).days
        return self.index(place // WEEK, place % WEEK) if place >= 0 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._weeks

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else WEEK

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == CELL:
            return self.day_at(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _said(self.day_at(index))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(map(said, self.day_at(index).actions))) or None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return upper(short_weekday(section) if self._is_narrow else weekday_name(section))
        is_whole = role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        return upper(weekday_name(section)) if is_whole and self._is_narrow else None


def span_of(stretch: Stretch, day: date) -> tuple[date, int]:
    """Return the Monday that is shown first, and how many weeks are."""
    if stretch is Stretch.WEEK:
        return day - timedelta(days=day.weekday()), 1
    first = day.replace(day=1)
    monday = first - timedelta(days=first.weekday())
    after = (first + timedelta(days=31)).replace(day=1)
    return monday, -(-(after - monday).days // WEEK)


def _said(day: Day) -> str:
    actions = "; ".join(map(said, day.actions)) or _("nothing planned")
    count = counted("{count} action", "{count} actions", len(day.actions)) if day.actions else ""
    return ". ".join(filter(None, (upper(long_date(day.on)), count, actions)))
