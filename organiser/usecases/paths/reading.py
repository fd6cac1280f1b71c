"""Who is on which path, where each stands, and what is due: nothing of it is stored."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from json import loads
from typing import Any
from uuid import UUID

from organiser import clock
from organiser.database import Database
from organiser.domain.consent import Channel
from organiser.domain.minors import is_minor, is_too_young
from organiser.domain.pathway import (
    Ending,
    Mark,
    Settled,
    Stand,
    State,
    Walk,
    closed_ways,
    read_steps,
    stand,
)
from organiser.domain.phone import shown
from organiser.encrypted_file import Connection

ENDED_SHOWN = 200
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class WalkRow:
    """Somebody on a path."""

    id: UUID
    person_id: UUID
    name: str
    """Hers."""
    phone: str
    """Empty where she gave none, or may not be called."""
    pathway_id: UUID
    path: str
    """What the path was called when she began."""
    carer_id: UUID | None
    carer: str
    """Who looks after it; empty while nobody does."""
    walk: Walk
    stand: Stand
    ended_on: date | None
    word: str
    """Why it was given up."""
    is_limited: bool

    @property
    def is_open(self) -> bool:
        """Return whether it goes on, or rests."""
        return self.stand.state in (State.GOING, State.RESTING)


@dataclass(frozen=True, slots=True)
class Due:
    """How many steps are due, and since when the oldest is; the next day on which one will be."""

    count: int = 0
    since: date | None = None
    next_on: date | None = None


def read_walks(database: Database, *, with_ended: bool = False) -> tuple[WalkRow, ...]:
    """Return who is on a path, the latest first; those that ended after them, if wanted."""
    with database.bare() as connection:
        rows = list(_rows(connection, f"{_WALKS} WHERE w.ending IS NULL"))
        if with_ended:
            last = f"WHERE w.ending IS NOT NULL ORDER BY w.ended_on DESC, w.id LIMIT {ENDED_SHOWN}"
            rows += _rows(connection, f"{_WALKS} {last}")
    return tuple(sorted(rows, key=_order))


def walks_of(connection: Connection, person_id: UUID) -> tuple[WalkRow, ...]:
    """Return the walks of one person, the open ones first."""
    found = _rows(connection, f"{_WALKS} WHERE w.person_id = ?", (person_id.bytes,))
    return tuple(sorted(found, key=_order))


def read_walk(connection: Connection, walk_id: UUID) -> WalkRow | None:
    """Return one walk, or None when it is gone."""
    return next(_rows(connection, f"{_WALKS} WHERE w.id = ?", (walk_id.bytes,)), None)


@dataclass(frozen=True, slots=True)
class Bars:
    """What forbids things to be done with somebody."""

    closed: frozenset[Channel]
    """Ways by which she is not reached; nobody visits who is not of age (R28)."""
    rests: bool
    """Nothing is proposed: she objects (R24), is limited (art. 18) or too young (R28)."""
    followed_by: UUID | None
    """Who follows her already."""


def bars_of(connection: Connection, person_id: UUID) -> Bars:
    """Return what forbids things to be done with one person."""
    return bars_of_many(connection, [person_id])[person_id]


def bars_of_many(connection: Connection, people: Sequence[UUID]) -> dict[UUID, Bars]:
    """Return what forbids things to be done with each of *people*; who is gone is left out."""
    today = clock.today()
    found: dict[UUID, Bars] = {}
    for first in range(0, len(people), _AT_ONCE):
        some = [key.bytes for key in people[first : first + _AT_ONCE]]
        marks = ", ".join("?" * len(some))
        rows = connection.execute(
            f"SELECT p.id, {_BARS} FROM person p WHERE p.id IN ({marks})",  # noqa: S608  (our words)
            some,
        )
        found |= {UUID(bytes=key): _bars(barred, today) for key, *barred in rows}
    return found


def count_due(connection: Connection) -> Due:
    """Return how many steps are due today or were before."""
    if connection.execute("SELECT 1 FROM walk WHERE ending IS NULL LIMIT 1").fetchone() is None:
        return Due()
    today = clock.today()
    days = [
        row.stand.due_on
        for row in _rows(connection, f"{_WALKS} WHERE w.ending IS NULL")
        if row.stand.due_on is not None
    ]
    due = [day for day in days if day <= today]
    return Due(
        len(due), min(due, default=None), min((day for day in days if day > today), default=None)
    )


def _rows(
    connection: Connection, statement: str, values: Sequence[Any] = ()
) -> Iterator[WalkRow]:  # fmt: skip
    today = clock.today()
    for row in connection.execute(statement, values).fetchall():
        yield _row(row, today)


def _row(row: Sequence[Any], today: date) -> WalkRow:
    (key, who, name, phone, path_id, path, steps, carer_id, carer, started, ending, ended, word,
     marks, *barred) = row  # fmt: skip
    bars = _bars(barred, today)
    walk = Walk(
        read_steps(steps), date.fromisoformat(started),
        tuple(Settled(place, Mark(mark), date.fromisoformat(on), by.strip(), note)
              for place, mark, on, by, note in loads(marks)),
        Ending(ending) if ending else None,
    )  # fmt: skip
    found = stand(walk, today, closed=bars.closed, rests=bars.rests)
    return WalkRow(
        UUID(bytes=key), UUID(bytes=who), name.strip(), shown(phone or ""),
        UUID(bytes=path_id), path,
        UUID(bytes=carer_id) if carer_id else None, (carer or "").strip(), walk, found,
        date.fromisoformat(ended) if ended else None, word, bool(barred[1]),
    )  # fmt: skip


def _bars(row: Sequence[Any], today: date) -> Bars:
    objects, limited, by_roll, refused, born, year, follower = row
    birth = date.fromisoformat(born) if born else None
    closed = closed_ways(filter(None, (refused or "").split(",")), by_roll=bool(by_roll))
    if is_minor(birth, year, today):
        closed |= {Channel.DOOR}
    rests = bool(objects or limited or is_too_young(birth, year, today))
    return Bars(closed, rests, UUID(bytes=follower) if follower else None)


def _order(row: WalkRow) -> tuple[int, date, str]:
    if row.stand.due_on is not None:
        return 0, row.stand.due_on, row.name.casefold()
    if row.is_open:
        return 1, row.walk.started_on, row.name.casefold()
    ended = row.ended_on or row.walk.started_on
    return 2, date.fromordinal(date.max.toordinal() - ended.toordinal()), row.name.casefold()


_NAME = "{0}.first_name || ' ' || coalesce(nullif({0}.last_name, ''), {0}.birth_name)"
_BARS = """
      p.rung = 0,
      EXISTS (SELECT 1 FROM limitation l WHERE l.person_id = p.id AND l.lifted_at IS NULL),
      p.basis = 'roll_legit_interest' OR p.relation = 'elector_only',
      (SELECT group_concat(DISTINCT f.channel) FROM refusal f
        WHERE f.person_id = p.id AND f.lifted_at IS NULL),
      p.birth_date, p.birth_year, p.point_person_id
"""
_WALKS = f"""
    SELECT w.id, w.person_id, {_NAME.format("p")},
      (SELECT key FROM contact_point c WHERE c.person_id = p.id AND c.kind != 'email'
        AND NOT EXISTS (SELECT 1 FROM refusal f WHERE f.person_id = p.id AND f.channel = 'call'
          AND f.lifted_at IS NULL)
        ORDER BY rank LIMIT 1),
      w.pathway_id, w.name, w.steps, w.carer_id, {_NAME.format("h")},
      w.started_on, w.ending, w.ended_on, w.word,
      (SELECT json_group_array(json_array(s.place, s.mark, s."on",
          coalesce((SELECT {_NAME.format("b")} FROM person b WHERE b.id = s.by_id), ''), s.note))
        FROM walk_step s WHERE s.walk_id = w.id),
      {_BARS}
    FROM walk w JOIN person p ON p.id = w.person_id LEFT JOIN person h ON h.id = w.carer_id
"""  # noqa: S608  (our words)
