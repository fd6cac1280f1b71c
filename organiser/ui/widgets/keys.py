"""A key of the keyboard, drawn."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen

from organiser.ui.theme import Theme
from organiser.ui.widgets.painted_words import PaintedWords

_WEIGHT = QFont.Weight.DemiBold


class KeyCap(PaintedWords):
    """Shows which key to press."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)

    def sizeHint(self) -> QSize:
        width = int(Theme.metrics("caption", _WEIGHT).horizontalAdvance(self._text)) + 15
        return QSize(max(Theme.px(24), width), Theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(Theme.colour("border_strong"), 1))
        painter.setBrush(Theme.colour("surface2"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -1.5), 4, 4)
        painter.setPen(Theme.colour("text"))
        painter.setFont(Theme.font("caption", _WEIGHT))
        painter.drawText(
            self.rect().adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, self._text
        )
