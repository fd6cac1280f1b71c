"""Goes through every page and keeps a picture of each: the program shows itself."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from organiser.ui.shell.window import MainWindow

_A_PAGE = 700
"""Milliseconds that a page is given to read what it shows."""


class Showing(QObject):
    """Stands a moment on each page, then calls *then*."""

    def __init__(self, window: MainWindow, folder: Path, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._folder, self._then = window, folder, then
        self._left = [spec.key for spec in window.parts.pages]
        self._folder.mkdir(parents=True, exist_ok=True)
        self._next = QTimer(self, singleShot=True, interval=_A_PAGE)
        self._next.timeout.connect(self._keep)
        self._turn()

    def _turn(self) -> None:
        if not self._left:
            self._then()
            return
        self._window.go(self._left[0])
        self._next.start()

    def _keep(self) -> None:
        key = self._left.pop(0)
        self._window.grab().save(str(self._folder / f"{key}.png"))
        self._turn()
