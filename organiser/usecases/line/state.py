"""Where this laptop stands with headquarters, read and written as one row."""

import json
from dataclasses import dataclass
from statistics import median
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from organiser import clock
from organiser.domain.exchange.laptops import laptop_id
from organiser.models.line import LineState
from organiser.sync.values import Keyring

_KEPT_OFFSETS = 5
_TRUSTED = 2_000
"""Milliseconds. A smaller difference is as likely that of the trip: our own clock stands."""


@dataclass(frozen=True, slots=True)
class Line:
    """Who this laptop is at headquarters, and what it was last told."""

    url: str
    device: int
    committee: UUID
    scopes: tuple[str, ...]
    order_key: str
    token: str
    private_key: bytes
    epoch: str
    incarnation: int
    last_no: int
    resends: bool
    reading: str
    offset: int
    """By how many milliseconds headquarters' clock is ahead of ours: the median of five."""

    @property
    def scope(self) -> str:
        """Return the feed that is the committee's own."""
        return self.scopes[0]


def read_line(session: Session) -> Line | None:
    """Return where this laptop stands; None when it is not paired."""
    row = session.get(LineState, 1)
    if row is None:
        return None
    offsets = json.loads(row.offsets)
    ahead = int(median(offsets)) if offsets else 0
    return Line(
        row.url, row.device, row.committee_id, tuple(json.loads(row.scopes)), row.order_key,
        row.token, row.private_key, row.epoch, row.incarnation, row.last_no, row.resends,
        row.reading, ahead if abs(ahead) >= _TRUSTED else 0,
    )  # fmt: skip


def laptop_of(line: Line) -> UUID:
    """Return the id of the record by which the committee knows this laptop."""
    return laptop_id(line.committee, line.device)


def keys_of(connection: Connection, scope: str) -> Keyring:
    """Return the committee's keys, newest first, as far as this laptop has them."""
    rows = connection.exec_driver_sql("SELECT key FROM committee_key ORDER BY number DESC").all()
    newest, *older = [row.key for row in rows] or [None]
    return Keyring(scope, newest, tuple(older))


def note_offset(row: LineState, now_there: int, trip: int) -> None:
    """Keep by how much headquarters' clock is ahead; half the trip is taken off."""
    ahead = now_there + trip // 2 - clock.stamp(clock.now())
    row.offsets = json.dumps([*json.loads(row.offsets), ahead][-_KEPT_OFFSETS:])
