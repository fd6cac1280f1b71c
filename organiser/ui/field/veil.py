"""Lies over a grid that does not have the keys, and says how to go on."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from organiser.i18n import _
from organiser.ui.theme import Theme
from organiser.ui.theme.icons import paint_icon


class Veil(QWidget):
    """Greys what is below; keys typed now would go nowhere."""

    clicked = Signal()

    def __init__(self, below: QWidget) -> None:
        super().__init__(below)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def text(self) -> str:
        """Return what it says."""
        return _("Click here to go on")

    def fits(self) -> bool:
        """Return whether the sentence is seen whole."""
        return self.width() >= self._pill().width()

    def cover(self) -> None:
        """Lie over all of the grid."""
        self.setAccessibleName(self.text())
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Be as large as what is below."""
        parent = self.parentWidget()
        assert parent is not None
        self.setGeometry(parent.rect())

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.clicked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(Theme.colour("bg"))
        ground.setAlpha(170)
        painter.fillRect(self.rect(), ground)
        pill = self._pill()
        painter.setPen(QPen(Theme.colour("border_strong"), 1))
        painter.setBrush(Theme.colour("surface"))
        painter.drawRoundedRect(pill, 8, 8)
        side = Theme.px(18)
        inside = pill.adjusted(Theme.px(14), 0, -Theme.px(14), 0)
        top = inside.center().y() - side / 2
        icon = QRectF(inside.left(), top, side, side)
        paint_icon(painter, "keyboard", icon, Theme.colour("accent_text"))
        painter.setPen(Theme.colour("text"))
        painter.setFont(Theme.font("strong"))
        words = inside.adjusted(side + Theme.px(8), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _pill(self) -> QRectF:
        width = Theme.metrics("strong").horizontalAdvance(self.text()) + Theme.px(56)
        pill = QRectF(0, 0, width, Theme.px(44))
        pill.moveCenter(QRectF(self.rect()).center())
        return pill
