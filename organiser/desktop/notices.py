"""Notices by the computer itself, for who asked for them, while the program is not in front."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, SignalInstance
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from organiser import clock
from organiser.database import Database
from organiser.encrypted_file import FileFault
from organiser.errors import CannotOpen
from organiser.i18n import _
from organiser.settings import read_settings
from organiser.ui.messages import Messages
from organiser.ui.today.words import sentence
from organiser.usecases.waiting import Waiting, read_waiting

_MINUTE = 60_000
_SHOWN_FOR = 15_000
_AFTER, _EVERY = 2, 10
"""Minutes behind other windows before the first look, and between two."""
_LINES = 3


class Tray(Protocol):
    """Where the computer shows notices."""

    messageClicked: SignalInstance  # noqa: N815 (Qt's name)
    activated: SignalInstance

    def show(self) -> None: ...

    def hide(self) -> None: ...

    def showMessage(  # noqa: N802 (Qt's name)
        self, title: str, msg: str, /, icon: QIcon, msecs: int = ...
    ) -> None: ...


def system_tray() -> Tray | None:
    """Return the computer's own place for notices, or None where there is none."""
    if not has_tray():
        return None
    tray = QSystemTrayIcon(QApplication.windowIcon())
    tray.setToolTip(_("Organiser"))
    return tray


def has_tray() -> bool:
    """Return whether this computer shows notices."""
    return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()


class Notices(QObject):
    """Lives on while the file is locked; of what waits it then knows a day, and nothing else."""

    def __init__(
        self,
        is_in_front: Callable[[], bool],
        come_to_front: Callable[[], object],
        make_tray: Callable[[], Tray | None] = system_tray,
    ) -> None:
        super().__init__()
        self._is_in_front, self._come_to_front = is_in_front, come_to_front
        self._make_tray = make_tray
        self._tray: Tray | None = None
        self._home: Path | None = None
        self._database: Database | None = None
        self._waits_on: date | None = None
        self._told_on: date | None = None
        self._behind = 0
        self.tick = QTimer(self, interval=_MINUTE)
        self.tick.timeout.connect(self.look)

    def watch(self, home: Path, database: Database, messages: Messages) -> None:
        """A committee is open: tell of what is due in it, and of long work that is over."""
        self._home, self._database = home, database
        messages.finished.connect(self._finished)
        self.read_settings()

    def rest(self) -> None:
        """Its file is about to be closed, readable or not: keep when something waits."""
        if self._tray is not None and self._database is not None:
            with suppress(FileFault, CannotOpen):
                self._read()
        self._database = None

    def read_settings(self) -> None:
        """Begin or stop, as the settings say now."""
        assert self._home is not None
        if not read_settings(self._home).notices:
            self.end()
        elif self._tray is None:
            self._begin_tray()

    def end(self) -> None:
        """Show nothing any more, and take the sign away from the computer's bar."""
        self.tick.stop()
        if self._tray is not None:
            self._tray.hide()
        self._tray = None

    def look(self) -> None:
        """Tell what is due, once a day, when she has worked elsewhere for a while."""
        self._behind = 0 if self._is_in_front() else self._behind + 1
        if self._behind % _EVERY != _AFTER or self._told_on == clock.today():
            return
        if self._database is None:
            if self._waits_on is not None and self._waits_on <= clock.today():
                self._tell(_("Something waits for you."))
        elif todos := self._read().todos:
            self._tell("\n".join(sentence(todo) for todo in todos[:_LINES]))

    def _read(self) -> Waiting:
        assert self._database is not None
        assert self._home is not None
        waiting = read_waiting(self._database, self._home)
        self._waits_on = waiting.first_on
        return waiting

    def _tell(self, text: str) -> None:
        self._told_on = clock.today()
        self._show(text)

    def _finished(self, text: str) -> None:
        if not self._is_in_front():
            self._show(text)

    def _show(self, text: str) -> None:
        if self._tray is not None:
            self._tray.showMessage(_("Organiser"), text, QApplication.windowIcon(), _SHOWN_FOR)

    def _begin_tray(self) -> None:
        self._tray = self._make_tray()
        if self._tray is None:
            return
        self._tray.messageClicked.connect(self._come_to_front)
        self._tray.activated.connect(lambda _reason: self._come_to_front())
        self._tray.show()
        self.tick.start()
