"""Identifiers made on the laptop: UUID version 7 (RFC 9562), always growing."""

from secrets import randbits
from threading import Lock
from time import time_ns
from uuid import UUID, uuid5

_BY_KEY = UUID("6f8a2a52-2f0f-5d7e-9f53-3f1d1a2b7c04")
"""Ours, drawn once: the namespace of identifiers made from what they name."""
_VERSION = 0x7 << 76
_VARIANT = 0b10 << 62
_TAIL = (1 << 62) - 1
_lock = Lock()
_last = 0


def new_id() -> UUID:
    """Return an identifier greater than every earlier one of this program's run."""
    return UUID(int=_next())


def id_after(earlier: UUID | None) -> UUID:
    """Return a new identifier greater than *earlier*, which a computer made whose clock is fast."""
    fresh = new_id()
    if earlier is None or fresh > earlier:
        return fresh
    head = (earlier.int >> 80) + 1 << 80 | _VERSION
    return UUID(int=head | randbits(12) << 64 | _VARIANT | randbits(61))


def new_key() -> bytes:
    """Return the sixteen bytes of a new identifier; for rows written by the thousand."""
    return _next().to_bytes(16, "big")


def id_by_key(kind: str, *values: object) -> UUID:
    """Return the identifier of what there can be once only: the same on every laptop.

    Two laptops that write the same line (who came to an action, the goal of the month) then write
    one record, and what differs in it meets field by field (RFC 9562, 5.5).
    """
    return uuid5(_BY_KEY, "\0".join((kind, *map(str, values))))


def _next() -> int:
    global _last  # noqa: PLW0603  (one sequence a process is the promise)
    with _lock:
        head = time_ns() // 1_000_000 << 80 | _VERSION
        if _last >> 80 == head >> 80 and (_last & _TAIL) < _TAIL:
            _last += 1  # RFC 9562 6.2, method 2: the random start keeps two laptops apart
        else:
            _last = head | randbits(12) << 64 | _VARIANT | randbits(61)
        return _last
