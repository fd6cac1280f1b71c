"""What was done since the program was opened, and how to take it back."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

LIMIT = 200


@dataclass(frozen=True, slots=True)
class Done:
    """One act: what it is called, how to take it back, how to do it once more."""

    text: str
    undo: Callable[[], object]
    redo: Callable[[], object] | None = None
    number: int = 0
    """The act in the file, if it is one."""


class Undo(QObject):
    """The acts of this session, the last first to be taken back."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[Done] = []
        self._undone: list[Done] = []

    def add(self, done: Done) -> None:
        """Remember *done*; what had been taken back before cannot be done again."""
        self._done = [*self._done, done][-LIMIT:]
        self._undone.clear()
        self.changed.emit()

    def drop(self, number: int) -> None:
        """Forget the act *number*: it was taken back elsewhere."""
        self._done = [done for done in self._done if not number or done.number != number]
        self.changed.emit()

    def last(self) -> Done | None:
        """Return what would be taken back next."""
        return self._done[-1] if self._done else None

    def next(self) -> Done | None:
        """Return what would be done again next."""
        return self._undone[-1] if self._undone else None

    def take_back(self) -> None:
        """Take the last act back."""
        if self._done:
            done = self._done.pop()
            done.undo()
            if done.redo is not None:
                self._undone.append(done)
            self.changed.emit()

    def do_again(self) -> None:
        """Do again what was last taken back."""
        if self._undone:
            done = self._undone.pop()
            assert done.redo is not None
            done.redo()
            self._done.append(done)
            self.changed.emit()
