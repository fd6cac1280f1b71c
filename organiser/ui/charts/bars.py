"""Bars of two parts, one for each week."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from organiser.ui.charts.scale import Scale, scale_in
from organiser.ui.theme import Theme
from organiser.ui.tips import plain_tip
from organiser.ui.widgets.measured import Measured

_HEIGHT, _FOOT, _TOP, _ROUND = 130, 22, 8, 4
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
        scale = self._scale()
        scale.paint_lines(painter)
        for at, bar in enumerate(self._bars):
            self._paint_bar(painter, scale.slot(at), bar, scale.top)
        self._paint_names(painter, scale)

    def _scale(self) -> Scale:
        sums = [bar.lower + bar.upper for bar in self._bars]
        return scale_in(QRectF(self.rect()), sums, _TOP, _FOOT)

    def _paint_bar(self, painter: QPainter, slot: QRectF, bar: Bar, top: int) -> None:
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

    def _paint_names(self, painter: QPainter, scale: Scale) -> None:
        metrics = Theme.metrics("caption", QFont.Weight.Bold)
        widest = max((metrics.horizontalAdvance(bar.name) for bar in self._bars), default=0)
        every = 1 if not self._bars or scale.slot(0).width() >= widest + Theme.px(4) else 2
        last = len(self._bars) - 1
        for at, bar in enumerate(self._bars):
            if (last - at) % every:
                continue
            slot = scale.slot(at)
            place = QRectF(slot.center().x() - widest, slot.bottom(), 2 * widest, Theme.px(_FOOT))
            weight = QFont.Weight.Bold if at == last else QFont.Weight.Normal
            painter.setFont(Theme.font("caption", weight))
            painter.setPen(Theme.colour("text" if at == last else "text3"))
            painter.drawText(place, _CENTRE, bar.name)

    def _said_at(self, point: QPointF) -> str:
        at = self._scale().at(point)
        return "" if at is None else self._bars[at].said
