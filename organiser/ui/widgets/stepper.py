"""Where one is in a task of several steps."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from organiser.i18n import _, number
from organiser.ui.phrases import Phrase
from organiser.ui.theme import Theme
from organiser.ui.theme.icons import paint_icon
from organiser.ui.widgets.measured import Measured

_SEMIBOLD, _NORMAL, _BOLD = QFont.Weight.DemiBold, QFont.Weight.Normal, QFont.Weight.Bold
_LINE = 38


class Stepper(Measured, QWidget):
    """Numbers the steps; done ones are ticked. With no room, only the current one is named."""

    def __init__(self, *names: Phrase) -> None:
        super().__init__()
        self._names = names
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()
        self.measure()

    @property
    def current(self) -> int:
        """Which step it is, from 0."""
        return self._current

    def go(self, step: int) -> None:
        """Stand at *step*, from 0."""
        self._current = step
        self.retranslate()

    def retranslate(self) -> None:
        """Say where one is."""
        said = _("Step {step} of {steps}: {name}").format(
            step=number(self._current + 1),
            steps=number(len(self._names)),
            name=self._names[self._current](),
        )
        self.setAccessibleName(said)
        self.update()

    def measure(self) -> None:
        self.setFixedHeight(Theme.px(32))

    def sizeHint(self) -> QSize:
        return QSize(int(self._needed()), Theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(Theme.px(200), Theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names_all = self._needed() <= self.width()
        left = 1.0
        for step, name in enumerate(self._names):
            self._paint_round(painter, left, step)
            left += Theme.px(24) + 9
            if names_all or step == self._current:
                left += self._paint_name(painter, left, step, name()) + 14
            if step < len(self._names) - 1:
                left = self._paint_line(painter, left, _LINE if names_all else 12)

    def _paint_round(self, painter: QPainter, left: float, step: int) -> None:
        side = Theme.px(24)
        area = QRectF(left, (self.height() - side) / 2, side, side)
        done, here = step < self._current, step == self._current
        painter.setPen(QPen(Theme.colour("accent" if here or done else "border_strong"), 1.5))
        painter.setBrush(Theme.colour("accent" if here else "accent_soft" if done else "surface"))
        painter.drawEllipse(area)
        if done:
            inside = area.adjusted(5, 5, -5, -5)
            paint_icon(painter, "check", inside, Theme.colour("accent_text"), 3)
            return
        painter.setFont(Theme.font("caption", _BOLD))
        painter.setPen(Theme.colour("on_accent" if here else "text3"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, number(step + 1))

    def _paint_name(self, painter: QPainter, left: float, step: int, name: str) -> float:
        weight = _SEMIBOLD if step == self._current else _NORMAL
        width = Theme.metrics("body", weight).horizontalAdvance(name)
        painter.setFont(Theme.font("body", weight))
        painter.setPen(Theme.colour("text" if step <= self._current else "text3"))
        area = QRectF(left, 0, width + 4, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, name)
        return width

    def _paint_line(self, painter: QPainter, left: float, length: int) -> float:
        painter.setPen(QPen(Theme.colour("border_strong"), 1.5))
        middle = self.height() / 2
        painter.drawLine(QPointF(left, middle), QPointF(left + length, middle))
        return left + length + 10

    def _needed(self) -> float:
        metrics = Theme.metrics("body", _SEMIBOLD)
        words = sum(metrics.horizontalAdvance(name()) for name in self._names)
        rounds = len(self._names) * (Theme.px(24) + 23)
        return words + rounds + (len(self._names) - 1) * (_LINE + 10)
