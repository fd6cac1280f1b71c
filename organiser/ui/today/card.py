"""A card that reads one thing: grey while it comes, a dash and a retry when it cannot."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.ui.news import Topics
from organiser.ui.phrases import Phrase, Phrases
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import Card, below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured

log = logging.getLogger(__name__)
PATIENCE = 150
"""Milliseconds: what comes sooner needs no sign that it is coming."""


class Reader(Protocol):
    """A part of the page that is read by itself."""

    topics: Topics

    def work(self) -> partial[Any]:
        """Return what is to be read, away from the screen."""

    def wait(self) -> None:
        """It is being read."""

    def take(self, value: Any) -> None:
        """Show what was read."""

    def fail(self, error: BaseException) -> None:
        """Show that it could not be read."""


class ReadCard(Measured, Card):
    """Has a title from the start, and the rest once it was read."""

    retry_asked = Signal()
    topics: Topics = frozenset()

    def __init__(self, title: Phrase, height: int) -> None:
        """*height* is what it keeps free, in pixels, until it knows better."""
        self._height = height
        self._body: QWidget | None = None
        self._failed: _Failed | None = None
        self.value: Any = None
        self._is_late = False
        self.phrases = Phrases()
        self._title = label(role="h3")
        self._head: QHBoxLayout = beside(self._title, None, gap=8)
        self._extras: list[QWidget] = []
        self._box = below(self._head, None, gap=6)
        super().__init__(self._box, gap=0)
        self.phrases.text(self._title, title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._late = QTimer(self, singleShot=True, interval=PATIENCE)
        self._late.timeout.connect(self._show_waiting)
        self.measure()

    def work(self) -> partial[Any]:
        """Return what is to be read, away from the screen."""
        raise NotImplementedError

    def make(self) -> QWidget:
        """Make what shows a value; called once, when there is the first."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show *value*."""
        raise NotImplementedError

    def wait(self) -> None:
        """It is being read; what stands there stays until then."""
        if self._body is None or self._body.isHidden():
            self._late.start()

    def take(self, value: Any) -> None:
        """Show what was read."""
        self._come_to_rest()
        if self._failed is not None:
            self._failed.hide()
            for extra in self._extras:
                extra.show()
        if self._body is None:
            self._body = self.make()
            self._box.insertWidget(1, self._body, 100)
        self.value = value
        self.show_value(value)
        self._body.show()

    def fail(self, error: BaseException) -> None:
        """Say that it could not be read, and offer to try again."""
        if not isinstance(error, OrganiserError):
            log.error("a card of today could not be read", exc_info=error)
        self._come_to_rest()
        for part in (self._body, *self._extras):
            if part is not None:
                part.hide()
        if self._failed is None:
            self._failed = _Failed(self._title.text)
            self._failed.button.clicked.connect(self.retry_asked)
            self._box.insertWidget(1, self._failed, 100)
        self._failed.explain(error)
        self._failed.show()

    def add_to_head(self, *extras: QWidget) -> None:
        """Put *extras* at the end of the line of the title."""
        for extra in extras:
            self._head.addWidget(extra)
        self._extras += extras

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        if self._failed is not None:
            self._failed.phrases.say_again()
        if self.value is not None and self._body is not None:
            self.show_value(self.value)

    def measure(self) -> None:
        self.setMinimumHeight(Theme.px(self._height))
        self._title.setMinimumHeight(max(24, Theme.px(24)) + 2)  # as high as a link beside it

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_late:
            self._paint_waiting()

    def _show_waiting(self) -> None:
        self._is_late = True
        self.update()

    def _come_to_rest(self) -> None:
        self._late.stop()
        self._is_late = False
        self.update()

    def _paint_waiting(self) -> None:
        """Grey lines that do not move."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Theme.colour("border"))
        row = Theme.px(34)
        for at, top in enumerate(range(Theme.px(58), self.height() - row // 2, row)):
            width = (self.width() - 32) * (0.66, 0.48, 0.58)[at % 3]
            painter.drawRoundedRect(QRectF(16, top, width, Theme.px(9)), 4, 4)


class _Failed(QWidget):
    """A dash where the figures would be, why, and a way to try again."""

    def __init__(self, name: Callable[[], str]) -> None:
        super().__init__()
        self.phrases = Phrases()
        self.button = Button("", "refresh-cw")
        self._why = label(role="muted", wraps=True)
        self.phrases.text(self.button, lambda: _("Try again"))
        self.phrases.name(self.button, partial(_try_again, name), tip=False)
        self.setLayout(
            below(label("—", "display"), self._why, 4, beside(self.button, None), None, gap=2)
        )

    def explain(self, error: BaseException) -> None:
        """Say why, as far as she can act on it."""
        is_known = isinstance(error, OrganiserError)
        self._why.setText(str(error) if is_known else _("This could not be read."))


def _try_again(name: Callable[[], str]) -> str:
    return _("Try again: {card}").format(card=name())
