"""What comes next: the packets of the next outing, and whatever else is planned."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from organiser import clock
from organiser.database import Database
from organiser.domain.action import ActionKind, Kind, Span
from organiser.usecases.today import NextOuting, read_outing


@dataclass(frozen=True, slots=True)
class NextAction:
    """What is planned next."""

    id: UUID
    kind: Kind
    title: str
    span: Span
    coming: int
    needed: int | None


@dataclass(frozen=True, slots=True)
class Coming:
    """What comes next: packets that go out, and whatever else is planned."""

    outing: NextOuting | None
    action: NextAction | None


def read_coming(database: Database) -> Coming:
    """Return the next outing, and the next planned action that is not over."""
    now = clock.local(clock.now()).replace(tzinfo=None)
    with database.bare() as connection:
        rows = connection.execute(_PLANNED, (now.date().isoformat(),))
        action = next((row for row in map(_action, rows) if row.span.last > now), None)
    return Coming(read_outing(database), action)


def _action(row: tuple[Any, ...]) -> NextAction:
    key, kind, own_id, own, title, on, starts, ends, coming, needed = row
    named = Kind(ActionKind(kind), UUID(bytes=own_id) if own_id else None, own or "")
    span = Span(date.fromisoformat(on), starts, ends)
    return NextAction(UUID(bytes=key), named, title, span, coming or 0, needed)


_PLANNED = """
    SELECT a.id, a.kind, a.own_kind_id, k.name, a.title, a."on", a.starts, a.ends,
      (SELECT count(*) FROM participation WHERE action_id = a.id AND state = 'coming'), a.needed
    FROM action a LEFT JOIN own_kind k ON k.id = a.own_kind_id
    WHERE a.state = 'planned' AND a."on" >= ? ORDER BY a."on", a.starts, a.id LIMIT 20
"""
