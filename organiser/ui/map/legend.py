"""Which shade stands for how many."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organiser.domain.geography import STEPS
from organiser.i18n import _, number
from organiser.ui.theme import Theme
from organiser.ui.widgets.measured import Measured

_BOX, _GAP, _HEIGHT = 54, 4, 34


class Legend(Measured, QWidget):
    """A row of shades with their numbers below."""

    def __init__(self) -> None:
        super().__init__()
        self._limits: Sequence[int] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.measure()

    def show_limits(self, limits: Sequence[int]) -> None:
        """Show the least figure of each shade."""
        self._limits = limits
        self.setAccessibleName(_("Shades: {numbers}").format(numbers=", ".join(self._numbers())))
        self.setVisible(bool(limits))
        self.measure()

    def text(self) -> str:
        """Return what it says."""
        return ", ".join(self._numbers())

    def measure(self) -> None:
        self.setFixedHeight(Theme.px(_HEIGHT))
        self.setMinimumWidth(Theme.px(_BOX) * (len(self._limits) + 1))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(Theme.px(_BOX) * (len(self._limits) + 1), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, high = Theme.px(_BOX), Theme.px(12)
        painter.setFont(Theme.font("caption"))
        shades = (0, *range(STEPS - len(self._limits) + 1, STEPS + 1))
        for at, (step, text) in enumerate(zip(shades, ["0", *self._numbers()], strict=True)):
            left = at * wide
            painter.setPen(Theme.colour("border_strong" if at == 0 else "border"))
            painter.setBrush(Theme.colour(f"map{step}"))
            painter.drawRoundedRect(QRectF(left + 0.5, 0.5, wide - Theme.px(_GAP), high), 3, 3)
            painter.setPen(Theme.colour("text2"))
            below = QRectF(left, high + 2, wide - Theme.px(_GAP), self.height() - high - 2)
            painter.drawText(below, int(Qt.AlignmentFlag.AlignHCenter), text)

    def _numbers(self) -> list[str]:
        lasts = [limit - 1 for limit in self._limits[1:]]
        spans = [
            number(first) if first == last else f"{number(first)}–{number(last)}"
            for first, last in zip(self._limits, lasts, strict=False)
        ]
        return [*spans, f"{number(self._limits[-1])}+"] if self._limits else []
