"""Reads what is planned and what was done: by week, by month, as a list, and one in full."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from organiser import clock
from organiser.database import Database
from organiser.domain.action import (
    ActionKind,
    ActionState,
    Attendance,
    Kind,
    Span,
    saturdays,
)
from organiser.domain.phone import shown
from organiser.domain.plan import Plan, Report
from organiser.encrypted_file import Connection
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.usecases.training.sessions import title_taught

SUGGESTED = 4
"""Saturdays proposed while nothing is planned."""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action as a calendar and a list show it."""

    id: UUID
    kind: Kind
    span: Span
    title: str
    place: str
    city: str
    state: ActionState
    needed: int | None
    invited: int
    """Who has not answered yet."""
    coming: int
    came: int

    @property
    def is_missing(self) -> bool:
        """Whether it is still to come and takes more people than said they would."""
        is_short = self.needed is not None and self.coming + self.came < self.needed
        return is_short and self.state is ActionState.PLANNED and not self.is_over()

    def is_over(self, now: datetime | None = None) -> bool:
        """Return whether it is behind us by the clock on her wall."""
        return self.span.last <= (now or _wall())

    def waits_for_report(self) -> bool:
        """Whether its time is over and nobody said what came of it."""
        return self.state is ActionState.PLANNED and self.is_over()


@dataclass(frozen=True, slots=True)
class Clash:
    """Another action of somebody's at the same time."""

    action_id: UUID
    kind: Kind
    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person at one action."""

    person_id: UUID
    name: str
    state: Attendance
    leads: bool
    channel: str
    phone: str
    """Only to be called by it who said that she is coming."""
    clashes: tuple[Clash, ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """One line of material."""

    id: UUID
    what: str
    is_ready: bool
    person_id: UUID | None
    name: str
    """Of who brings it."""


@dataclass(frozen=True, slots=True)
class ActionDetail:
    """All that is known of one action."""

    row: ActionRow
    plan: Plan
    report: Report
    people: tuple[Attendee, ...]
    """Who leads it first, then by where they stand, then by name."""
    material: tuple[Thing, ...]
    is_repeated: bool
    taught: str = ""
    """What the course is called that it teaches."""

    @property
    def clashes(self) -> int:
        """Return how many people are expected elsewhere at the same time."""
        return sum(bool(person.clashes) for person in self.people)


def read_agenda(database: Database, first: date, last: date) -> tuple[ActionRow, ...]:
    """Return the actions from *first* to *last*, in the order they take place."""
    with database.bare() as connection:
        return _rows(connection, _BETWEEN, (first.isoformat(), last.isoformat()))


def read_list(database: Database) -> tuple[ActionRow, ...]:
    """Return every action: what is to come first, the nearest on top, then the last done."""
    today = clock.today()
    with database.bare() as connection:
        rows = _rows(connection, _BETWEEN, (date.min.isoformat(), date.max.isoformat()))
    ahead = [row for row in rows if row.span.on >= today]
    return (*ahead, *reversed([row for row in rows if row.span.on < today]))


def next_action(database: Database) -> ActionRow | None:
    """Return what comes next, or None: cancelled ones do not."""
    today = clock.today()
    with database.bare() as connection:
        rows = _rows(connection, _NEXT, (today.isoformat(),))
    return next((row for row in rows if not row.is_over()), None)


def read_action(database: Database, action_id: UUID) -> ActionDetail:
    """Return one action in full; `OrganiserError` when it is gone."""
    with database.bare() as connection:
        rows = _rows(connection, _ONE, (action_id.bytes,))
        if not rows:
            raise OrganiserError(_("This action is no longer there."))
        more = connection.execute(_MORE, (action_id.bytes,)).fetchone()
        people = _people(connection, rows[0])
        taught = title_taught(connection, more[-1])
        things = [
            Thing(UUID(bytes=key), what, bool(ready), _id(who), name.strip())
            for key, what, ready, who, name in connection.execute(_MATERIAL, (action_id.bytes,))
        ]
    return _detail(rows[0], more, people, tuple(things), taught)


def expected_elsewhere(database: Database, action_id: UUID) -> dict[UUID, tuple[Clash, ...]]:
    """Return who of an action is expected at another one at the same time, and where."""
    detail = read_action(database, action_id)
    return {who.person_id: who.clashes for who in detail.people if who.clashes}


def reports_to_write(database: Database) -> int:
    """Return how many planned actions lie before today, without a word on what came of them."""
    with database.bare() as connection:
        (count,) = connection.execute(_REPORTS, (clock.today().isoformat(),)).fetchone()
    return int(count)


def suggestions(database: Database) -> tuple[date, ...]:
    """Return the next Saturdays on which nothing is planned."""
    today = clock.today()
    with database.bare() as connection:
        taken = {on for (on,) in connection.execute(_TAKEN, (today.isoformat(),))}
    free = (day for day in saturdays(today) if day.isoformat() not in taken)
    return tuple(islice(free, SUGGESTED))


def _detail(
    row: ActionRow,
    more: Any,
    people: tuple[Attendee, ...],
    things: tuple[Thing, ...],
    taught: str,
) -> ActionDetail:
    skills, note, hours, leaflets, met, sign_ups, words, series, is_public, theme, course = more
    plan = Plan(
        row.kind, row.span.on, row.span.starts, row.span.ends, row.title, row.place, row.city,
        row.needed, tuple(filter(None, skills.split(", "))), hours, note, course,
        bool(is_public), theme,
    )  # fmt: skip
    report = Report(hours, leaflets, met, sign_ups, words)
    return ActionDetail(row, plan, report, people, things, series is not None, taught)


def _people(connection: Connection, row: ActionRow) -> tuple[Attendee, ...]:
    found = [
        Attendee(
            UUID(bytes=key), f"{first} {last}".strip(), Attendance(state), role == "organised",
            channel, shown(phone or ""),
        )
        for key, first, last, state, role, channel, phone in connection.execute(
            _PEOPLE, (row.id.bytes,)
        )
    ]  # fmt: skip
    elsewhere = _elsewhere(connection, row)
    return tuple(replace(who, clashes=tuple(elsewhere.get(who.person_id, ()))) for who in found)


def _elsewhere(connection: Connection, row: ActionRow) -> dict[UUID, list[Clash]]:
    """Who of this action is expected at another that day, the one before or the one after."""
    if not row.span.starts or row.state is ActionState.CANCELLED:
        return {}
    days = (row.span.on - timedelta(days=1), row.span.on + timedelta(days=1))
    bound = (*(day.isoformat() for day in days), row.id.bytes, row.id.bytes)
    clashes: dict[UUID, list[Clash]] = {}
    for who, key, kind, own_id, own, on, starts, ends, title in connection.execute(_CLASHES, bound):
        span = Span(date.fromisoformat(on), starts, ends)
        if span.meets(row.span):
            clash = Clash(UUID(bytes=key), _kind(kind, own_id, own), title, span)
            clashes.setdefault(UUID(bytes=who), []).append(clash)
    return clashes


def _rows(connection: Connection, where: str, bound: tuple[object, ...]) -> tuple[ActionRow, ...]:
    return tuple(map(_row, connection.execute(_ROWS.format(where=where), bound)))


def _row(found: tuple[Any, ...]) -> ActionRow:
    (key, kind, own_id, own, on, starts, ends, title, place, city, state, needed, invited, coming,
     came) = found  # fmt: skip
    return ActionRow(
        UUID(bytes=key), _kind(kind, own_id, own), Span(date.fromisoformat(on), starts, ends),
        title, place, city, ActionState(state), needed, invited or 0, coming or 0, came or 0,
    )  # fmt: skip


def _kind(kind: str, own_id: bytes | None, own: str | None) -> Kind:
    return Kind(ActionKind(kind), _id(own_id), own or "")


def _id(key: bytes | None) -> UUID | None:
    return None if key is None else UUID(bytes=key)


def _wall() -> datetime:
    return clock.local(clock.now()).replace(tzinfo=None)


_ROWS = """
    SELECT a.id, a.kind, a.own_kind_id, k.name, a."on", a.starts, a.ends, a.title, a.place,
      a.city, a.state, a.needed, sum(p.state = 'invited'), sum(p.state = 'coming'),
      sum(p.state = 'came')
    FROM action a LEFT JOIN own_kind k ON k.id = a.own_kind_id
    LEFT JOIN participation p ON p.action_id = a.id
    WHERE {where} GROUP BY a.id ORDER BY a."on", a.starts, a.id
"""
_BETWEEN = 'a."on" BETWEEN ? AND ?'
_NEXT = """a."on" >= ? AND a.state = 'planned'"""
_ONE = "a.id = ?"
_MORE = """
    SELECT skills, note, hours, leaflets, met, sign_ups, report, series_id, is_public,
      theme, course_key
    FROM action WHERE id = ?
"""
_PEOPLE = """
    SELECT e.id, e.first_name, coalesce(nullif(e.last_name, ''), e.birth_name), p.state, p.role,
      p.channel, (SELECT key FROM contact_point c WHERE c.person_id = e.id AND c.kind != 'email'
        ORDER BY rank LIMIT 1)
    FROM participation p JOIN person e ON e.id = p.person_id WHERE p.action_id = ?
    ORDER BY p.role != 'organised',
      instr('came coming invited did_not', p.state), e.sort_key, e.number
"""
_MATERIAL = """
    SELECT m.id, m.what, m.is_ready, m.person_id,
      coalesce(e.first_name || ' ' || coalesce(nullif(e.last_name, ''), e.birth_name), '')
    FROM material m LEFT JOIN person e ON e.id = m.person_id WHERE m.action_id = ? ORDER BY m.id
"""
_CLASHES = """
    SELECT p.person_id, a.id, a.kind, a.own_kind_id, k.name, a."on", a.starts, a.ends, a.title
    FROM action a JOIN participation p ON p.action_id = a.id
    LEFT JOIN own_kind k ON k.id = a.own_kind_id
    WHERE a."on" BETWEEN ? AND ? AND a.id != ? AND a.starts != '' AND a.state != 'cancelled'
      AND p.state IN ('coming', 'came') AND p.person_id IN (
        SELECT person_id FROM participation WHERE action_id = ? AND state != 'did_not')
    ORDER BY a."on", a.starts
"""
_REPORTS = """SELECT count(*) FROM action WHERE state = 'planned' AND "on" < ?"""
_TAKEN = """SELECT "on" FROM action WHERE "on" > ? AND state = 'planned'"""
