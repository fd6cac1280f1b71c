"""Who is still to be reached in a drive, and who is next; never somebody who refused."""

# ruff: noqa: S608  (statements are made of our own words; values are handed over by name)

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from organiser import clock
from organiser.database import Database
from organiser.domain.consent import Purpose
from organiser.domain.outreach import Result, Use
from organiser.domain.phone import shown
from organiser.encrypted_file import Connection
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.usecases.outreach.holding import hold_of
from organiser.usecases.segments.compiling import still_open
from organiser.usecases.segments.exclusions import reason_of


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody to be reached, and what came of it before."""

    id: UUID
    number: int
    name: str
    first_name: str
    reach: str
    """The number to dial or the address to write to, as it is read."""
    reach_key: str
    city: str
    created_at: Any
    last: Result | None = None
    back_on: date | None = None


def waiting(database: Database, outreach_id: UUID) -> tuple[Waiting, ...]:
    """Return who is to be reached now: those to be called back first, then in their turn.

    Who did not answer today, or is to be called back another day, waits for that day. Who refused
    since the launch, or can no longer be reached, is not among them.
    """
    with database.bare() as connection:
        return tuple(_ordered(connection, outreach_id, clock.today()))


def count_waiting(database: Database) -> int:
    """Return how many people wait for a call today, in all running drives."""
    with database.bare() as connection:
        drives = connection.execute(
            "SELECT id FROM outreach WHERE use = 'call' AND paused_at IS NULL "
            "AND closed_at IS NULL AND (starts_on IS NULL OR starts_on <= ?)",
            (clock.today().isoformat(),),
        ).fetchall()
        ids = [UUID(bytes=key) for (key,) in drives]
        running = [each for each in ids if not hold_of(connection, each)]
        return sum(len(_ordered(connection, each, clock.today())) for each in running)


def _ordered(connection: Connection, outreach_id: UUID, today: date) -> list[Waiting]:
    found = connection.execute(
        "SELECT use, purpose FROM outreach WHERE id = ?", (outreach_id.bytes,)
    ).fetchone()
    if found is None:
        raise OrganiserError(_("This drive is no longer there."))
    use, purpose = Use(found[0]), Purpose(found[1])
    reason, values = reason_of(use, purpose)
    statement = _WAITING.format(
        still_open=still_open(":drive"), reason=reason, reach=_reach(use), results=_RESULTS
    )
    values |= {"drive": outreach_id.bytes, "today": today.isoformat()}
    return [_one(row) for row in _first_each(connection.execute(statement, values).fetchall())]


def _first_each(rows: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Somebody whose two entries became one is called once."""
    return list({row[0]: row for row in reversed(rows)}.values())[::-1]


def _one(row: tuple[Any, ...]) -> Waiting:
    key, number, first, last, reach, city, created_at, result, back_on = row
    kind, typed, reach_key = (reach or "\t\t").split("\t")
    return Waiting(
        UUID(bytes=key), number, f"{first} {last}".strip(), first or last,
        typed if kind == "email" else shown(reach_key), reach_key, city or "",
        clock.moment(created_at), Result(result) if result else None,
        date.fromisoformat(back_on) if back_on else None,
    )  # fmt: skip


def _reach(use: Use) -> str:
    """The first way to reach her by *use* that did not turn out to be somebody else's."""
    kinds = {Use.EMAIL: "= 'email'", Use.TEXT: "= 'mobile'"}.get(use, "!= 'email'")
    return (
        "(SELECT n.kind || char(9) || n.typed || char(9) || n.key FROM contact_point n "
        f"WHERE n.person_id = p.id AND n.kind {kinds} AND n.key NOT IN "
        "(SELECT w.reach FROM outreach_result w WHERE w.person_id = p.id "
        "AND w.result = 'wrong_number') ORDER BY n.kind != 'mobile', n.rank LIMIT 1)"
    )


_RESULTS = """
    (SELECT l.id FROM outreach_result l WHERE l.outreach_id = t.outreach_id
      AND l.person_id = t.person_id ORDER BY l.at DESC, l.id DESC LIMIT 1)
"""
_WAITING = """
    SELECT p.id, p.number, p.first_name, coalesce(nullif(p.last_name, ''), p.birth_name), {reach},
      (SELECT a.city FROM address a WHERE a.id = p.address_id), p.created_at, r.result, r.back_on
    FROM outreach_target t JOIN person p ON p.id = t.person_id
    LEFT JOIN outreach_result r ON r.id = {results}
    {still_open}
    AND ({reason}) IS NULL
    AND (r.result IS NULL OR r.result != 'call_back' OR coalesce(r.back_on, '') <= :today)
    AND (r.result IS NULL OR r.result != 'no_answer'
      OR date(r.at / 1000, 'unixepoch', 'localtime') < :today)
    ORDER BY r.result IS NOT 'call_back', r.back_on, r.result IS NOT NULL, t.place
"""
