"""The box that always tells where the line to headquarters stands; a click leads to its page."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolButton

from organiser.ui.theme import Theme
from organiser.ui.theme.icons import paint_icon
from organiser.ui.tips import plain_tip
from organiser.ui.widgets.measured import Measured

_SEMIBOLD = QFont.Weight.DemiBold
_LEFT = (Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft).value
_CUT = Qt.TextElideMode.ElideRight
_HIGH, _PICTURE, _EDGE, _GAP = 50, 20, 12, 10


@dataclass(frozen=True, slots=True)
class BoxSays:
    """What the box says now."""

    icon: str
    ink: str
    title: str
    detail: str
    is_late: bool
    """Whether the detail tells of something that waits for too long."""
    sentence: str
    """The same at length, for who hovers over it and for a screen reader."""


class SyncBox(Measured, QToolButton):
    """A picture and two lines; only the picture where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("linebox")
        self._says = BoxSays("cloud", "text2", "", "", is_late=False, sentence="")
        self._is_compact = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.measure()

    def say(self, says: BoxSays) -> None:
        """Show *says*."""
        self._says = says
        self.setText(says.title)
        self.setToolTip(plain_tip(says.sentence))
        self.setAccessibleName(says.sentence)
        self.update()

    def says(self) -> BoxSays:
        """Return what is shown."""
        return self._says

    def set_compact(self, compact: bool) -> None:
        """Show only the picture; the words stay in the tool tip."""
        self._is_compact = compact
        self.update()

    def measure(self) -> None:
        self.setFixedHeight(Theme.px(_HIGH))

    def sizeHint(self) -> QSize:
        return QSize(Theme.px(40), Theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def fits(self) -> bool:
        """Return whether the whole title is seen."""
        words = Theme.metrics("body", _SEMIBOLD).horizontalAdvance(self._says.title)
        return self._is_compact or words <= self._words().width() + 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        self._paint_ground(painter, area)
        side = Theme.px(_PICTURE)
        left = area.center().x() - side / 2 if self._is_compact else area.left() + _EDGE
        picture = QRectF(left, area.center().y() - side / 2, side, side)
        paint_icon(painter, self._says.icon, picture, Theme.colour(self._says.ink), 2)
        if not self._is_compact:
            self._paint_words(painter, self._words())

    def _paint_ground(self, painter: QPainter, area: QRectF) -> None:
        focused = self.hasFocus()
        edge = "focus" if focused else "border_strong" if self.underMouse() else "border"
        painter.setPen(QPen(Theme.colour(edge), 2 if focused or Theme.strong_lines else 1))
        painter.setBrush(Theme.colour("surface"))
        painter.drawRoundedRect(area, 8, 8)

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        says, middle = self._says, area.center().y()
        first = QRectF(area.left(), middle - Theme.px(18), area.width(), Theme.px(19))
        second = QRectF(area.left(), middle + Theme.px(1), area.width(), Theme.px(17))
        line = first if says.detail else area
        painter.setPen(Theme.colour("text"))
        painter.setFont(Theme.font("body", _SEMIBOLD))
        painter.drawText(line, _LEFT, painter.fontMetrics().elidedText(
            says.title, _CUT, int(area.width())))  # fmt: skip
        painter.setPen(Theme.colour(says.ink if says.is_late else "text3"))
        painter.setFont(Theme.font("caption"))
        painter.drawText(second, _LEFT, painter.fontMetrics().elidedText(
            says.detail, _CUT, int(area.width())))  # fmt: skip

    def _words(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_EDGE + Theme.px(_PICTURE) + _GAP, 0, -8, 0)
