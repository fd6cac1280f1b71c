"""The ladder of engagement as six steps in a row."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from organiser.i18n import _
from organiser.ui.theme import Theme
from organiser.ui.tips import plain_tip
from organiser.ui.widgets.measured import Measured

RUNGS = 6
_GAP = 4


class LadderBar(Measured, QWidget):
    """Shows how far up somebody is; the name of the rung is said beside it, and read out."""

    def __init__(self, rung: int = 1, name: str = "") -> None:
        super().__init__()
        self.show_rung(rung, name)
        self.measure()

    def show_rung(self, rung: int, name: str) -> None:
        """Show *rung*, 1 to 6, called *name*."""
        self._rung, self._name = rung, name
        said = _("Engagement: stage {rung} of {rungs}, {name}")
        self.setAccessibleName(said.format(rung=rung, rungs=RUNGS, name=name))
        self.setToolTip(plain_tip(self.accessibleName()))
        self.update()

    def measure(self) -> None:
        self.setFixedHeight(Theme.px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - _GAP * (RUNGS - 1)) / RUNGS
        for step in range(RUNGS):
            painter.setBrush(Theme.colour("accent" if step < self._rung else "border"))
            place = QRectF(step * (width + _GAP), 0, width, self.height())
            painter.drawRoundedRect(place, 4, 4)
