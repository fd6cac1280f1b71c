"""Bars of two parts, one for each week."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from organiser.i18n import number
from organiser.ui.theme import Theme
from organiser.ui.tips import plain_tip
from organiser.ui.widgets.measured import Measured

_HEIGHT, _FOOT, _TOP, _ROUND = 130, 22, 8, 4
_LEFT = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignVCenter.value
_CENTRE = Qt.AlignmentFlag.AlignCenter.value
LOWER, UPPER = "l5", "l3"
"""The tokens of the two parts, for their legend."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what stands below it, its two parts, and what it says in words."""

    name: str
    lower: int
    upper: int
    said: str


class Bars(Measured, QWidget):
    """Each bar is said in words where the mouse rests, and all of them to a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.measure()

    def show_bars(self, title: str, bars: Sequence[Bar]) -> None:
        """Show *bars* under the name *title*; the last is the week that runs."""
        self._bars = tuple(bars)
        self.setAccessibleName(title)
        self.setAccessibleDescription(". ".join(bar.said for bar in bars))
        self.update()

    def measure(self) -> None:
        self.setFixedHeight(Theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(Theme.px(220), Theme.px(_HEIGHT))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            said = self._said_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip(said), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top, step = scale_of([bar.lower + bar.upper for bar in self._bars])
        self._paint_lines(painter, top, step)
        for at, bar in enumerate(self._bars):
            self._paint_bar(painter, at, bar, top)
        self._paint_names(painter)

    def _field(self) -> QRectF:
        """Where the bars stand: beside the numbers, above the names."""
        top, _step = scale_of([bar.lower + bar.upper for bar in self._bars])
        left = Theme.metrics("caption").horizontalAdvance(number(top)) + Theme.px(12)
        return QRectF(self.rect()).adjusted(left, Theme.px(_TOP), 0, -Theme.px(_FOOT))

    def _slot(self, at: int) -> QRectF:
        field = self._field()
        width = field.width() / max(1, len(self._bars))
        return QRectF(field.left() + at * width, field.top(), width, field.height())

    def _paint_lines(self, painter: QPainter, top: int, step: int) -> None:
        field = self._field()
        painter.setFont(Theme.font("caption"))
        for value in range(0, top + 1, step):
            height = field.bottom() - field.height() * value / top
            painter.setPen(Theme.colour("border"))
            painter.drawLine(QPointF(field.left(), height), QPointF(field.right(), height))
            painter.setPen(Theme.colour("text3"))
            place = QRectF(0, height - Theme.px(8), field.left(), Theme.px(16))
            painter.drawText(place, _LEFT, number(value))

    def _paint_bar(self, painter: QPainter, at: int, bar: Bar, top: int) -> None:
        slot = self._slot(at)
        width = min(slot.width() * 0.62, Theme.px(30))
        left, bottom = slot.center().x() - width / 2, slot.bottom()
        lower, upper = (slot.height() * part / top for part in (bar.lower, bar.upper))
        whole = QPainterPath()
        whole.addRoundedRect(
            QRectF(left, bottom - lower - upper, width, lower + upper + _ROUND), _ROUND, _ROUND
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.save()
        painter.setClipPath(whole)
        upper_place = QRectF(left, bottom - lower - upper, width, upper)
        painter.fillRect(upper_place, Theme.colour(UPPER))
        painter.fillRect(QRectF(left, bottom - lower, width, lower), Theme.colour(LOWER))
        painter.restore()

    def _paint_names(self, painter: QPainter) -> None:
        metrics = Theme.metrics("caption", QFont.Weight.Bold)
        widest = max((metrics.horizontalAdvance(bar.name) for bar in self._bars), default=0)
        every = 1 if not self._bars or self._slot(0).width() >= widest + Theme.px(4) else 2
        last = len(self._bars) - 1
        for at, bar in enumerate(self._bars):
            if (last - at) % every:
                continue
            slot = self._slot(at)
            place = QRectF(slot.center().x() - widest, slot.bottom(), 2 * widest, Theme.px(_FOOT))
            weight = QFont.Weight.Bold if at == last else QFont.Weight.Normal
            painter.setFont(Theme.font("caption", weight))
            painter.setPen(Theme.colour("text" if at == last else "text3"))
            painter.drawText(place, _CENTRE, bar.name)

    def _said_at(self, point: QPointF) -> str:
        for at, bar in enumerate(self._bars):
            slot = self._slot(at)
            if slot.left() <= point.x() < slot.right():
                return bar.said
        return ""


def scale_of(values: Sequence[int]) -> tuple[int, int]:
    """Return the top of the scale and the step between its lines: round, and never many."""
    most = max(values, default=0)
    for step in (size * ten for ten in (10**power for power in range(9)) for size in (1, 2, 5)):
        if 3 * step >= most:
            return max(1, -(-most // step)) * step, step
    return most, most
