"""A small line that shows how a figure went, without numbers."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen, QPolygonF

from organiser.ui.theme import Theme

_DOT = 3


def paint_spark(painter: QPainter, area: QRectF, values: Sequence[int], tone: str) -> None:
    """Draw *values* into *area*, from the lowest of them to the highest, in the colour *tone*.

    What never moved draws nothing.
    """
    if len(set(values)) < 2:
        return
    inside = area.adjusted(_DOT, _DOT, -_DOT, -_DOT)
    line = QPolygonF(_points(inside, values))
    colour = Theme.colour(tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_veil(area, colour))
    ground = [QPointF(line.last().x(), area.bottom()), QPointF(line.first().x(), area.bottom())]
    painter.drawPolygon(QPolygonF(_points(inside, values) + ground))
    painter.setPen(QPen(colour, 1.6, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(line)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(line.last(), _DOT, _DOT)


def _points(area: QRectF, values: Sequence[int]) -> list[QPointF]:
    least, most = min(values), max(values)
    step = area.width() / (len(values) - 1)
    height = area.height() / (most - least)
    return [
        QPointF(area.left() + at * step, area.bottom() - (value - least) * height)
        for at, value in enumerate(values)
    ]


def _veil(area: QRectF, colour: QColor) -> QLinearGradient:
    veil = QLinearGradient(area.topLeft(), area.bottomLeft())
    for place, alpha in ((0, 56), (1, 0)):
        shade = QColor(colour)
        shade.setAlpha(alpha)
        veil.setColorAt(place, shade)
    return veil
