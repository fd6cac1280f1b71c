"""Short words on a coloured ground; the word is always there, the colour only helps."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen

from organiser.ui.theme import Theme
from organiser.ui.theme.contrast import ink_on
from organiser.ui.theme.icons import paint_icon
from organiser.ui.widgets.painted_words import PaintedWords

_WEIGHT = QFont.Weight.DemiBold
_EDGE = 9
HEIGHT = 22


class Pill(PaintedWords):
    """A word that says a state, in *tone*: neutral, accent, success, warning, danger, info."""

    def __init__(
        self, text: str = "", tone: str = "neutral", icon_name: str = "", rung: int = 0
    ) -> None:
        super().__init__(text)
        self._tone, self._icon_name, self._rung = tone, icon_name, rung

    def sizeHint(self) -> QSize:
        icon_width = Theme.px(17) if self._icon_name else 0
        return QSize(int(pill_width(self._text)) + icon_width, Theme.px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground, ink = pill_colours(self._tone, self._rung)
        paint_pill(QPainter(self), area, self._text, ground, ink, self._icon_name)


def pill_width(text: str) -> float:
    """Return how wide a pill of *text* is."""
    return Theme.metrics("caption", _WEIGHT).horizontalAdvance(text) + 2 * _EDGE + 1


def fitting(text: str, width: float) -> str:
    """Return *text*, cut short where a pill of it would be wider than *width*."""
    if pill_width(text) <= width:
        return text
    metrics = Theme.metrics("caption", _WEIGHT)
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - 2 * _EDGE - 1)


def pill_colours(tone: str, rung: int = 0) -> tuple[QColor, QColor]:
    """Return ground and ink of *tone*, or of a *rung* of the ladder."""
    if rung:
        ground = Theme.colour(f"l{rung}")
        return ground, QColor(ink_on(ground.name()))
    if tone == "neutral":
        return Theme.colour("surface2"), Theme.colour("text2")
    ink = "accent_text" if tone == "accent" else tone
    return Theme.colour(f"{tone}_soft"), Theme.colour(ink)


def paint_pill(
    painter: QPainter, area: QRectF, text: str, ground: QColor, ink: QColor, icon_name: str = ""
) -> None:
    """Draw a pill into *area*."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    is_neutral = ground == Theme.colour("surface2")
    painter.setPen(QPen(Theme.colour("border")) if is_neutral else Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    inside = area.adjusted(_EDGE, 0, -_EDGE + 2, 0)
    if icon_name:
        side = Theme.px(13)
        top = area.center().y() - side / 2
        paint_icon(painter, icon_name, QRectF(inside.left(), top, side, side), ink, 2.2)
        inside.setLeft(inside.left() + side + 4)
    painter.setPen(ink)
    painter.setFont(Theme.font("caption", _WEIGHT))
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
