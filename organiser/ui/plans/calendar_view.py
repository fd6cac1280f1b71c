"""The calendar: a week or a month to walk through, day by day."""

from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from organiser import clock
from organiser.i18n import _, weekday_name
from organiser.ui.phrases import Phrases
from organiser.ui.plans.day_delegate import DayDelegate, action_at
from organiser.ui.plans.days_model import WEEK, DaysModel, Stretch
from organiser.ui.plans.words import upper
from organiser.ui.theme import Theme
from organiser.ui.theme.stylesheet import HEADING_AIR
from organiser.ui.widgets.measured import Measured

_KEYS = Qt.Key
_STEPS = {
    _KEYS.Key_Left: -1, _KEYS.Key_Right: 1, _KEYS.Key_Up: -WEEK, _KEYS.Key_Down: WEEK,
}  # fmt: skip


class CalendarView(Measured, QTableView):
    """Arrows move from day to day and on into the next month; Enter opens a day."""

    day_asked = Signal(object)
    """She moved to a day, perhaps one that is not shown."""
    opened = Signal(object)
    """A day is to be opened."""
    action_opened = Signal(object)
    """The id of an action that was clicked."""
    typed = Signal(str)

    def __init__(self, model: DaysModel) -> None:
        super().__init__()
        self.days = model
        self.phrases = Phrases()
        self.setModel(model)
        self.setItemDelegate(DayDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        heads.setSectionsClickable(False)
        heads.setHighlightSections(False)
        heads.setMinimumSectionSize(Theme.px(40))
        self.days.headerDataChanged.connect(self._fit_names)
        self.phrases.name(self, lambda: _("Calendar of the actions"), tip=False)
        self.measure()

    def go_to(self, day: date) -> None:
        """Stand on *day*, which is shown."""
        self.setCurrentIndex(self.days.index_of(day))

    def measure(self) -> None:
        """Weeks share the height; each keeps room for two actions."""
        self._fit_names()
        rows = max(1, self.days.rowCount())
        least = Theme.px(64 if self.days.stretch is Stretch.MONTH else 300)
        height = max(least, self.viewport().height() // rows)
        self.verticalHeader().setDefaultSectionSize(height)
        for row in range(rows):
            self.setRowHeight(row, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go_to(self.days.day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take_key(event):
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        day = self.days.day_at(index)
        row = action_at(self.visualRect(index), day, event.position().toPoint())
        self.day_asked.emit(day.on)
        if row is not None:
            self.action_opened.emit(row.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(self.days.day_at(index).on)

    def _fit_names(self, *_changed: object) -> None:
        """Write the days of the week whole where the longest has room."""
        heads = self.horizontalHeader()
        names = map(upper, map(weekday_name, range(WEEK)))
        longest = max(map(heads.fontMetrics().horizontalAdvance, names))
        self.days.set_narrow(heads.width() // WEEK < longest + 2 * HEADING_AIR)

    def _take_key(self, event: QKeyEvent) -> bool:
        key, text = _KEYS(event.key()), event.text()
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        day = self._day()
        if is_plain and key in _STEPS:
            self.day_asked.emit(day + timedelta(days=_STEPS[key]))
        elif is_plain and key in (_KEYS.Key_PageUp, _KEYS.Key_PageDown):
            self.day_asked.emit(next_stretch(self.days, 1 if key == _KEYS.Key_PageDown else -1))
        elif is_plain and key == _KEYS.Key_Home:
            self.day_asked.emit(clock.today())
        elif key in (_KEYS.Key_Return, _KEYS.Key_Enter):
            self.opened.emit(day)
        elif text.isprintable() and text.strip() and is_plain:
            self.typed.emit(text)
        else:
            return False
        return True

    def _day(self) -> date:
        here: QModelIndex = self.currentIndex()
        return self.days.day_at(here).on if here.isValid() else self.days.day


def next_stretch(model: DaysModel, turn: int) -> date:
    """Return the day one week or one month further, or back."""
    if model.stretch is Stretch.WEEK:
        return model.day + timedelta(days=WEEK * turn)
    first = model.day.replace(day=1)
    return (first + timedelta(days=31) if turn > 0 else first - timedelta(days=1)).replace(day=1)
