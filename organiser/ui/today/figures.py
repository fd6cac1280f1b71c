"""Figures with their trend; each leads to the list behind it."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from organiser.database import Database
from organiser.errors import OrganiserError
from organiser.i18n import _, counted, number
from organiser.ui.charts.spark import paint_spark
from organiser.ui.news import Topics
from organiser.ui.phrases import Phrase
from organiser.ui.theme import Theme
from organiser.ui.tips import plain_tip
from organiser.ui.today.card import PATIENCE
from organiser.ui.widgets.measured import Measured
from organiser.usecases.today import Figure

log = logging.getLogger(__name__)
_HEIGHT, _EDGE, _SPARK, _HEAD, _FOOT = 98, 15, 84, 20, 18
_LEFT = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignVCenter.value
_DASH = "—"
Trend = Callable[[int], str]
"""Says by how much a figure differs, in words."""


class Source(NamedTuple):
    """Where a figure is read, which part of that it is, and what changes it."""

    read: Callable[[Database], Any]
    part: Callable[[Any], Figure]
    topics: Topics


class FigureTile(Measured, QAbstractButton):
    """A number, how it went, and by how much it differs; pressing it opens its list."""

    opened = Signal()
    retry_asked = Signal()

    def __init__(
        self,
        name: Phrase,
        source: Source,
        database: Database,
        trend: Trend,
        tone: str = "accent",
    ) -> None:
        super().__init__()
        self.topics, self._name, self._trend, self._tone = source.topics, name, trend, tone
        self._source, self._database = source, database
        self.figure: Figure | None = None
        self._has_failed = self._is_late = False
        self._late = QTimer(self, singleShot=True, interval=PATIENCE)
        self._late.timeout.connect(self._show_waiting)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._press)
        self.retranslate()
        self.measure()

    def work(self) -> partial[Any]:
        """Return what is to be read, away from the screen."""
        return partial(self._source.read, self._database)

    def wait(self) -> None:
        """It is being read; what stands there stays until then."""
        if self.figure is None:
            self._late.start()

    def take(self, value: Any) -> None:
        """Show what was read."""
        self._late.stop()
        self.figure, self._has_failed = self._source.part(value), False
        self.retranslate()

    def fail(self, error: BaseException) -> None:
        """Say that it could not be read; pressing it tries again."""
        if not isinstance(error, OrganiserError):
            log.error("a figure of today could not be read", exc_info=error)
        self._late.stop()
        self.figure, self._has_failed = None, True
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        words = _("{name}: {count}") if self._number() else "{name}"
        self.setText(words.format(name=self._name(), count=self._number()))
        told = ". ".join(part for part in (self.text(), self._told()) if part)
        self.setAccessibleName(told)
        self.setToolTip(plain_tip(told))
        self.updateGeometry()
        self.update()

    def measure(self) -> None:
        self.setFixedHeight(Theme.px(_HEIGHT))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        words = max(
            Theme.metrics("caption").horizontalAdvance(self._told()) + Theme.px(14),
            Theme.metrics().horizontalAdvance(self._name()),
            Theme.metrics("display").horizontalAdvance(self._number()),
        )
        return QSize(int(words) + 2 * Theme.px(_EDGE) + 2, Theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def fits(self) -> bool:
        """Return whether all its words are seen."""
        return self.width() >= self.sizeHint().width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        edge = Theme.px(_EDGE)
        area = QRectF(self.rect()).adjusted(edge, Theme.px(11), -edge, -Theme.px(11))
        head, foot = Theme.px(_HEAD), Theme.px(_FOOT)
        painter.setPen(Theme.colour("text2"))
        painter.setFont(Theme.font())
        painter.drawText(QRectF(area.left(), area.top(), area.width(), head), _LEFT, self._name())
        middle = area.adjusted(0, head, 0, -foot)
        painter.setPen(Theme.colour("text"))
        painter.setFont(Theme.font("display"))
        painter.drawText(middle, _LEFT, self._number())
        used = Theme.metrics("display").horizontalAdvance(self._number()) + Theme.px(14)
        spark = middle.adjusted(max(used, middle.width() - Theme.px(_SPARK)), 3, 0, -5)
        if self.figure is None and not self._has_failed and self._is_late:
            self._paint_waiting(painter, middle)
        if self.figure is not None and spark.width() > Theme.px(36):
            paint_spark(painter, spark, self.figure.weeks, self._tone)
        self._paint_trend(painter, QRectF(area.left(), area.bottom() - foot, area.width(), foot))

    def _show_waiting(self) -> None:
        self._is_late = True
        self.update()

    def _paint_waiting(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Theme.colour("border"))
        place = QRectF(area.left(), area.center().y() - 5, Theme.px(70), Theme.px(10))
        painter.drawRoundedRect(place, 4, 4)

    def _paint_ground(self, painter: QPainter) -> None:
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(Theme.colour("border"), 2 if Theme.strong_lines else 1))
        if self.hasFocus():
            painter.setPen(QPen(Theme.colour("focus"), 2))
            area.adjust(0.5, 0.5, -0.5, -0.5)
        elif self.underMouse():
            painter.setPen(QPen(Theme.colour("accent"), 1))
        painter.setBrush(Theme.colour("surface2" if self.isDown() else "surface"))
        painter.drawRoundedRect(area, 10, 10)

    def _paint_trend(self, painter: QPainter, area: QRectF) -> None:
        change = self.figure.change if self.figure else 0
        if change:
            side, middle = Theme.px(8), area.center().y()
            tip = -side / 2 if change > 0 else side / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Theme.colour("text3"))
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(area.left(), middle - tip),
                        QPointF(area.left() + side, middle - tip),
                        QPointF(area.left() + side / 2, middle + tip),
                    ]
                )
            )
            area = area.adjusted(side + Theme.px(5), 0, 0, 0)
        painter.setPen(Theme.colour("text3"))
        painter.setFont(Theme.font("caption", QFont.Weight.Normal))
        painter.drawText(area, _LEFT, self._told())

    def _number(self) -> str:
        if self._has_failed:
            return _DASH
        return number(self.figure.now) if self.figure else ""

    def _told(self) -> str:
        if self._has_failed:
            return _("Press to try again")
        return self._trend(self.figure.change) if self.figure else ""

    def _press(self) -> None:
        if self._has_failed:
            self.retry_asked.emit()
        else:
            self.opened.emit()


def of_the_total(change: int) -> str:
    """Say how many of all came in the last days."""
    if change == 0:
        return _("nobody new in 30 days")
    return counted("{count} more in 30 days", "{count} more in 30 days", change)


def than_before(change: int) -> str:
    """Say how a number differs from that of the 30 days before."""
    if change == 0:
        return _("as many as before")
    if change > 0:
        return counted("{count} more than before", "{count} more than before", change)
    return counted("{count} fewer than before", "{count} fewer than before", -change)
