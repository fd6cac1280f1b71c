"""Counts tries that missed, so that nobody guesses a code: ten an hour from one address."""

from collections import defaultdict, deque
from threading import Lock
from time import monotonic

MOST = 10
_HOUR = 3600.0
_MOST_ADDRESSES = 10_000
_lock = Lock()
_missed: dict[str, deque[float]] = defaultdict(deque)


def may_try(address: str) -> bool:
    """Whether *address* may try again."""
    with _lock:
        return len(_recent(address)) < MOST


def note_miss(address: str) -> None:
    """Note a try that missed."""
    with _lock:
        if len(_missed) > _MOST_ADDRESSES:
            _missed.clear()
        _recent(address).append(monotonic())


def _recent(address: str) -> deque[float]:
    found = _missed[address]
    while found and found[0] < monotonic() - _HOUR:
        found.popleft()
    return found
