"""Reads the cards of a page one after the other, and shows together what came together."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from organiser.ui.jobs import Jobs
from organiser.ui.today.card import Reader

_TOGETHER = 100
"""Milliseconds: each card that fills moves the others, so that a few at a time are shown."""


class Readings(QObject):
    """One at a time: what one reading has decrypted serves the next.

    Cards that ask for the same are answered by one reading.
    """

    settled = Signal()
    """Everything asked for is shown, or said that it could not be read."""

    def __init__(self, jobs: Jobs, owner: QObject) -> None:
        super().__init__(owner)
        self._jobs = jobs
        self._queue: list[Reader] = []
        self._come: list[Callable[[], None]] = []
        self.is_busy = False
        self._soon = QTimer(self, singleShot=True, interval=_TOGETHER)
        self._soon.timeout.connect(self._show)

    def ask(self, cards: Sequence[Reader]) -> None:
        """Read *cards* in their order; one that waits already is not read twice."""
        fresh = [card for card in cards if card not in self._queue]
        for card in fresh:
            card.wait()
        self._queue += fresh
        if not self.is_busy:
            self._go_on()

    def _go_on(self) -> None:
        self.is_busy = bool(self._queue)
        if not self._queue:
            self._show()
            self.settled.emit()
            return
        work = self._queue[0].work()
        cards = [card for card in self._queue if _is_same(card.work(), work)]
        self._queue = [card for card in self._queue if card not in cards]
        self._jobs.run(
            work, then=partial(self._hold, [card.take for card in cards]),
            failed=partial(self._hold, [card.fail for card in cards]), owner=self,
        )  # fmt: skip

    def _hold(self, shows: list[Callable[[Any], None]], outcome: Any) -> None:
        self._come += [partial(show, outcome) for show in shows]
        if not self._soon.isActive():  # what comes first is shown at once
            self._show()
            self._soon.start()
        self._go_on()

    def _show(self) -> None:
        come, self._come = self._come, []
        for show in come:
            show()


def _is_same(one: partial[Any], other: partial[Any]) -> bool:
    return (one.func, one.args, one.keywords) == (other.func, other.args, other.keywords)
