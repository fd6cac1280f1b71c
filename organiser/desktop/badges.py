"""Keeps the figures beside the pages of the side bar right, whichever of them were opened."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from organiser import clock
from organiser.database import Database, Topics
from organiser.ui.jobs import Jobs
from organiser.ui.shell.window import MainWindow
from organiser.usecases.badges import Waits, read_waits

_REST, _TICK = 250, 60_000
_TOPICS = frozenset(
    {
        "actions",
        "consent",
        "directives",
        "newcomers",
        "outreach",
        "paths",
        "people",
        "proposals",
        "rights",
        "sheets",
        "tasks",
        "visits",
        "votes",
    }
)


class Badges(QObject):
    """Reads when nothing else is read: the first sight of today does not wait for it."""

    def __init__(self, window: MainWindow, database: Database, home: Path, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._database, self._home, self._jobs = window, database, home, jobs
        self._is_stale, self._running = True, 0
        self._day: date = clock.today()
        self.rest = QTimer(self, singleShot=True, interval=_REST)
        self.tick = QTimer(self, interval=_TICK)
        self.rest.timeout.connect(self._read)
        self.tick.timeout.connect(self.look_at_clock)
        window.news.changed.connect(self._hear)
        jobs.running.connect(self._wait)
        for timer in (self.rest, self.tick):
            jobs.closed.connect(timer.stop)
            timer.start()

    def look_at_clock(self) -> None:
        """With a new day other things are due."""
        if clock.today() != self._day:
            self._day = clock.today()
            self._grow_stale()

    def _hear(self, topics: Topics) -> None:
        if topics & _TOPICS:
            self._grow_stale()

    def _grow_stale(self) -> None:
        self._is_stale = True
        self._wait(self._running)

    def _wait(self, running: int) -> None:
        """Wait for a moment in which nothing is under way."""
        self._running = running
        if running or not self._is_stale:
            self.rest.stop()
        else:
            self.rest.start()

    def _read(self) -> None:
        self._is_stale = False
        work = partial(read_waits, self._database, self._home)
        self._jobs.run(work, then=self._show, owner=self)

    def _show(self, waits: Waits) -> None:
        for key in Waits.__dataclass_fields__:
            self._window.side_bar.set_badge(key, getattr(waits, key))
