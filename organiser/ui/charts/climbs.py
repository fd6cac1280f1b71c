"""A bar a month: how many came to each rung, in the colours of the ladder; one is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from organiser.i18n import number
from organiser.ui.charts.scale import Scale, scale_in
from organiser.ui.theme import Theme
from organiser.ui.widgets.measured import Measured

_HEIGHT, _FOOT, _TOP = 190, 24, 20
_CENTRE = Qt.AlignmentFlag.AlignCenter.value


@dataclass(frozen=True, slots=True)
class MonthBar:
    """One month: its short name, how many came to each rung, and what that says in words."""

    name: str
    parts: tuple[int, ...]
    said: str


class Climbs(Measured, QWidget):
    """Arrows or a click choose a month; a screen reader hears what it says."""

    chosen = Signal(int)
    """Which month, counted from the first."""
    opened = Signal()
    """Enter: to the list of who climbed."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[MonthBar, ...] = ()
        self.place = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.measure()

    def show_bars(self, title: str, bars: Sequence[MonthBar], place: int) -> None:
        """Show *bars* under the name *title*, the one at *place* chosen."""
        self._bars, self.place = tuple(bars), place
        self.setAccessibleName(title)
        self._describe()
        self.update()

    def choose(self, place: int) -> None:
        """Choose the month at *place*, if there is one."""
        if 0 <= place < len(self._bars) and place != self.place:
            self.place = place
            self._describe()
            self.update()
            self.chosen.emit(place)

    def text(self) -> str:
        """Return what all of it says."""
        return ". ".join(bar.said for bar in self._bars)

    def measure(self) -> None:
        self.setFixedHeight(Theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(Theme.px(320), Theme.px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: self.place - 1, Qt.Key.Key_Right: self.place + 1,
            Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._bars) - 1,
        }  # fmt: skip
        if event.key() in steps:
            self.choose(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._scale().at(event.position())
        if at is not None:
            self.choose(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scale()
        if self._bars:
            self._paint_choice(painter, scale.slot(self.place))
        scale.paint_lines(painter)
        for at, bar in enumerate(self._bars):
            self._paint_bar(painter, scale, at, bar)

    def _describe(self) -> None:
        chosen = self._bars[self.place].said if self.place < len(self._bars) else ""
        rest = ". ".join(bar.said for at, bar in enumerate(self._bars) if at != self.place)
        self.setAccessibleDescription(". ".join(filter(None, (chosen, rest))))

    def _scale(self) -> Scale:
        sums = [sum(bar.parts) for bar in self._bars]
        return scale_in(QRectF(self.rect()), sums, _TOP, _FOOT)

    def _paint_bar(self, painter: QPainter, scale: Scale, at: int, bar: MonthBar) -> None:
        slot, is_chosen = scale.slot(at), at == self.place
        width = min(slot.width() * 0.56, Theme.px(34))
        left, bottom = slot.center().x() - width / 2, slot.bottom()
        painter.setPen(Qt.PenStyle.NoPen)
        for rung, count in enumerate(bar.parts, start=1):
            height = slot.height() * count / scale.top
            place = QRectF(left, bottom - height, width, height)
            painter.fillRect(place, Theme.colour(f"l{rung}"))
            bottom -= height
        weight = QFont.Weight.Bold if is_chosen else QFont.Weight.Normal
        painter.setFont(Theme.font("caption", weight))
        painter.setPen(Theme.colour("text" if is_chosen else "text2"))
        foot = QRectF(slot.left(), slot.bottom(), slot.width(), Theme.px(_FOOT))
        painter.drawText(foot, _CENTRE, bar.name)
        if count := sum(bar.parts):
            head = QRectF(slot.left(), bottom - Theme.px(17), slot.width(), Theme.px(16))
            painter.drawText(head, _CENTRE, number(count))

    def _paint_choice(self, painter: QPainter, slot: QRectF) -> None:
        place = slot.adjusted(2, 1 - Theme.px(_TOP), -2, Theme.px(_FOOT) - 1)
        painter.setBrush(Theme.colour("accent_soft"))
        ring = QPen(Theme.colour("accent"), 2) if self.hasFocus() else QPen(Qt.PenStyle.NoPen)
        painter.setPen(ring)
        painter.drawRoundedRect(place, 6, 6)
