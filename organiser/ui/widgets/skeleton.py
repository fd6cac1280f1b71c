"""Grey lines where rows will be, for the moment they take to come."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from organiser.i18n import _
from organiser.ui.phrases import Phrases
from organiser.ui.theme import Theme

_ROW = 52


class Skeleton(QWidget):
    """Does not move: what moves draws the eye to the waiting."""

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self.phrases.name(self, lambda: _("The list is coming…"), tip=False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(self.rect(), Theme.colour("surface"))
        painter.setBrush(Theme.colour("border"))
        row, side = Theme.px(_ROW), Theme.px(34)
        for place, top in enumerate(range(Theme.px(36), self.height() - row // 2, row)):
            middle = top + row / 2
            painter.drawEllipse(QRectF(16, middle - side / 2, side, side))
            width = Theme.px(120 + 37 * (place * 5 % 4))
            painter.drawRoundedRect(QRectF(28 + side, middle - 12, width, 9), 4, 4)
            painter.drawRoundedRect(QRectF(28 + side, middle + 4, width * 0.7, 7), 3, 3)
