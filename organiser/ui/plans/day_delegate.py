"""Draws one day of the calendar: its number, and a line for each action."""

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from organiser.domain.action import ActionState
from organiser.i18n import counted
from organiser.ui.plans.days_model import Day
from organiser.ui.plans.words import title_of
from organiser.ui.tables.columns import CELL, Index
from organiser.ui.theme import Theme
from organiser.usecases.plans.agenda import ActionRow

_HEAD, _LINE, _TWO_LINES, _EDGE = 30, 24, 44, 4
_LEFT = (Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft).value
_CENTRE = Qt.AlignmentFlag.AlignCenter.value
_CUT = Qt.TextElideMode.ElideRight
_FOCUSED, _SELECTED = QStyle.StateFlag.State_HasFocus, QStyle.StateFlag.State_Selected
_LOOKS = {
    ActionState.PLANNED: ("accent_soft", "accent_text", "accent"),
    ActionState.DONE: ("success_soft", "success", "success"),
    ActionState.CANCELLED: ("surface2", "text3", "border_strong"),
}
"""Ground, ink and the bar at the left; the words say the state too, struck out or ticked."""


class DayDelegate(QStyledItemDelegate):
    """One of these serves the whole calendar."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(Theme.px(60), Theme.px(_HEAD + 2 * _LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        day: Day = index.data(CELL)
        area = option.rect
        is_chosen = bool(option.state & _SELECTED)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "selection" if is_chosen else "surface" if day.is_inside else "surface2"
        painter.fillRect(area, Theme.colour(ground))
        painter.setPen(QPen(Theme.colour("border"), 1))
        painter.drawLine(area.topRight(), area.bottomRight())
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        _paint_number(painter, area, day)
        for place, row in lines_of(area, day):
            _paint_action(painter, QRectF(place), row, _words(row, is_roomy=day.is_roomy))
        _paint_rest(painter, area, day)
        if option.state & _FOCUSED:
            painter.setPen(QPen(Theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -3, -3), 5, 5)
        painter.restore()


def lines_of(area: QRect, day: Day) -> list[tuple[QRect, ActionRow]]:
    """Return the actions of *day* that have room, each with its place."""
    count = _room(area, day)
    edge, line = Theme.px(_EDGE), _line(day)
    top = area.top() + Theme.px(_HEAD)
    return [
        (QRect(area.left() + edge, top + at * line, area.width() - 2 * edge, line - 3), row)
        for at, row in enumerate(day.actions[:count])
    ]


def action_at(area: QRect, day: Day, point: QPoint) -> ActionRow | None:
    """Return the action whose line *point* lies in."""
    return next((row for place, row in lines_of(area, day) if place.contains(point)), None)


def _line(day: Day) -> int:
    return Theme.px(_TWO_LINES if day.is_roomy else _LINE)


def _room(area: QRect, day: Day) -> int:
    """How many actions fit; when not all do, the last line says how many more there are."""
    wanted = len(day.actions)
    fitting = max(0, (area.height() - Theme.px(_HEAD)) // _line(day))
    return wanted if wanted <= fitting else max(0, fitting - 1)


def _paint_number(painter: QPainter, area: QRect, day: Day) -> None:
    side = Theme.px(23)
    place = QRectF(area.left() + Theme.px(5), area.top() + Theme.px(4), side + 4, side)
    if day.is_today:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Theme.colour("accent"))
        painter.drawRoundedRect(place, side / 2, side / 2)
    ink = "on_accent" if day.is_today else "text" if day.is_inside else "text3"
    painter.setFont(Theme.font("caption", QFont.Weight.DemiBold))
    painter.setPen(Theme.colour(ink))
    painter.drawText(place, _CENTRE, str(day.on.day))


def _paint_action(painter: QPainter, place: QRectF, row: ActionRow, words: tuple[str, ...]) -> None:
    ground, ink, bar = _look(row)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Theme.colour(ground))
    painter.drawRoundedRect(place, 4, 4)
    painter.setBrush(Theme.colour(bar))
    painter.drawRoundedRect(QRectF(place.left(), place.top(), 3, place.height()), 1.5, 1.5)
    font = QFont(Theme.font("caption", QFont.Weight.DemiBold))
    font.setStrikeOut(row.state is ActionState.CANCELLED)
    painter.setFont(font)
    painter.setPen(Theme.colour(ink))
    inside = place.adjusted(Theme.px(7), 0, -3, 0)
    height = inside.height() / len(words)
    for at, text in enumerate(words):
        top = inside.top() + at * height
        line = QRectF(inside.left(), top, inside.width(), height)
        painter.drawText(line, _LEFT, _metrics().elidedText(text, _CUT, line.width()))


def _metrics() -> QFontMetricsF:
    return Theme.metrics("caption", QFont.Weight.DemiBold)


def _paint_rest(painter: QPainter, area: QRect, day: Day) -> None:
    shown = _room(area, day)
    if shown == len(day.actions):
        return
    top = area.top() + Theme.px(_HEAD) + shown * _line(day)
    width = area.width() - Theme.px(12)
    place = QRectF(area.left() + Theme.px(10), top, width, Theme.px(_LINE) - 3)
    left = counted("{count} more", "{count} more", len(day.actions) - shown)
    painter.setFont(Theme.font("caption"))
    painter.setPen(Theme.colour("text2"))
    painter.drawText(place, _LEFT, Theme.metrics("caption").elidedText(left, _CUT, width))


def _look(row: ActionRow) -> tuple[str, str, str]:
    if row.waits_for_report() or row.is_missing:
        return "warning_soft", "warning", "warning"
    return _LOOKS[row.state]


def _words(row: ActionRow, *, is_roomy: bool) -> tuple[str, ...]:
    """The name, below its hour where there is room; ticked when done, asking for its report."""
    mark = "✓" if row.state is ActionState.DONE else "?" if row.waits_for_report() else ""
    many = f"{row.coming}/{row.needed}" if row.is_missing else ""
    if not is_roomy:
        return (" ".join(filter(None, (mark, title_of(row)))),)
    hours = "–".join(filter(None, (row.span.starts, row.span.ends)))
    first = " ".join(filter(None, (mark, hours, many)))
    return (first, title_of(row)) if first else (title_of(row),)
