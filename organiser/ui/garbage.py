"""Sees to it that what Python throws away is thrown away in the thread of the screens."""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1000
"""Milliseconds between two looks."""


class GarbageRound(QObject):
    """While threads work, clears cycles here instead of wherever Python happens to notice.

    A screen held in a cycle would otherwise be destroyed by a working thread, and Qt with it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on = False
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Take over from Python."""
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer.start()

    def keep_what_stands(self) -> None:
        """Look no more through what stands now: it stays until `stop`."""
        gc.freeze()

    def stop(self) -> None:
        """Give it back to Python, all that was kept included."""
        self.rest()
        self.give_back()

    def rest(self) -> None:
        """Clear nothing more."""
        self._timer.stop()

    def give_back(self) -> None:
        """Let Python clear by itself again; safe from any thread."""
        gc.unfreeze()
        if self._was_on:
            gc.enable()

    def look(self) -> None:
        """Clear what has gathered, by Python's own measure of how much is too much."""
        gathered, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if gathered[generation] > limits[generation]:
                gc.collect(generation)
                return
