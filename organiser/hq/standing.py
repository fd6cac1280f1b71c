"""Reads in one statement who calls, which history answers, and where the feeds it reads stand."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

_NUMBERS = "{0}.id, {0}.name, {0}.last_seq, {0}.live, {0}.total, {0}.purged_below"
_CALL = f"""
SELECT d.id, d.committee_id, d.incarnation, d.last_no, d.last_digest, d.last_results, d.cursors,
       d.seen_at, d.revoked_at, d.wipe_at, c.closed_at, c.committed_at, h.epoch,
       h.is_open,
       {_NUMBERS.format("o")}, {_NUMBERS.format("m")}, {_NUMBERS.format("p")}
FROM device d
JOIN committee c ON c.id = d.committee_id
JOIN scope o ON o.id = c.scope_id
JOIN scope m ON m.name = 'movement'
LEFT JOIN scope p ON p.id = c.department_id
CROSS JOIN history h
WHERE d.token_hash = %s
"""
_WIDTH = 6
_FIRST = 14


@dataclass(slots=True)
class Numbers:
    """Where one feed stands: its last number, and the fingerprint of what lives in it."""

    id: int
    name: str
    last_seq: int
    live: int
    total: int
    purged_below: int

    @property
    def fingerprint(self) -> tuple[int, str]:
        """Return what both ends compare."""
        return self.live, str(self.total)


@dataclass(frozen=True, slots=True)
class Standing:
    """A laptop as the database knows it, with the feeds that it reads, its own first."""

    device: int
    committee: Any
    incarnation: int
    last_no: int
    last_digest: str
    last_results: Any
    cursors: Any
    seen_at: Any
    revoked_at: Any
    wipe_at: Any
    closed_at: Any
    committed_at: Any
    epoch: str
    is_open: bool
    feeds: tuple[Numbers, ...]


def of_token(token_hash: str, *, lock: bool = False) -> Standing | None:
    """Return who bears a token; None when nobody does.

    *lock*: hold its row and that of its own feed to the end of the transaction. A retry that
    overtakes its own first attempt waits there, and so do the others of its committee.
    """
    held = " FOR UPDATE OF d, o" if lock and connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(_CALL + held, [token_hash])
        row = cursor.fetchone()
    if row is None:
        return None
    starts = range(_FIRST, len(row), _WIDTH)
    feeds = [numbers(row[at : at + _WIDTH]) for at in starts if row[at] is not None]
    return Standing(*row[:_FIRST], tuple(feeds))  # type: ignore[call-arg]  # as many as it has


def of_scope(name: str, *, lock: bool = False) -> Numbers:
    """Return where the feed of that name stands; *lock*: hold its row."""
    held = " FOR UPDATE" if lock and connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {_NUMBERS.format('s')} FROM scope s WHERE s.name = %s{held}", [name]
        )
        return numbers(cursor.fetchone())


def numbers(row: Any) -> Numbers:
    """Return the numbers of a feed as a statement read them."""
    identifier, name, last_seq, live, total, purged_below = row
    return Numbers(identifier, name, last_seq, live, int(total), purged_below)
