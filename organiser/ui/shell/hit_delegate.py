"""Draws one line of the palette."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from organiser.ui.tables.columns import CELL, Index
from organiser.ui.theme import Theme
from organiser.ui.theme.icons import paint_icon

_SEMIBOLD, _NORMAL = QFont.Weight.DemiBold, QFont.Weight.Normal
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class HitDelegate(QStyledItemDelegate):
    """A picture, a name, and in small what it is."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, Theme.px(38))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        hit = index.data(CELL)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Theme.colour("accent_soft"))
            painter.drawRoundedRect(area, 7, 7)
        side = Theme.px(18)
        picture = QRectF(area.left() + 12, area.center().y() - side / 2, side, side)
        paint_icon(painter, hit.icon, picture, Theme.colour("accent_text" if on else "text2"))
        words = area.adjusted(side + 26, 0, -12, 0)
        weight = _SEMIBOLD if on else _NORMAL
        painter.setFont(Theme.font("body", weight))
        painter.setPen(Theme.colour("text"))
        metrics = Theme.metrics("body", weight)
        title = metrics.elidedText(hit.title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, _MIDDLE, title)
        words.setLeft(words.left() + metrics.horizontalAdvance(title) + 10)
        painter.setFont(Theme.font("caption"))
        painter.setPen(Theme.colour("text3"))
        small = Theme.metrics("caption")
        detail = small.elidedText(hit.detail, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, _MIDDLE, detail)
        painter.restore()
