"""The people on each rung of the ladder, as bars that lie."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organiser.i18n import _, number
from organiser.ui.theme import Theme
from organiser.ui.widgets.measured import Measured

_ROW, _BAR = 23, 15
_LEFT = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignVCenter.value
_RIGHT = Qt.AlignmentFlag.AlignRight.value | Qt.AlignmentFlag.AlignVCenter.value


class Rungs(Measured, QWidget):
    """One row a rung: its name, a bar, and how many people stand there."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[tuple[str, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.measure()

    def show_rungs(self, title: str, rows: Sequence[tuple[str, int]]) -> None:
        """Show *rows*, the lowest rung first, under the name *title*."""
        self._rows = tuple(rows)
        words = _("{name}: {count}")
        self.setAccessibleName(title)
        self.setAccessibleDescription(
            ". ".join(words.format(name=name, count=number(count)) for name, count in rows)
        )
        self.measure()

    def measure(self) -> None:
        self.setFixedHeight(Theme.px(_ROW) * max(1, len(self._rows)))
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(int(self._names() + self._numbers()) + Theme.px(60), self.height())

    def fits(self) -> bool:
        """Return whether the names and numbers leave room for the bars."""
        return self.width() >= self.minimumSizeHint().width()

    def text(self) -> str:
        """Return what it says."""
        return self.accessibleDescription()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((count for _name, count in self._rows), default=0) or 1
        names, numbers, row = self._names(), self._numbers(), Theme.px(_ROW)
        width = self.width() - names - numbers
        for at, (name, count) in enumerate(self._rows):
            top = at * row
            painter.setPen(Theme.colour("text2"))
            painter.setFont(Theme.font())
            painter.drawText(QRectF(0, top, names, row), _LEFT, name)
            painter.setPen(Theme.colour("text"))
            painter.setFont(Theme.font("strong"))
            painter.drawText(QRectF(self.width() - numbers, top, numbers, row), _RIGHT,
                             number(count))  # fmt: skip
            bar = QRectF(names, top + (row - Theme.px(_BAR)) / 2, width, Theme.px(_BAR))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Theme.colour("surface2"))
            painter.drawRoundedRect(bar, 4, 4)
            if count:
                bar.setWidth(max(Theme.px(6), width * count / most))
                painter.setBrush(Theme.colour(f"l{at + 1}"))
                painter.drawRoundedRect(bar, 4, 4)

    def _names(self) -> float:
        metrics = Theme.metrics()
        return max((metrics.horizontalAdvance(name) for name, _n in self._rows), default=0) + 14

    def _numbers(self) -> float:
        metrics = Theme.metrics("strong", QFont.Weight.DemiBold)
        widest = max((metrics.horizontalAdvance(number(n)) for _name, n in self._rows), default=0)
        return widest + 14
