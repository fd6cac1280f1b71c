"""Sees to it that a committee is open in one window only."""

import sys
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QDir, QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from organiser.i18n import _

_PATIENCE = 2000
"""Milliseconds that a window which is just opening may take to answer."""


class Instance(QObject):
    """Holds the place of one home; who comes second calls the first to the front."""

    called = Signal()
    """Somebody started the program once more."""

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._name = name_of(home)
        self._lock = QLockFile(QDir.temp().filePath(f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def claim(self) -> bool:
        """Take the place; return whether it was free.

        The system tells whether who held it still lives: one that was killed holds nothing.
        """
        if not self._lock.tryLock(0):
            return False
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def raise_other(self) -> int:
        """Call the window that is open to the front; return the exit status."""
        socket = QLocalSocket()
        for _turn in range(10):
            socket.connectToServer(self._name)
            if socket.waitForConnected(_PATIENCE // 10):
                socket.disconnectFromServer()
                return 0
            socket.waitForDisconnected(_PATIENCE // 10) if socket.isOpen() else _rest()
        sys.stderr.write(_("Organiser is open already, but does not answer.") + "\n")
        return 1

    def release(self) -> None:
        """Give the place up."""
        if self._lock.isLocked():
            self._server.close()
            self._lock.unlock()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.called.emit()


def name_of(home: Path) -> str:
    """Return the name under which the window of *home* is called; it tells nothing about it."""
    return f"organiser-{sha256(str(home.resolve()).encode()).hexdigest()[:16]}"


def _rest() -> None:
    from PySide6.QtCore import QThread  # noqa: TID251  (to wait, not to work)

    QThread.msleep(_PATIENCE // 10)
