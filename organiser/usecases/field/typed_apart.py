"""Pages of doors and of calls that two computers typed without knowing of each other.

Each computer settles such a page as if it were the first; what was typed last stands, as for any
correction. Where the two differ, somebody who has the paper looks once more. Plain SQL: today
counts them (decision 0011).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from organiser import clock
from organiser.database import Database
from organiser.domain.field import DoorResult, Outcome
from organiser.encrypted_file import Connection

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DOORS, CALLS = "doors", "calls"
COMPARED = "compared {typings}"
"""The reason of a page settled once more by somebody who saw so many typings of it."""

Answer = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class PageApart:
    """A page whose typings differ."""

    typed: str
    """Its ten digits."""
    sheet: int
    """The number of its packet."""
    page: int
    doors: int
    """How many doors differ."""
    calls: int
    """How many calls differ."""
    since: datetime
    """When it was typed for the second time."""


def read_pages_apart(database: Database) -> tuple[PageApart, ...]:
    """Return the pages that are to be compared with their paper, the oldest first."""
    with database.bare() as connection:
        return pages_apart(connection)


def pages_apart(connection: Connection) -> tuple[PageApart, ...]:
    """Return the same of an open file."""
    found = []
    for key, typed, sheet, page, kind, last_at in connection.execute(_PAGES).fetchall():
        if differing := sum(1 for _each in _differing(connection, key, kind)):
            doors, calls = (differing, 0) if kind == DOORS else (0, differing)
            found.append(PageApart(typed, sheet, page, doors, calls, clock.moment(last_at)))
    return tuple(found)


def typings(session: "Session", page_id: UUID) -> int:
    """Return how many computers settled the page as the first, 0 if nothing is to be compared."""
    found = _driver(session).execute(_ONE, {"id": page_id.bytes}).fetchone()
    return int(found[0]) if found else 0


def others(session: "Session", page_id: UUID, kind: str) -> tuple[DoorResult, ...]:
    """Return, for each row that was typed in two ways, the last one that does not stand."""
    if not typings(session, page_id):
        return ()
    found = _differing(_driver(session), page_id.bytes, kind)
    said = _call_said if kind == CALLS else _door_said
    return tuple(said(row, answer) for row, answer in found)


def _differing(connection: Connection, page: bytes, kind: str) -> Iterator[tuple[int, Answer]]:
    answers: dict[int, list[Answer]] = {}
    for row, *answer in connection.execute(_ANSWERS[kind], (page,)):
        answers.setdefault(row, []).append(tuple(answer))
    for row, said in sorted(answers.items()):
        unlike = [answer for answer in said if answer != said[-1]]
        if unlike:
            yield row, unlike[-1]


def _door_said(row: int, answer: Answer) -> DoorResult:
    outcome, leaflet, slip, slip_number = answer
    said = Outcome(outcome) if outcome is not None else None
    return DoorResult(row, said, bool(leaflet), bool(slip), slip_number)


def _call_said(row: int, answer: Answer) -> DoorResult:
    from organiser.domain.call_layout import LETTERS
    from organiser.domain.outreach import Result

    return DoorResult(row, LETTERS[Result(answer[0])])


def _driver(session: "Session") -> Connection:
    driver: Connection | None = session.connection().connection.driver_connection
    assert driver is not None
    return driver


_COMPARED = """
    EXISTS (SELECT 1 FROM sheet_event c WHERE c.sheet_id = t.sheet_id AND c.kind = 'corrected'
      AND c.page = t.page AND c.reason LIKE 'compared %'
      AND CAST(substr(c.reason, 10) AS INTEGER) >= t.typings)
"""
_PAGES = f"""
    WITH t AS (
      SELECT sheet_id, page, count(*) AS typings, max(at) AS last_at FROM sheet_event
      WHERE kind = 'settled' GROUP BY sheet_id, page HAVING count(*) > 1)
    SELECT p.id, p.typed, s.number, p.page, p.kind, t.last_at FROM t
    JOIN sheet_page p ON p.sheet_id = t.sheet_id AND p.page = t.page
    JOIN sheet s ON s.id = p.sheet_id
    WHERE (p.kind = 'doors' OR (p.kind = 'calls' AND EXISTS (
      SELECT 1 FROM call_sheet l JOIN outreach o ON o.id = l.outreach_id
      WHERE l.sheet_id = p.sheet_id AND o.closed_at IS NULL)))
    AND NOT {_COMPARED}
    ORDER BY t.last_at, p.typed
"""  # noqa: S608  (our words)
"""A drive that is closed takes no call any more: there is nothing left to be settled."""
_ONE = f"""
    SELECT t.typings FROM (
      SELECT p.sheet_id, p.page, count(*) AS typings FROM sheet_page p
      JOIN sheet_event e ON e.sheet_id = p.sheet_id AND e.page = p.page AND e.kind = 'settled'
      WHERE p.id = :id AND p.kind IN ('doors', 'calls')
      GROUP BY p.sheet_id, p.page HAVING count(*) > 1) t
    WHERE NOT {_COMPARED}
"""  # noqa: S608  (our words)
_ANSWERS = {
    DOORS: "SELECT row, outcome, leaflet, slip, slip_number FROM visit WHERE page_id = ? "
    "ORDER BY entered_at, id",
    CALLS: "SELECT row, result FROM outreach_result WHERE page_id = ? AND row IS NOT NULL "
    "ORDER BY at, id",
}
