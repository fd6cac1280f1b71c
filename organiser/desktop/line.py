"""When the open program exchanges with headquarters: by the clock, by the network, at the end."""

import random
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtNetwork import QNetworkInformation

from organiser.ui.line.exchanges import Exchanges
from organiser.ui.line.words import kept_words
from organiser.usecases.line.schedule import Pace, goes_at_once, has_last_word

if TYPE_CHECKING:
    from organiser.sync.client import Headquarters
    from organiser.usecases.line.exchanging import Exchanged

_AFTER_START = 2_000
"""Milliseconds: the window stands and today is read first."""
_LAST_WORD = 5.0
"""Seconds that the program, once closed, may take to send what waits."""
HUNG_UP = 2.0
"""Seconds in which a line that was hung up lets go of the file."""
Reachability = QNetworkInformation.Reachability


def reach(url: str) -> "Headquarters":
    """Return a line to headquarters; what it needs is brought in with the first call."""
    from organiser.sync.client import Headquarters

    return Headquarters(url)


class Schedule(QObject):
    """Lives as long as a committee is open; asks her nothing, whatever comes of it."""

    def __init__(self, exchanges: Exchanges, draw: Callable[[], float] = random.random) -> None:
        super().__init__()
        self.exchanges, self._draw = exchanges, draw
        self.pace = Pace()
        self._is_first = True
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self._exchange)
        exchanges.ended.connect(self._plan)

    def start(self) -> None:
        """Begin, a moment after the window was seen."""
        self.timer.start(_AFTER_START)
        if QNetworkInformation.loadDefaultBackend():
            network = QNetworkInformation.instance()
            network.reachabilityChanged.connect(self.hear_network)

    def stop(self) -> None:
        """End: the file is about to be closed; whatever travels is cut, and sent again later."""
        self.timer.stop()
        self.exchanges.hang_up()

    def hear_network(self, reachability: Reachability) -> None:
        """Where the network is back, try now what failed or waits.

        It is never believed the other way: a try is made whenever one is due.
        """
        standing = self.exchanges.standing
        waiting = standing.waiting if standing is not None else 0
        if reachability == Reachability.Online and goes_at_once(self.pace, waiting):
            self.timer.start(0)

    def say_last_word(self) -> None:
        """Send what waits, now that the window is closed; a few seconds at most."""
        self.exchanges.look()
        standing = self.exchanges.standing
        if standing is not None and has_last_word(standing.waiting, self.pace):
            self.exchanges.start()
        self.exchanges.wait(_LAST_WORD)

    def _exchange(self) -> None:
        if not self.exchanges.start() and not self.exchanges.is_running:
            self._wait()  # not paired yet

    def _plan(self, ended: "Exchanged") -> None:
        self.pace = self.pace.after(ended.state, ended.wait)
        self._wait()
        if self._is_first and ended.state == "offline":
            self._say_what_waits()
        self._is_first = False

    def _say_what_waits(self) -> None:
        """What was not sent last time is told once, at the start, and never as she leaves."""
        standing = self.exchanges.standing
        if standing is not None and standing.waiting:
            self.exchanges.messages.say(kept_words(standing.waiting))

    def _wait(self) -> None:
        self.timer.start(round(self.pace.wait(self._draw()) * 1000))
