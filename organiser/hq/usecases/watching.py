"""Watches that the database is not older than it was: twice a minute, and at the first call.

A process looks before it answers anybody, so that a backup put back by hand is noticed at once.
"""

from pathlib import Path
from time import monotonic

from django.db import connection

from organiser.hq import mark
from organiser.hq.errors import Closed
from organiser.hq.home import Keys
from organiser.hq.mark import Mark

EVERY = 30.0
WAIT = 300
"""Seconds after which laptops ask again while nobody is let in."""
_WHERE = """
SELECT h.epoch, (SELECT coalesce(sum(last_seq), 0) FROM scope),
       (SELECT coalesce(max(id), 0) FROM device)
FROM history h
"""
_looked: dict[Path, float] = {}


def pass_by(keys: Keys) -> None:
    """Let a request in; `Closed` while the door is shut, or where the database is too old."""
    if mark.is_shut(keys.home):
        raise Closed(503, "restoring", wait=WAIT)
    if monotonic() - _looked.get(keys.home, -EVERY) < EVERY:
        return
    if is_older(keys):
        mark.shut(keys.home)
        raise Closed(503, "restoring", wait=WAIT)
    _looked[keys.home] = monotonic()
    mark.write(keys.home, where())


def is_older(keys: Keys) -> bool:
    """Whether the database is older than the mark beside the ledger, or quite another."""
    known = mark.read(keys.home)
    return known is not None and known.is_after(where())


def where() -> Mark:
    """Return where the database stands."""
    with connection.cursor() as cursor:
        cursor.execute(_WHERE)
        epoch, numbers, devices = cursor.fetchone()
    return Mark(epoch, int(numbers), int(devices))


def begin_anew(keys: Keys) -> None:
    """Take the database as it is for the mark, and open the door."""
    mark.write(keys.home, where())
    mark.open_again(keys.home)
    start_anew(keys.home)


def start_anew(home: Path) -> None:
    """Look at the next call, as a process does that has just begun."""
    _looked.pop(home, None)
