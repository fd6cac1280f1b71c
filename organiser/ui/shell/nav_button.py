"""One line of the side bar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolButton

from organiser.i18n import _, counted, number
from organiser.ui.page import PageSpec
from organiser.ui.theme import Theme
from organiser.ui.theme.icons import paint_icon
from organiser.ui.tips import plain_tip
from organiser.ui.widgets.measured import Measured

_BOLD, _SEMIBOLD, _MEDIUM = QFont.Weight.Bold, QFont.Weight.DemiBold, QFont.Weight.Medium


class NavButton(Measured, QToolButton):
    """Goes to a page; shows how many things wait there."""

    def __init__(self, spec: PageSpec, shortcut: str) -> None:
        super().__init__()
        self.spec, self._shortcut = spec, shortcut
        self._badge, self._is_compact = 0, False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retranslate()
        self.measure()

    def retranslate(self) -> None:
        """Say the name of the page and its key."""
        title = self.spec.title()
        self.setText(title)
        tip = _("{page} ({key})").format(page=title, key=self._shortcut)
        self.setToolTip(plain_tip(tip if self._shortcut else title))
        waiting = counted("{count} thing to handle", "{count} things to handle", self._badge)
        self.setAccessibleName(f"{title}, {waiting}" if self._badge else title)

    def set_badge(self, count: int) -> None:
        """Show that *count* things wait; 0 shows nothing."""
        self._badge = count
        self.retranslate()
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Show only the picture."""
        self._is_compact = compact
        self.update()

    def measure(self) -> None:
        self.setFixedHeight(Theme.px(34))

    def sizeHint(self) -> QSize:
        words = Theme.metrics("body", _SEMIBOLD).horizontalAdvance(self.text())
        return QSize(int(words) + Theme.px(40) + 30 + self._badge_room(), Theme.px(34))

    def minimumSizeHint(self) -> QSize:
        return QSize(Theme.px(40), Theme.px(34))

    def fits(self) -> bool:
        """Return whether the whole name is seen."""
        return self._is_compact or self.width() + 8 >= self.sizeHint().width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(8, 1, -8, -1)
        self._paint_ground(painter, area)
        self._paint_words(painter, area)
        if self._badge:
            self._paint_badge(painter, area)
        if self.hasFocus():
            painter.setPen(QPen(Theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 7, 7)

    def _paint_ground(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(Theme.colour("surface"))
            painter.drawRoundedRect(area, 7, 7)
            painter.setBrush(Theme.colour("accent"))
            bar = QRectF(area.left(), area.top() + 8, 3, area.height() - 16)
            painter.drawRoundedRect(bar, 1.5, 1.5)
        elif self.underMouse():
            veil = QColor(Theme.colour("border"))
            veil.setAlpha(120)
            painter.setBrush(veil)
            painter.drawRoundedRect(area, 7, 7)

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        on, side = self.isChecked(), Theme.px(18)
        left = area.center().x() - side / 2 if self._is_compact else area.left() + 11
        picture = QRectF(left, area.center().y() - side / 2, side, side)
        ink = Theme.colour("accent_text" if on else "text2")
        paint_icon(painter, self.spec.icon, picture, ink, 2.1 if on else 1.8)
        if self._is_compact:
            return
        painter.setFont(Theme.font("body", _SEMIBOLD if on else _MEDIUM))
        painter.setPen(Theme.colour("text" if on else "text2"))
        words = area.adjusted(side + 20, 0, -8, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _paint_badge(self, painter: QPainter, area: QRectF) -> None:
        font, text = QFont(Theme.font("caption", _BOLD)), number(self._badge)
        height, width = Theme.px(19), self._badge_room() - 8
        place = QRectF(area.right() - width - 4, area.center().y() - height / 2, width, height)
        if self._is_compact:
            font.setPointSizeF(font.pointSizeF() * 0.82)
            height = Theme.px(15)
            place = QRectF(area.center().x() + 4, area.top() + 1, max(height, width - 6), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Theme.colour("accent"))
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        painter.setFont(font)
        painter.setPen(Theme.colour("on_accent"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _badge_room(self) -> int:
        if not self._badge:
            return 0
        words = Theme.metrics("caption", _BOLD).horizontalAdvance(number(self._badge))
        return max(Theme.px(20), int(words) + 11) + 8
