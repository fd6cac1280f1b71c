"""Identifiers made on the laptop: UUID version 7 (RFC 9562), always growing."""

from secrets import randbits
from threading import Lock
from time import time_ns
from uuid import UUID

_VERSION = 0x7 << 76
_VARIANT = 0b10 << 62
_TAIL = (1 << 62) - 1
_lock = Lock()
_last = 0


def new_id() -> UUID:
    """Return an identifier greater than every earlier one of this program's run."""
    return UUID(int=_next())


def new_key() -> bytes:
    """Return the sixteen bytes of a new identifier; for rows written by the thousand."""
    return _next().to_bytes(16, "big")


def _next() -> int:
    global _last  # noqa: PLW0603  (one sequence a process is the promise)
    with _lock:
        head = time_ns() // 1_000_000 << 80 | _VERSION
        if _last >> 80 == head >> 80 and (_last & _TAIL) < _TAIL:
            _last += 1  # RFC 9562 6.2, method 2: the random start keeps two laptops apart
        else:
            _last = head | randbits(12) << 64 | _VARIANT | randbits(61)
        return _last
