"""Draws the cells of lists: from a kept picture what many rows say, anew what one row says."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from organiser.ui.tables.cells import STATES, paint_cell
from organiser.ui.tables.columns import CELL, Index, PersonCell
from organiser.ui.tables.kept_pictures import KeptPictures, Look
from organiser.ui.tables.person_cell import paint_in_place, paint_person
from organiser.ui.theme import Theme

ROW = 52


class CellDelegate(QStyledItemDelegate):
    """Draws whatever cell a column gives; one of these serves a whole list.

    Cells come from *cell_at*, or by way of Qt, which takes three times as long.
    """

    def __init__(
        self, parent: QObject, row: int = ROW, cell_at: Callable[[Index], object] | None = None
    ) -> None:
        super().__init__(parent)
        self._row = row
        self._cell_at = cell_at or _ask_cell
        self._kept = KeptPictures()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, Theme.px(self._row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell, area = self._cell_at(index), option.rect
        state, ratio = option.state.value & STATES, option.widget.devicePixelRatioF()
        look = Look(area.width(), area.height(), ratio, state, index.column() == 0)
        if not isinstance(cell, PersonCell):
            painter.drawPixmap(area.topLeft(), self._kept.get(look, paint_cell, cell))
        elif ratio.is_integer():
            paint_in_place(painter, area.topLeft(), look, cell, self._kept)
        else:  # a cell may begin within a pixel: what is in a picture never does
            painter.drawPixmap(area.topLeft(), self._kept.get(look, paint_person, cell))


def _ask_cell(index: Index) -> object:
    return index.data(CELL)
