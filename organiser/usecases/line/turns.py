"""Writes what is long in many short transactions, so that nobody who writes waits long for it."""

from collections.abc import Generator
from time import monotonic
from typing import TypeAlias

from sqlalchemy.orm import Session

from organiser.database import Database

HOLD = 0.01
"""Seconds after which a transaction ends at the next place where it may, if she wants to write."""
_LONGEST = 2
"""Times as long it goes on where nobody here waits: to end one costs as much as some steps."""
Steps: TypeAlias = Generator[None, Session, None]
"""Work that says `session = yield` wherever what was written until there may stand by itself."""


def in_turns(database: Database, steps: Steps, hold: float = HOLD) -> None:
    """Take *steps*, as many in one transaction as *hold* seconds allow, and one at least.

    There may be none. A power cut may undo the last of them.
    """
    try:
        next(steps)
    except StopIteration:
        return
    while _take_some(database, steps, hold):
        pass


def _take_some(database: Database, steps: Steps, hold: float) -> bool:
    """Take steps in one transaction; False when there are no more."""
    with database.applying(is_lasting=False) as session:
        began, turn = monotonic(), session.info["turn"]
        try:
            steps.send(session)
            while monotonic() - began < (hold if turn.is_wanted else hold * _LONGEST):
                steps.send(session)
        except StopIteration:
            return False
    return True
