"""Runs long work off the screen's thread and brings its result back to it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextvars import copy_context
from dataclasses import dataclass
from itertools import count
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from organiser.errors import Cancelled
from organiser.progress import Progress
from organiser.ui.garbage import GarbageRound
from organiser.ui.messages import Messages

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

Result = TypeVar("Result")
_BETWEEN_TELLS = 0.05
"""Seconds: twenty times a second is as often as an eye asks how far it is."""


@dataclass(frozen=True, slots=True)
class _Job:
    then: Callable[[Any], object]
    failed: Callable[[BaseException], object] | None
    owner: QObject
    progress: Progress
    told: Callable[[int, int], object] | None


class Jobs(QObject):
    """The one place that starts threads.

    A thread is given the work and a number, never a Qt object: whatever Qt must
    destroy is destroyed here, in the thread that made it.
    """

    busy = Signal(int, int)
    """How many are done of how many, of the work that spoke last; at most 20 times a second."""
    running = Signal(int)
    """How much work is under way or waiting; 0 when all is done."""
    closed = Signal()
    """No more work is taken: whatever asks from time to time has to stop."""
    _told = Signal(int, int, int)
    _settled = Signal(int, object)

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._pool: ThreadPoolExecutor | None = None
        self._garbage = GarbageRound(self)
        self._garbage.start()  # before any thread: what is brought in meanwhile is no garbage
        self._is_closed = False
        self._numbers = count()
        self._jobs: dict[int, _Job] = {}
        self._futures: dict[int, Future[Any]] = {}
        self._settled.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Result],
        *,
        then: Callable[[Result], object],
        owner: QObject,
        progress: Progress | None = None,
        failed: Callable[[BaseException], object] | None = None,
        told: Callable[[int, int], object] | None = None,
    ) -> int:
        """Do *work* in the background, then call *then* with its result here.

        Give *work* as a partial of a use case, not as a lambda: a lambda would take the
        screen along into the thread. *work* speaks the language spoken here. Nothing is
        called if *owner* is gone by then. Give the *progress* that *work* was given to let
        it be seen and cancelled. Without *failed*, an error is shown to her. While the program
        closes nothing is begun: the clock of a page may still strike.
        Return the number to `cancel` it by.
        """
        number = next(self._numbers)
        if self._is_closed:
            return number
        progress = progress or Progress()
        progress.tell = _now_and_then(self._told.emit, number)
        self._jobs[number] = _Job(then, failed, owner, progress, told)
        self.running.emit(self._awaited())
        future = self._workers().submit(copy_context().run, work)
        self._futures[number] = future
        future.add_done_callback(lambda done: self._settled.emit(number, done))
        return number

    def cancel(self, number: int) -> None:
        """Ask the work to stop at its next step; nothing of it stays half done."""
        if job := self._jobs.get(number):
            job.progress.stop()

    def cancel_all(self) -> None:
        """Ask all work to stop at its next step."""
        for job in self._jobs.values():
            job.progress.stop()

    def rest(self) -> None:
        """Take what stands now for what stays: a full search for garbage took 70 ms."""
        self._garbage.keep_what_stands()

    def wait_for(self, number: int, patience: float) -> bool:
        """Hold everything up until the work *number* has ended, *patience* seconds at most.

        Only for the very end, when there is no screen left; return whether it has ended.
        """
        from concurrent.futures import wait

        future = self._futures.get(number)
        return future is None or not wait([future], patience).not_done

    def close(self, patience: float | None = None) -> None:
        """Stop what can stop, wait for the rest, and take no more.

        Work that goes on by itself is waited for *patience* seconds at most; then it ends unheard.
        """
        from concurrent.futures import wait

        self._is_closed = True
        self.closed.emit()
        self.cancel_all()
        left: Collection[Future[Any]] = ()
        if self._pool is not None:
            for future in self._futures.values():
                future.cancel()
            by_itself = {n for n, job in self._jobs.items() if job.told is not None}
            wait([future for n, future in self._futures.items() if n not in by_itself])
            own = [future for n, future in self._futures.items() if n in by_itself]
            left = wait(own, patience).not_done
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
        self._garbage.rest()
        _after(left, self._garbage.give_back)
        self._jobs.clear()
        self._futures.clear()

    def _awaited(self) -> int:
        return sum(job.told is None for job in self._jobs.values())

    def _workers(self) -> ThreadPoolExecutor:
        """The first paint has no work: what works is brought in with the first."""
        from concurrent.futures import ThreadPoolExecutor

        if self._pool is None:
            self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="job")
        return self._pool

    def _tell(self, number: int, done: int, total: int) -> None:
        job = self._jobs.get(number)
        if job is not None and job.told is not None:
            job.told(done, total)
        elif job is not None:
            self.busy.emit(done, total)

    def _finish(self, number: int, done: Future[Any]) -> None:
        job = self._jobs.pop(number, None)
        self._futures.pop(number, None)
        if job is None:
            return
        self.running.emit(self._awaited())
        if done.cancelled() or not shiboken6.isValid(job.owner):
            return
        if error := done.exception():
            self._report(job, error)
        else:
            job.then(done.result())

    def _report(self, job: _Job, error: BaseException) -> None:
        if job.failed is not None:
            job.failed(error)
        elif isinstance(error, Cancelled):
            self._messages.say(str(error))
        else:
            self._messages.show(error)


def _after(left: Collection[Future[Any]], do: Callable[[], object]) -> None:
    """Call *do* once the last of *left* has ended: at once where there is none."""
    waited = set(left)

    def strike(done: Future[Any]) -> None:
        waited.discard(done)
        if not waited:
            do()

    for future in left:
        future.add_done_callback(strike)
    if not left:
        do()


def _now_and_then(
    tell: Callable[[int, int, int], object], number: int
) -> Callable[[int, int], None]:
    """Return a teller that speaks at its first and last step, and rarely in between."""
    last = float("-inf")

    def tell_sometimes(done: int, total: int) -> None:
        nonlocal last
        if done == total or monotonic() - last >= _BETWEEN_TELLS:
            last = monotonic()
            tell(number, done, total)

    return tell_sometimes
