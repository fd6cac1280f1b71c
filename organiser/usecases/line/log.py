"""The exchanges of the last ninety days: when, how they went, how much; no names."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from organiser import clock
from organiser.database import Database

MOST = 2_000
GOOD = frozenset({"up_to_date", "to_review", "cancelled"})


class Only(StrEnum):
    """Which of them are shown."""

    ALL = "all"
    CARRIED = "carried"
    """Those that sent or received something."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Line:
    """One exchange."""

    number: int
    at: datetime
    outcome: str
    """ "up_to_date", "to_review", "cancelled", or a trouble's word."""
    sent: int
    received: int

    @property
    def has_failed(self) -> bool:
        """Return whether it did not go to its end."""
        return self.outcome not in GOOD


@dataclass(frozen=True, slots=True)
class Carried:
    """What went to and fro of late."""

    sent: int
    received: int


_ONLY = {
    Only.ALL: "1",
    Only.CARRIED: "sent > 0 OR received > 0",
    Only.FAILED: "outcome NOT IN ('up_to_date', 'to_review', 'cancelled')",
}


def read_log(database: Database, only: Only = Only.ALL) -> tuple[Line, ...]:
    """Return the exchanges, the newest first."""
    with database.bare() as connection:
        rows = connection.execute(
            "SELECT number, at, outcome, sent, received FROM exchange_note "  # noqa: S608
            f"WHERE {_ONLY[only]} ORDER BY number DESC LIMIT {MOST}"
        ).fetchall()
    return tuple(Line(row[0], clock.moment(row[1]), *row[2:]) for row in rows)


def carried_since(database: Database, days: int) -> Carried:
    """Return how much was sent and received in the last *days*."""
    since = clock.stamp(clock.now() - timedelta(days=days))
    with database.bare() as connection:
        row = connection.execute(
            "SELECT coalesce(sum(sent), 0), coalesce(sum(received), 0) FROM exchange_note "
            "WHERE at >= ?",
            (since,),
        ).fetchone()
    return Carried(*row)
