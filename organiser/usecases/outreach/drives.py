"""The drives of the committee: where each stands, and what came of it."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from organiser import clock
from organiser.database import Database
from organiser.domain.consent import Purpose
from organiser.domain.online import Line
from organiser.domain.outreach import OPEN, Audience, DriveState, LeftOut, Result, Use
from organiser.encrypted_file import Connection
from organiser.errors import OrganiserError, Refused
from organiser.i18n import _
from organiser.usecases.outreach.holding import Origin, line_hold, origin_of
from organiser.usecases.outreach.known import known_drive, refuse_held, running_drive, state_of
from organiser.usecases.outreach.registered import line_of


@dataclass(frozen=True, slots=True)
class Drive:
    """A drive with its figures: what came of it so far."""

    id: UUID
    title: str
    goal: str
    use: Use
    purpose: Purpose
    audience: Audience
    why: str
    subject: str
    words: str
    team: str
    starts_on: date | None
    ends_on: date | None
    launched_at: datetime
    state: DriveState
    after_id: UUID | None
    people: int
    """Frozen at the launch; who was erased since is not counted."""
    results: tuple[tuple[Result, int], ...]
    """Of how many people each was the last result."""
    left_out: tuple[tuple[LeftOut, int], ...]
    """How many were left out at the launch, by reason."""
    last_at: datetime | None
    origin: Origin | None = None
    """The directive that asked for it."""
    line: Line | None = None
    """Of a selection online: the line of the register that carries it."""

    @property
    def hold(self) -> str:
        """Return why it rests although nobody paused it; nothing as a rule."""
        return "" if self.state is DriveState.CLOSED else _hold(self.origin, self.line)

    @property
    def settled(self) -> int:
        """Return with how many people it is done."""
        return sum(count for result, count in self.results if result not in OPEN)

    @property
    def left(self) -> int:
        """Return how many are still to be reached."""
        return self.people - self.settled


def read_drives(database: Database, use: Use | None = None) -> tuple[Drive, ...]:
    """Return the drives, running ones first, the latest before the others."""
    with database.bare() as connection:
        rows = connection.execute(_DRIVES).fetchall()
        found = [_drive(connection, row) for row in rows if use is None or row[3] == use.value]
    order = list(DriveState)
    return tuple(sorted(found, key=lambda drive: order.index(drive.state)))


def read_drive(database: Database, outreach_id: UUID) -> Drive:
    """Return one drive with its figures."""
    with database.bare() as connection:
        row = connection.execute(f"{_COLUMNS} WHERE id = ?", (outreach_id.bytes,)).fetchone()
        if row is None:
            raise OrganiserError(_("This drive is no longer there."))
        return _drive(connection, row)


def pause(database: Database, outreach_id: UUID) -> None:
    """Let a drive rest."""
    with database.transaction("outreach.pause") as session:
        running_drive(session, outreach_id).paused_at = clock.now()


def resume(database: Database, outreach_id: UUID) -> None:
    """Let a drive that rested go on."""
    with database.transaction("outreach.resume") as session:
        row = known_drive(session, outreach_id)
        refuse_held(session, outreach_id)
        if state_of(row) is not DriveState.PAUSED:
            raise Refused(_("This drive is not paused."))
        row.paused_at = None


def close(database: Database, outreach_id: UUID) -> None:
    """End a drive; what came of it stays, and who is left can be taken up again."""
    with database.transaction("outreach.close") as session:
        row = known_drive(session, outreach_id)
        if state_of(row) is DriveState.CLOSED:
            raise Refused(_("This drive is closed already."))
        row.closed_at = clock.now()


def change_words(database: Database, outreach_id: UUID, words: str) -> None:
    """Let those who are called from now on hear other words."""
    with database.transaction("outreach.words") as session:
        running_drive(session, outreach_id).words = words.strip()


def _drive(connection: Connection, row: tuple[Any, ...]) -> Drive:
    (key, title, goal, use, purpose, audience, why, subject, words, team, starts_on, ends_on,
     launched_at, paused_at, closed_at, after_id, left_out, directive,
     selection) = row  # fmt: skip
    (people,) = connection.execute(_PEOPLE, (key,)).fetchone()
    last = Counter(result for (result,) in connection.execute(_LAST, {"drive": key}))
    (last_at,) = connection.execute(_LAST_AT, (key,)).fetchone()
    origin = origin_of(connection, directive)
    line = line_of(connection, selection)
    is_held = bool(_hold(origin, line))
    running = DriveState.RUNNING if paused_at is None and not is_held else DriveState.PAUSED
    told = json.loads(left_out)
    return Drive(
        id=UUID(bytes=key), title=title, goal=goal, use=Use(use), purpose=Purpose(purpose),
        audience=Audience(audience), why=why, subject=subject, words=words, team=team,
        starts_on=_day(starts_on), ends_on=_day(ends_on), launched_at=clock.moment(launched_at),
        state=running if closed_at is None else DriveState.CLOSED,
        after_id=UUID(bytes=after_id) if after_id else None, people=people,
        results=tuple((result, last[result.value]) for result in Result if last[result.value]),
        left_out=tuple((reason, told[reason.value]) for reason in LeftOut if reason.value in told),
        last_at=None if last_at is None else clock.moment(last_at), origin=origin,
        line=line,
    )  # fmt: skip


def _hold(origin: Origin | None, line: Line | None) -> str:
    return line_hold(line) or (origin.hold if origin is not None else "")


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


_COLUMNS = """
    SELECT id, title, goal, use, purpose, audience, why, subject, words, team, starts_on, ends_on,
      launched_at, paused_at, closed_at, after_id, left_out, directive_id, selection_id
    FROM outreach
"""
_DRIVES = f"{_COLUMNS} ORDER BY launched_at DESC, id DESC"
_PEOPLE = "SELECT count(DISTINCT person_id) FROM outreach_target WHERE outreach_id = ?"
_LAST = """
    SELECT r.result FROM outreach_result r
    WHERE r.outreach_id = :drive
    AND EXISTS (SELECT 1 FROM outreach_target t
      WHERE t.outreach_id = :drive AND t.person_id = r.person_id)
    AND NOT EXISTS (SELECT 1 FROM outreach_result l WHERE l.outreach_id = :drive
      AND l.person_id = r.person_id AND (l.at, l.id) > (r.at, r.id))
"""
_LAST_AT = "SELECT max(at) FROM outreach_result WHERE outreach_id = ?"
