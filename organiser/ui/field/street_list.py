"""The streets that have doors, to be ticked; a side of a street may be left out."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QLabel, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from organiser.domain.identity import fold
from organiser.i18n import _, number
from organiser.ui.field.choice import Street
from organiser.ui.phrases import Phrases
from organiser.ui.tables.columns import CELL, Column, Index, LinesCell
from organiser.ui.tables.delegates import CellDelegate
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.theme import Theme
from organiser.ui.theme.icons import paint_icon
from organiser.ui.widgets.boxes import below
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.search_field import SearchField
from organiser.usecases.field.choosing import Side, StreetRow

_ROW = 40
_SIDE_COLUMN = 2
_ROUND = {Side.BOTH: Side.EVEN, Side.EVEN: Side.ODD, Side.ODD: Side.BOTH}


class StreetsModel(RowsModel[StreetRow]):
    """Streets and the sides of them that are chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        columns: list[Column[StreetRow]] = [
            Column(lambda: _("Street"), lambda row: row.name, self._street, stretches=True),
            Column(lambda: _("Doors"), self._doors, width=70),
            Column(
                lambda: _("Side"), lambda row: side_words(self.side_of(row)),
                tip=lambda _row: _("Click, or Space: both sides, even, odd"), width=124,
            ),
        ]  # fmt: skip
        super().__init__(columns, parent)
        self.sides: dict[Street, Side] = {}
        self._kept: dict[Street, Side] = {}

    def side_of(self, row: StreetRow) -> Side:
        """Return the side of a street that is meant, chosen or not."""
        key = (row.key, row.city)
        return self.sides.get(key) or self._kept.get(key, Side.BOTH)

    def is_chosen(self, row: StreetRow) -> bool:
        """Return whether the street is ticked."""
        return (row.key, row.city) in self.sides

    def tick(self, row: StreetRow) -> None:
        """Choose a street, or leave it."""
        key = (row.key, row.city)
        if key in self.sides:
            self._kept[key] = self.sides.pop(key)
        else:
            self.sides[key] = self._kept.get(key, Side.BOTH)
        self.repaint()

    def turn(self, row: StreetRow) -> None:
        """Choose the next side of a street: both, even, odd."""
        self.sides[(row.key, row.city)] = _ROUND[self.side_of(row)]
        self.repaint()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and index.column() == 0:
            row = self.row_at(index)
            if role == Qt.ItemDataRole.CheckStateRole:
                on, off = Qt.CheckState.Checked, Qt.CheckState.Unchecked
                return on if self.is_chosen(row) else off
            if role == Qt.ItemDataRole.AccessibleTextRole:
                said = _("{street}, chosen") if self.is_chosen(row) else "{street}"
                return said.format(street=row.name)
        return super().data(index, role)

    def _doors(self, row: StreetRow) -> str:
        counts = {Side.BOTH: row.doors, Side.EVEN: row.even, Side.ODD: row.odd}
        return number(counts[self.side_of(row)])

    def _street(self, row: StreetRow) -> LinesCell:
        return LinesCell(row.name, row.city, strong=self.is_chosen(row))


class StreetList(QWidget):
    """Search, tick, choose a side: by mouse, or by Space where she stands."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self.model = StreetsModel(self)
        self.search = SearchField(lambda: _("Search a street…"))
        empty = _Narrow(
            "map-pin", lambda: _("No street yet"),
            lambda: _("Streets come with the addresses of people, or from a list of addresses."),
        )  # fmt: skip
        self.list = ListView(self.model, lambda: _("Streets"), empty, _ROW)
        self.list.say_when_filtered(
            _Narrow("search", lambda: _("No such street"), lambda: _("Try fewer letters."))
        )
        self._all: Sequence[StreetRow] = ()
        self.list.table.setItemDelegateForColumn(0, _TickDelegate(self.list.table))
        self.list.table.setItemDelegateForColumn(_SIDE_COLUMN, _TurnDelegate(self.list.table, _ROW))
        self.list.table.installEventFilter(self)
        self.list.table.clicked.connect(self._act)
        self.search.asked.connect(self._filter)
        box = below(self.search, self.list, gap=8)
        box.setStretch(1, 1)
        self.setLayout(box)

    def show_streets(self, streets: Sequence[StreetRow]) -> None:
        """Show *streets*; those that are ticked stay so."""
        self._all = streets
        known = {(row.key, row.city) for row in streets}
        self.model.sides = {key: side for key, side in self.model.sides.items() if key in known}
        self._filter(self.search.text())

    def chosen(self) -> Mapping[Street, Side]:
        """Return the streets that are ticked, in their order, each with its side."""
        keys = [(row.key, row.city) for row in self._all]
        return {key: self.model.sides[key] for key in keys if key in self.model.sides}

    def clear(self) -> None:
        """Leave every street."""
        self.model.sides = {}
        self.model.repaint()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.search.phrases.say_again()
        self.list.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            here = self.list.table.currentIndex()
            if event.key() in keys and here.isValid():
                self._act(here)
                return True
        return super().eventFilter(watched, event)

    def _act(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        (self.model.turn if index.column() == _SIDE_COLUMN else self.model.tick)(row)
        self.changed.emit()

    def _filter(self, typed: str) -> None:
        wanted = fold(typed)
        self.model.show([row for row in self._all if wanted in fold(f"{row.name} {row.city}")])
        self.list.settle(is_filtered=bool(wanted))


class _Narrow(EmptyState):
    """An empty state beside something wider."""

    def measure(self) -> None:
        for words in self.findChildren(QLabel):
            words.setFixedWidth(Theme.px(270))


class _TickDelegate(QStyledItemDelegate):
    """A box to tick, and the street beside it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, Theme.colour("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, Theme.colour("surface2"))
        painter.setPen(QPen(Theme.colour("border"), 1))
        low = area.bottom() - 0.5
        painter.drawLine(QPointF(area.left(), low), QPointF(area.right() + 1, low))
        is_on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        _paint_box(painter, area, is_on=is_on)
        _paint_street(painter, area, index.data(CELL))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(Theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 5, 5)
        painter.restore()


class _TurnDelegate(CellDelegate):
    """A word that a click changes."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        side, area = Theme.px(14), QRectF(option.rect)
        place = QRectF(area.right() - side - 10, area.center().y() - side / 2, side, side)
        paint_icon(painter, "arrow-up-down", place, Theme.colour("text3"))


def _paint_box(painter: QPainter, area: QRectF, *, is_on: bool) -> None:
    side = Theme.px(18)
    box = QRectF(area.left() + 10, area.center().y() - side / 2, side, side)
    painter.setPen(QPen(Theme.colour("accent" if is_on else "border_strong"), 1))
    painter.setBrush(Theme.colour("accent" if is_on else "surface"))
    painter.drawRoundedRect(box, 4, 4)
    if is_on:
        inside = box.adjusted(2, 2, -2, -2)
        paint_icon(painter, "check", inside, Theme.colour("on_accent"), 3)


def _paint_street(painter: QPainter, area: QRectF, cell: LinesCell) -> None:
    role = "strong" if cell.strong else "body"
    words = area.adjusted(Theme.px(18) + 20, 0, -6, 0)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.setFont(Theme.font(role))
    painter.setPen(Theme.colour("text"))
    cut = Qt.TextElideMode.ElideRight
    shown = Theme.metrics(role).elidedText(cell.text, cut, words.width())
    painter.drawText(words, middle, shown)


def side_words(side: Side) -> str:
    """Return what *side* is called."""
    return {
        Side.BOTH: _("both sides"),
        Side.EVEN: _("even side"),
        Side.ODD: _("odd side"),
    }[side]
