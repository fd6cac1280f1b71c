"""Puts off a step until what is happening now is over."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


def soon(owner: QObject, work: Callable[[], object]) -> None:
    """Do *work* when the events at hand are dealt with, unless *owner* is gone by then.

    Qt's own `QTimer.singleShot` keeps *work*, and what it holds, for good when its owner goes
    first: after a lock her people would stay in memory (PySide6 6.11, measured).
    """
    timer = QTimer(owner, singleShot=True, interval=0)
    timer.timeout.connect(work)
    timer.timeout.connect(timer.deleteLater)
    timer.start()


def once_seen(widget: QWidget, work: Callable[[], object]) -> None:
    """Do *work* when *widget* was painted for the first time: reading delays no sight."""
    _Eye(widget, work)


class _Eye(QObject):
    """Watches one widget until it is painted."""

    def __init__(self, widget: QWidget, work: Callable[[], object]) -> None:
        super().__init__(widget)
        self._work = work
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            soon(watched, self._work)
            self.deleteLater()
        return False
