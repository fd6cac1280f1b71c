"""Puts off a step until what is happening now is over."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def soon(owner: QObject, work: Callable[[], object]) -> None:
    """Do *work* when the events at hand are dealt with, unless *owner* is gone by then.

    Qt's own `QTimer.singleShot` keeps *work*, and what it holds, for good when its owner goes
    first: after a lock her people would stay in memory (PySide6 6.11, measured).
    """
    timer = QTimer(owner, singleShot=True, interval=0)
    timer.timeout.connect(work)
    timer.timeout.connect(timer.deleteLater)
    timer.start()
