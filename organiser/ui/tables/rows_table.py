"""The table of a list: it has the rows in view read at once, and paints no row twice."""

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView

from organiser.ui.tables.columns import ColumnsModel
from organiser.ui.theme import Theme


class RowsTable(QTableView):
    """Shows a model of columns; when it scrolls, only what comes into view is painted.

    Qt moves the rows that stay, because this table covers all of its ground itself.
    """

    def __init__(self, model: ColumnsModel[Any]) -> None:
        super().__init__()
        self._rows = model
        self.setModel(model)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        area = event.rect()
        painter = QPainter(self.viewport())
        painter.fillRect(area, Theme.colour("surface"))
        painter.end()
        self._bring(area)
        super().paintEvent(event)

    def _bring(self, area: QRect) -> None:
        first, last = self.rowAt(area.top()), self.rowAt(area.bottom())
        if first >= 0:
            self._rows.bring(first, last if last >= 0 else self._rows.rowCount() - 1)
