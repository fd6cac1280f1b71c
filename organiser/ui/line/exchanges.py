"""Exchanges with headquarters, one at a time, away from the screen; and where the line stands."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from organiser.errors import NotReached, OrganiserError
from organiser.progress import Progress
from organiser.usecases.line.standing import Standing, read_standing

if TYPE_CHECKING:
    from organiser.database import Database, Topics
    from organiser.sync.client import Headquarters
    from organiser.ui.jobs import Jobs
    from organiser.ui.messages import Messages
    from organiser.usecases.line.exchanging import Exchanged

log = logging.getLogger(__name__)
Connect = Callable[[str], "Headquarters"]
ROWS, CHANGES = 2_000, 3_000
"""What comes and goes at once while a window is open: no write of hers waits over 50 ms for it."""
_REST = 300
"""Milliseconds after a change before what waits is counted again."""


class Call:
    """Calls headquarters where the work is done, and can be cut from here."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._line: Headquarters | None = None

    def __call__(self, url: str) -> Headquarters:
        """Return a line to headquarters."""
        self._line = self._connect(url)
        return self._line

    def hang_up(self) -> None:
        """Cut it, if there is one."""
        if self._line is not None:
            self._line.hang_up()


class Exchanges(QObject):
    """Lives as long as a committee is open; nothing here asks her anything."""

    changed = Signal()
    """`standing`, `is_running` or how far it is says something else now."""
    ended = Signal(object)
    """An `Exchanged`."""
    ordered_away = Signal()
    """Headquarters ordered, signed, that this committee be removed from the computer."""

    def __init__(
        self, database: Database, messages: Messages, jobs: Jobs, connect: Connect,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.database, self.messages, self._jobs = database, messages, jobs
        self.call = Call(connect)
        self.standing: Standing | None = None
        self.is_running = False
        self.is_broken = False
        """Whether the last one broke in the program itself."""
        self.step = (0, 0)
        """How many of how many, of the exchange under way; 0 in all means that nobody can know."""
        self.is_held = False
        """Whether something else speaks with headquarters: no exchange begins meanwhile."""
        self._afterwards: list[Callable[[], object]] = []
        self._is_asked = False
        self._number = 0
        self._progress: Progress | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.look)
        self._is_closed = False
        jobs.closed.connect(self._close)
        self.look()

    @property
    def is_paired(self) -> bool:
        """Return whether there is a headquarters."""
        return self.standing is not None

    def hear(self, _topics: Topics) -> None:
        """Something was written: soon, count again what waits."""
        if not self._is_closed:
            self._rest.start()

    def look(self) -> None:
        """Read where the line stands."""
        self.standing = read_standing(self.database)
        self.changed.emit()

    def start(self, *, is_asked: bool = False) -> bool:
        """Exchange now; False when one is under way or there is no headquarters.

        *is_asked*: she pressed a key, and is told how it ended.
        """
        if self.is_running or self.is_held or not self.is_paired:
            return False
        from organiser.usecases.line.exchanging import exchange

        self.is_running, self.step = True, (0, 0)
        self._is_asked, self._progress = is_asked, Progress()
        self._number = self._jobs.run(
            partial(exchange, self.database, self.call, self._progress, ROWS, CHANGES),
            then=self._end, failed=self._break, owner=self, progress=self._progress,
            told=self._tell,
        )  # fmt: skip
        self.changed.emit()
        return True

    def stop(self) -> None:
        """Stop between two pages; what was exchanged until then stays."""
        if self._progress is not None:
            self._progress.stop()

    def when_idle(self, do: Callable[[], object]) -> None:
        """Call *do* once no exchange is under way; the one that is, is cut."""
        if not self.is_running:
            do()
            return
        self._afterwards.append(do)
        self.hang_up()

    def hang_up(self) -> None:
        """Stop now, whatever headquarters is about to answer: the file is about to be closed."""
        self.stop()
        self.call.hang_up()

    def wait(self, patience: float) -> None:
        """Hold everything up until the exchange under way is over; only when no screen is left."""
        if self.is_running:
            self._jobs.wait_for(self._number, patience)

    def _close(self) -> None:
        self._is_closed = True
        self._rest.stop()

    def _tell(self, done: int, total: int) -> None:
        self.step = (done, total)
        self.changed.emit()

    def _end(self, ended: Exchanged) -> None:
        self.is_running = self.is_broken = False
        self._progress = None
        self.look()
        self.ended.emit(ended)
        self._do_afterwards()
        if ended.is_ordered_away:
            self.ordered_away.emit()
        elif self._is_asked:
            self._answer(ended)

    def _answer(self, ended: Exchanged) -> None:
        """She asked for it: say how it ended, in a sentence."""
        from organiser.ui.line.words import ended_words
        from organiser.usecases.line import troubles

        if ended.trouble:
            self.messages.show(NotReached(troubles.words(ended.trouble)))
        else:
            self.messages.say(ended_words(ended))

    def _break(self, error: BaseException) -> None:
        """No answer of headquarters leads here: a full disk, or a fault of ours, said once."""
        from organiser.usecases.line.exchanging import Exchanged

        is_new = not (self.is_broken or isinstance(error, OrganiserError))
        self.is_broken, self.is_running, self._progress = True, False, None
        if self._is_asked or is_new:
            self.messages.show(error)
        else:
            log.error("the exchange broke", exc_info=error)
        self.look()
        self.ended.emit(Exchanged(state="offline"))
        self._do_afterwards()

    def _do_afterwards(self) -> None:
        todo, self._afterwards = self._afterwards, []
        for do in todo:
            do()
