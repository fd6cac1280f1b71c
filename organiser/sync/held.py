"""A request that is on its way but for its last bytes: nobody can act on it before these come."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from threading import Event, Thread
from typing import Generic, TypeAlias, TypeVar

T = TypeVar("T")
Flow: TypeAlias = Callable[[bytes], Iterator[bytes]]
"""What hands a body out piece by piece, in its own time."""
_LAST = 16
_PIECE = 1 << 14


class Dropped(Exception):
    """It is not wanted any more."""


class Begun(Generic[T]):
    """Goes up by a thread of its own, which touches nothing but the line; ended or dropped once."""

    def __init__(self, raw: bytes, carry: Callable[[Flow], T]) -> None:
        """*carry* sends what is *raw* as the flow hands it out, and returns what is answered."""
        self.raw = raw
        self._is_dropped = False
        self._decided, self._gone = Event(), Event()
        self._answer: Future[T] = Future()
        Thread(target=self._carry, args=(carry,), name="begun", daemon=True).start()

    @property
    def is_waiting(self) -> bool:
        """Whether it was neither cut nor answered before it was whole."""
        return not self._answer.done()

    def end(self, meanwhile: Callable[[], None] | None) -> T:
        """Let the last bytes go, do *meanwhile* once the system has them, return the answer."""
        self._decided.set()
        self._gone.wait()
        if meanwhile is not None:
            meanwhile()
        return self._answer.result()

    def drop(self) -> None:
        """Cut it: it never arrives whole."""
        self._is_dropped = True
        self._decided.set()

    def _carry(self, carry: Callable[[Flow], T]) -> None:
        try:
            self._answer.set_result(carry(self._but_for_the_last))
        except BaseException as error:  # noqa: BLE001  (raised where the answer is waited for)
            self._answer.set_exception(error)
        self._gone.set()

    def _but_for_the_last(self, body: bytes) -> Iterator[bytes]:
        first = max(0, len(body) - _LAST)
        for start in range(0, first, _PIECE):
            if self._is_dropped:
                raise Dropped
            yield body[start : min(start + _PIECE, first)]
        self._decided.wait()
        if self._is_dropped:
            raise Dropped
        yield body[first:]
        self._gone.set()
