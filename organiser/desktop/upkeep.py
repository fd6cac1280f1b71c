"""What the open program does by itself: look for news, keep a copy, lock when nobody is there."""

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from organiser import clock
from organiser.database import Database, Topics
from organiser.settings import read_settings
from organiser.ui.jobs import Jobs
from organiser.usecases import ladder_in_force, upkeep

_TICK = 1000
_COPY_AFTER = 5_000
_COPY_EVERY = 3_600_000
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class Upkeep(QObject):
    """Lives as long as a committee is open."""

    idle = Signal()
    """Nobody has touched the program for as long as the settings say."""

    def __init__(self, database: Database, home: Path, jobs: Jobs) -> None:
        super().__init__()
        self._database, self._home, self._jobs = database, home, jobs
        self._is_working = False
        self._touched = clock.now()
        self._patience = timedelta(minutes=10)
        self.tick = QTimer(self, interval=_TICK)
        self._copy = QTimer(self, singleShot=True, interval=_COPY_AFTER)
        self.tick.timeout.connect(self.look)
        self._copy.timeout.connect(self.keep_copy)
        jobs.running.connect(self._count)
        self.read_settings()

    def start(self) -> None:
        """Begin."""
        self.tick.start()
        self._copy.start()

    def stop(self) -> None:
        """End; the file is about to be closed."""
        self.tick.stop()
        self._copy.stop()
        for window in QGuiApplication.topLevelWindows():
            window.removeEventFilter(self)

    def read_settings(self) -> None:
        """Take the patience that the settings say now."""
        self._patience = timedelta(minutes=max(1, read_settings(self._home).lock_minutes))

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = clock.now()

    def look(self) -> None:
        """Hear of what a command wrote meanwhile, and notice when nobody is there any more."""
        self._database.notice_others()
        for window in QGuiApplication.topLevelWindows():
            window.removeEventFilter(self)
            window.installEventFilter(self)
        if self._is_working or _passed(self._touched) < timedelta(0):
            self.touch()
        if _passed(self._touched) >= self._patience:
            self.touch()
            self.idle.emit()

    def keep_copy(self) -> None:
        """Keep today's copy if there is none; once an hour is often enough to look."""
        self._jobs.run(
            partial(upkeep.look_after, self._database, self._home),
            then=_content,
            owner=self,
        )
        self._copy.start(_COPY_EVERY)

    def hear(self, topics: Topics) -> None:
        """Follow the ladder that headquarters defined anew: its names at once, rungs in a job."""
        if "ladder" not in topics:
            return
        ladder_in_force.take_names(self._database)
        if not ladder_in_force.read_state(self._database).is_followed:
            self._jobs.run(partial(upkeep.climb, self._database), then=_counted, owner=self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watches windows, not widgets: what comes from the keyboard and mouse, and little else."""
        if event.type() in _SIGNS_OF_LIFE:
            self.touch()
        return super().eventFilter(watched, event)

    def _count(self, running: int) -> None:
        """Long work counts as somebody being there: locking would cut it short."""
        self._is_working = running > 0


def _passed(since: datetime) -> timedelta:
    return clock.now() - since


def _content(_kept: Path | None) -> None:
    pass


def _counted(_people: int) -> None:
    pass
