"""Draws the cells of lists: people, pills, and one or two lines of text."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from organiser.ui.tables.columns import CELL, Index, LinesCell, PersonCell, PillCell
from organiser.ui.theme import Theme
from organiser.ui.theme.icons import paint_icon
from organiser.ui.widgets.pictures import initials_of, paint_avatar
from organiser.ui.widgets.pills import HEIGHT, paint_pill, pill_colours, pill_width

ROW = 52
_SEMIBOLD, _NORMAL = QFont.Weight.DemiBold, QFont.Weight.Normal
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_CUT = Qt.TextElideMode.ElideRight
_EDGE = 12
_KEPT = 400
"""Pictures of cells: four columns of a screen and what lies around it, 15 MB at most."""

_STATES = (
    QStyle.StateFlag.State_Selected
    | QStyle.StateFlag.State_MouseOver
    | QStyle.StateFlag.State_HasFocus
)
Key = tuple[object, ...]


class CellDelegate(QStyledItemDelegate):
    """Draws whatever cell a column gives; one of these serves a whole list."""

    def __init__(self, parent: object = None, row: int = ROW) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self._row = row
        self._pictures: dict[Key, QPixmap] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, Theme.px(self._row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell, is_first = index.data(CELL), index.column() == 0
        look = int((option.state & _STATES).value), is_first
        ratio = painter.device().devicePixelRatioF()
        size = option.rect.size()
        key = (cell, look, size.width(), size.height(), ratio, *_worn())
        picture = self._pictures.get(key)
        if picture is None:
            picture = self._draw(cell, option, is_first, ratio)
            self._keep(key, picture)
        painter.drawPixmap(option.rect.topLeft(), picture)

    def _draw(
        self, cell: object, option: QStyleOptionViewItem, is_first: bool, ratio: float
    ) -> QPixmap:
        """Return the picture of one cell; many rows say the same, and scrolling draws again."""
        size = option.rect.size()
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Theme.colour("surface"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(0, 0, size.width(), size.height())
        _paint_ground(painter, area, option, is_first)
        _paint_cell(painter, area, cell)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(Theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(5 if is_first else 2, 3, -2, -3), 5, 5)
        painter.end()
        return picture

    def _keep(self, key: Key, picture: QPixmap) -> None:
        if len(self._pictures) >= _KEPT:
            self._pictures.clear()
        self._pictures[key] = picture


def _worn() -> tuple[int, int]:
    """What tells one look of the program from another: its size and its colours."""
    return Theme.px(1000), Theme.colour("text").rgba()


def _paint_cell(painter: QPainter, area: QRectF, cell: object) -> None:
    if isinstance(cell, PersonCell):
        _paint_person(painter, area, cell)
    elif isinstance(cell, PillCell):
        _paint_pill(painter, area, cell)
    elif isinstance(cell, LinesCell):
        _paint_lines(painter, area.adjusted(_EDGE, 0, -8, 0), cell)


def _paint_ground(
    painter: QPainter, area: QRectF, option: QStyleOptionViewItem, is_first: bool
) -> None:
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(area, Theme.colour("selection"))
        if is_first:
            bar = QRectF(area.left(), area.top(), 3, area.height())
            painter.fillRect(bar, Theme.colour("accent"))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(area, Theme.colour("surface2"))
    painter.setPen(QPen(Theme.colour("border"), 1))
    left = area.left() + (28 + Theme.px(34) if is_first else 0)
    below = area.bottom() - 0.5
    painter.drawLine(QPointF(left, below), QPointF(area.right() + 1, below))


def _paint_person(painter: QPainter, area: QRectF, cell: PersonCell) -> None:
    side = Theme.px(34)
    round_ = QRectF(area.left() + 16, area.center().y() - side / 2, side, side)
    paint_avatar(painter, round_, initials_of(cell.name), cell.seed)
    words = area.adjusted(16 + side + 12, 0, -6, 0)
    room = words.width() - (Theme.px(20) if cell.mark else 0)
    shown = LinesCell(cell.name, cell.detail, strong=True)
    end = _paint_lines(painter, words, shown, room)
    if cell.mark:
        small = Theme.px(14)
        top = _first_line(words).center().y() - small / 2
        where = QRectF(words.left() + end + 6, top, small, small)
        paint_icon(painter, cell.mark, where, Theme.colour(cell.mark_tone), 2.2)


def _paint_pill(painter: QPainter, area: QRectF, cell: PillCell) -> None:
    height, width = Theme.px(HEIGHT), min(pill_width(cell.text), area.width() - _EDGE - 4)
    where = QRectF(area.left() + _EDGE, area.center().y() - height / 2, width, height)
    ground, ink = pill_colours(cell.tone, cell.rung)
    paint_pill(painter, where, cell.text, ground, ink)


def _paint_lines(painter: QPainter, area: QRectF, cell: LinesCell, room: float = 0) -> float:
    """Draw one or two lines; return where the first one ends."""
    weight = _SEMIBOLD if cell.strong else _NORMAL
    metrics = Theme.metrics("body", weight)
    text = metrics.elidedText(cell.text or "—", _CUT, room or area.width())
    painter.setFont(Theme.font("body", weight))
    painter.setPen(Theme.colour(_ink_of(cell)))
    painter.drawText(_first_line(area) if cell.detail else area, _MIDDLE, text)
    if cell.detail:
        _paint_detail(painter, area, cell)
    return metrics.horizontalAdvance(text)


def _paint_detail(painter: QPainter, area: QRectF, cell: LinesCell) -> None:
    weight = _SEMIBOLD if cell.tone else _NORMAL
    painter.setFont(Theme.font("caption", weight))
    painter.setPen(Theme.colour(cell.tone or "text3"))
    line = QRectF(area.left(), area.center().y() + Theme.px(1), area.width(), Theme.px(17))
    detail = Theme.metrics("caption", weight).elidedText(cell.detail, _CUT, area.width())
    painter.drawText(line, _MIDDLE, detail)


def _first_line(area: QRectF) -> QRectF:
    return QRectF(area.left(), area.center().y() - Theme.px(18), area.width(), Theme.px(19))


def _ink_of(cell: LinesCell) -> str:
    if not cell.text:
        return "text3"
    if cell.tone and not cell.detail:
        return cell.tone
    return "text" if cell.strong or cell.detail else "text2"
