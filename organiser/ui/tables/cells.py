"""What the cells of a list look like: pills, lines, and what lies below every cell."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle

from organiser.ui.tables.columns import LinesCell, PillCell
from organiser.ui.tables.kept_pictures import Look
from organiser.ui.theme import Theme
from organiser.ui.theme.current import while_worn
from organiser.ui.widgets.pills import HEIGHT, fitting, paint_pill, pill_colours, pill_width

SELECTED = QStyle.StateFlag.State_Selected.value
HOVERED = QStyle.StateFlag.State_MouseOver.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
STATES = SELECTED | HOVERED | _FOCUSED
"""What of the state of a cell is seen."""

Face = tuple[str, QFont.Weight]
STRONG: Face = ("body", QFont.Weight.DemiBold)
_PLAIN: Face = ("body", QFont.Weight.Normal)
SMALL: Face = ("caption", QFont.Weight.Normal)
_LOUD: Face = ("caption", QFont.Weight.DemiBold)
_MIDDLE = (Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft).value
_CUT = Qt.TextElideMode.ElideRight
_EDGE = 12
_LOOSE = 1.1
"""Letters side by side may stand a little wider than each by itself."""


def paint_cell(painter: QPainter, area: QRectF, look: Look, cell: object) -> None:
    """Draw a pill or lines, with the ground below."""
    paint_ground(painter, area, look)
    if isinstance(cell, PillCell):
        _paint_pill(painter, area, cell)
    elif isinstance(cell, LinesCell):
        _paint_lines(painter, area.adjusted(_EDGE, 0, -8, 0), cell)
    paint_focus(painter, area, look)


def paint_focus(painter: QPainter, area: QRectF, look: Look) -> None:
    """Draw a ring around the cell that has the keys."""
    if look.state & _FOCUSED:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(Theme.colour("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(5 if look.is_first else 2, 3, -2, -3), 5, 5)


def paint_ground(painter: QPainter, area: QRectF, look: Look, left: int = 0) -> None:
    """Draw what lies below a cell, and the line that ends its row, from *left* on."""
    painter.fillRect(area, Theme.colour(ground_of(look)))
    if look.state & SELECTED and look.is_first:
        painter.fillRect(QRectF(0, 0, 3, area.height()), Theme.colour("accent"))
    painter.setPen(QPen(Theme.colour("border"), 1))
    below = area.bottom() - 0.5
    painter.drawLine(QPointF(left, below), QPointF(area.right() + 1, below))


def paint_line(painter: QPainter, area: QRectF, text: str, face: Face, room: float) -> float:
    """Draw *text*, cut where there is no room; return how wide it is."""
    painter.setFont(Theme.font(*face))
    if sum(map(_widths(face).__getitem__, text)) * _LOOSE > room:
        text = Theme.metrics(*face).elidedText(text, _CUT, room)
    return painter.drawText(area, _MIDDLE, text).width()


def ground_of(look: Look) -> str:
    """Return the colour that lies below a cell."""
    if look.state & SELECTED:
        return "selection"
    return "surface2" if look.state & HOVERED else "surface"


def round_width() -> int:
    """Return how much room the round of a person takes, up to her words."""
    return 28 + Theme.px(34)


def first_of_two(area: QRectF) -> QRectF:
    """Return where the upper line stands."""
    return QRectF(area.left(), area.center().y() - Theme.px(18), area.width(), Theme.px(19))


def second_of_two(area: QRectF) -> QRectF:
    """Return where the lower line stands."""
    return QRectF(area.left(), area.center().y() + Theme.px(1), area.width(), Theme.px(17))


def _paint_pill(painter: QPainter, area: QRectF, cell: PillCell) -> None:
    room = area.width() - _EDGE - 4
    text = fitting(cell.text, room)
    height, width = Theme.px(HEIGHT), min(pill_width(text), room)
    where = QRectF(area.left() + _EDGE, area.center().y() - height / 2, width, height)
    ground, ink = pill_colours(cell.tone, cell.rung)
    paint_pill(painter, where, text, ground, ink)


def _paint_lines(painter: QPainter, area: QRectF, cell: LinesCell) -> None:
    face = STRONG if cell.strong else _PLAIN
    painter.setPen(Theme.colour(_ink_of(cell)))
    line = first_of_two(area) if cell.detail else area
    paint_line(painter, line, cell.text or "—", face, area.width())
    if cell.detail:
        painter.setPen(Theme.colour(cell.tone or "text3"))
        face = _LOUD if cell.tone else SMALL
        paint_line(painter, second_of_two(area), cell.detail, face, area.width())


class _Widths(dict[str, float]):
    """How wide each letter is by itself: added up, they tell what fits without a layout."""

    def __init__(self, metrics: QFontMetricsF) -> None:
        super().__init__()
        self._metrics = metrics

    def __missing__(self, letter: str) -> float:
        width = self[letter] = self._metrics.horizontalAdvance(letter)
        return width


@while_worn
def _widths(face: Face) -> _Widths:
    return _Widths(Theme.metrics(*face))


def _ink_of(cell: LinesCell) -> str:
    if not cell.text:
        return "text3"
    if cell.tone and not cell.detail:
        return cell.tone
    return "text" if cell.strong or cell.detail else "text2"
