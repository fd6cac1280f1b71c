"""Carries the news of what changed to the screens that show it."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

Topics = frozenset[str]


class News(QObject):
    """Hears of commits in any thread, and tells of them in the thread of the screens.

    Many commits at once are told together, so that a screen reads again only once.
    """

    changed = Signal(object)
    """`Topics`: what to read again."""
    _heard = Signal(object)
    _rest_over = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._topics: Topics = frozenset()
        self._heard.connect(self._gather, Qt.ConnectionType.QueuedConnection)
        self._rest_over.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def follow(self, listen: Callable[[Callable[[Topics], None]], object]) -> None:
        """Hear through *listen*, the method of the database of that name."""
        listen(self.hear)

    def hear(self, topics: Topics) -> None:
        """Take in what changed; safe from any thread, and after the window has gone."""
        if shiboken6.isValid(self):
            self._heard.emit(topics)

    def _gather(self, topics: Topics) -> None:
        if not self._topics:
            self._rest_over.emit()
        self._topics |= topics

    def _tell(self) -> None:
        topics, self._topics = self._topics, frozenset()
        self.changed.emit(topics)
