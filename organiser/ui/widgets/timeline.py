"""What happened, the newest first, along a line."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser.ui.theme import Theme
from organiser.ui.theme.icons import paint_icon
from organiser.ui.widgets.boxes import below
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured

_ROUND = 28


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened, as it is told."""

    title: str
    when: str
    text: str = ""
    icon: str = "pencil"
    tone: str = "info"


class Timeline(QWidget):
    """Tells happenings one below the other."""

    def __init__(self, happenings: Iterable[Happening] = ()) -> None:
        super().__init__()
        self._box: QVBoxLayout = below(gap=0)
        self.setLayout(self._box)
        self.show_happenings(happenings)

    def show_happenings(self, happenings: Iterable[Happening]) -> None:
        """Tell *happenings* instead of what was told."""
        while (item := self._box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        rows = list(happenings)
        for place, happening in enumerate(rows, start=1):
            self._box.addWidget(_Row(happening, is_last=place == len(rows)))
        self._box.addStretch(1)


class _Row(Measured, QWidget):
    def __init__(self, happening: Happening, *, is_last: bool) -> None:
        super().__init__()
        self._happening, self._is_last = happening, is_last
        self._words = below(label(happening.title, "strong", wraps=True), gap=1)
        if happening.text:
            self._words.addWidget(label(happening.text, "muted", wraps=True))
        self._words.addWidget(label(happening.when, "caption", wraps=True))
        self.setLayout(self._words)
        self.setAccessibleName(f"{happening.title}, {happening.when}. {happening.text}".strip())
        self.measure()

    def measure(self) -> None:
        self._words.setContentsMargins(Theme.px(42), 0, 0, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, tone = Theme.px(_ROUND), self._happening.tone
        if not self._is_last:
            painter.setPen(QPen(Theme.colour("border"), 2))
            middle = side / 2
            painter.drawLine(QPointF(middle, side + 3), QPointF(middle, self.height() - 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Theme.colour(f"{tone}_soft"))
        painter.drawEllipse(QRectF(0, 0, side, side))
        small = Theme.px(15)
        inside = QRectF((side - small) / 2, (side - small) / 2, small, small)
        ink = Theme.colour("accent_text" if tone == "accent" else tone)
        paint_icon(painter, self._happening.icon, inside, ink, 2.1)
