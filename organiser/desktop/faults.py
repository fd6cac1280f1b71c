"""Catches what nobody expected, so that the program says it once and lives on."""

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

from organiser.logs import strike

log = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
Place = tuple[str, str, int]


class Faults(QObject):
    """Hears of every unexpected error, in any thread, and hands it to *say* in this one."""

    _met = Signal(object)

    def __init__(self, say: Callable[[BaseException], object]) -> None:
        super().__init__()
        self._say = say
        self._said: set[Place] = set()
        self._met.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """Take over from Python and Qt."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook
        qInstallMessageHandler(_log_qt)

    def rest(self) -> None:
        """Give it back to them."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def _hook(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        self._met.emit(error)

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._met.emit(args.exc_value)

    def _tell(self, error: BaseException) -> None:
        """What breaks again at the same place is logged again, and said no more."""
        place = _place_of(error)
        if place in self._said:
            log.error("unexpected error, again", exc_info=error)
        else:
            self._said.add(place)
            self._say(error)


def _place_of(error: BaseException) -> Place:
    step, place = error.__traceback__, ("", 0)
    while step is not None:
        place = (step.tb_frame.f_code.co_filename, step.tb_lineno)
        step = step.tb_next
    return (type(error).__name__, *place)


def _log_qt(kind: QtMsgType, _context: Any, text: str) -> None:
    log.log(_LEVELS.get(kind, logging.WARNING), "qt: %s", strike(text))
