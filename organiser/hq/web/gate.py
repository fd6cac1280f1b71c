"""Lets in as many as there are connections to the database, has some wait, sends the rest away.

A thread holds no connection of its own: it takes one that is warm while it acts and hands it on. A
queue is short, so that who is in it is answered before she gives up; who finds it full is told
when to come back, each at another moment.
"""

from collections.abc import Iterable
from contextlib import suppress
from io import BytesIO
from queue import Empty, LifoQueue
from secrets import randbelow
from threading import Semaphore
from typing import TYPE_CHECKING, Any

from django.db import connections

from organiser.hq import counting
from organiser.hq.errors import Closed
from organiser.hq.web.line import is_here, refused
from organiser.hq.web.site import busy
from organiser.hq.web.uploads import MOST_FORM
from organiser.sync.wire import MOST_BYTES

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication

AT_ONCE = 12
WAITING = 200
HEAVY = 2
"""How many great batches are looked at together: each takes some tens of megabytes."""
GREAT = 4
"""How many forms with large files are held in memory together."""
_HEAVY_FROM = 128 << 10
_PATIENCE = 20.0


class Gate:
    """The queue before one process."""

    def __init__(
        self, inside: "WSGIApplication", at_once: int = AT_ONCE, waiting: int = WAITING
    ) -> None:
        self._inside = inside
        self._places = Semaphore(at_once + waiting)
        self._heavy, self._great = Semaphore(HEAVY), Semaphore(GREAT)
        self._connections: LifoQueue[Any] = LifoQueue()
        for _ in range(at_once):
            self._connections.put(None)

    def __call__(self, environment: dict[str, Any], start: "StartResponse") -> Iterable[bytes]:
        """Answer one request when it is its turn; whether we are alive, at once."""
        if environment["PATH_INFO"] == "/health":
            return self._inside(environment, start)
        if not self._places.acquire(blocking=False):
            counting.add("turned_away_total")
            return _turned_away(environment, start)
        try:
            if _is_great(environment):
                return self._answered_great(environment, start)
            _read(environment)
            if _is_heavy(environment):
                with self._heavy:
                    return self._answered(environment, start)
            return self._answered(environment, start)
        finally:
            self._places.release()

    def idle(self) -> list[Any]:
        """Take out the connections that nobody uses."""
        held = []
        with suppress(Empty):
            while True:
                held.append(self._connections.get_nowait())
        return [each for each in held if each is not None]

    def _answered_great(
        self, environment: dict[str, Any], start: "StartResponse"
    ) -> Iterable[bytes]:  # fmt: skip
        """Answer a form with large files, or say that it is too large; its files are not kept."""
        if int(environment["CONTENT_LENGTH"]) > MOST_FORM:
            return busy.too_large(_emptied(environment), start)
        if not self._great.acquire(blocking=False):
            return busy.answer(_emptied(environment), start, _soon())
        try:
            _read(environment, MOST_FORM)
            with self._heavy:
                return self._answered(environment, start)
        finally:
            self._great.release()

    def _answered(self, environment: dict[str, Any], start: "StartResponse") -> Iterable[bytes]:
        try:
            held = self._connections.get(timeout=_PATIENCE)
        except Empty:
            return _turned_away(environment, start, 503)
        if held is not None:
            connections["default"] = held
        try:
            return _all_of(self._inside(environment, start))
        finally:
            self._connections.put(_taken_from_thread())


def _turned_away(
    environment: dict[str, Any], start: "StartResponse", status: int = 429
) -> Iterable[bytes]:
    """Say when to come back: to a program as programs read it, to a visitor by a page."""
    if is_here(environment["PATH_INFO"]):
        return refused(Closed(status, "busy", wait=_soon()), start)
    _read(environment)
    return busy.answer(environment, start, _soon())


def _all_of(parts: Iterable[bytes]) -> Iterable[bytes]:
    """Return an answer whole, and let it end what it began."""
    try:
        return list(parts)
    finally:
        if hasattr(parts, "close"):
            parts.close()


def _taken_from_thread() -> Any:
    """Take this thread's connection, for another to use; None where it has none."""
    held = next(iter(connections.all(initialized_only=True)), None)
    if held is None:
        return None
    if not held.allow_thread_sharing:
        held.inc_thread_sharing()
    del connections["default"]
    return held


def _read(environment: dict[str, Any], most: int = MOST_BYTES) -> None:
    """Read the body before anything is held for it: who sends it slowly keeps nobody waiting."""
    length = environment.get("CONTENT_LENGTH") or "0"
    if length.isascii() and length.isdigit() and 0 < int(length) <= most:
        environment["wsgi.input"] = BytesIO(environment["wsgi.input"].read(int(length)))


def _is_heavy(environment: dict[str, Any]) -> bool:
    length = environment.get("CONTENT_LENGTH") or "0"
    return not length.isdigit() or int(length) >= _HEAVY_FROM


def _is_great(environment: dict[str, Any]) -> bool:
    """Whether it is larger than anything but a form with files; the line refuses that by itself."""
    length = environment.get("CONTENT_LENGTH") or "0"
    is_larger = length.isascii() and length.isdigit() and int(length) > MOST_BYTES
    return is_larger and not is_here(environment["PATH_INFO"])


def _emptied(environment: dict[str, Any]) -> dict[str, Any]:
    return {**environment, "CONTENT_LENGTH": "0", "wsgi.input": BytesIO()}


def _soon() -> int:
    return 5 + randbelow(55)
