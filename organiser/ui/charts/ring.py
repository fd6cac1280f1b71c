"""A ring that closes as a goal comes nearer."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from organiser.i18n import _
from organiser.ui.theme import Theme
from organiser.ui.tips import plain_tip
from organiser.ui.widgets.painted_words import PaintedWords

_CENTRE = Qt.AlignmentFlag.AlignCenter.value
_SIDE, _LINE = 84, 9
_TOP, _ROUND = 90 * 16, 360 * 16


class Ring(PaintedWords):
    """Shows how much of a goal is reached; the share stands in its middle."""

    def __init__(self) -> None:
        self._share = 0.0
        super().__init__("")

    def show_share(self, done: int, goal: int, said: str) -> None:
        """Show *done* of *goal*, which *said* says in words."""
        self._share = done / goal
        self.setText(_("{share}%").format(share=int(100 * self._share)))
        self.setAccessibleName(said)
        self.setToolTip(plain_tip(said))

    def measure(self) -> None:
        self.setFixedSize(Theme.px(_SIDE), Theme.px(_SIDE))
        super().measure()

    def fits(self) -> bool:
        """Return whether the whole share is seen inside the ring."""
        inside = Theme.px(_SIDE) - 2 * Theme.px(_LINE)
        return Theme.metrics("h3").horizontalAdvance(self.text()) <= inside

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = Theme.px(_LINE)
        area = QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        pen = QPen(Theme.colour("border"), line)
        painter.setPen(pen)
        painter.drawEllipse(area)
        if self._share > 0:
            pen.setColor(Theme.colour("success" if self._share >= 1 else "accent"))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(area, _TOP, -round(_ROUND * min(1.0, self._share)))
        painter.setPen(Theme.colour("text"))
        painter.setFont(Theme.font("h3"))
        painter.drawText(area, _CENTRE, self.text())
