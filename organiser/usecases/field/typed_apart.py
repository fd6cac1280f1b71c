"""Pages of doors that two computers typed without knowing of each other.

Each computer settles such a page as if it were the first; what was typed last stands, as for any
correction. Where the two differ, somebody who has the paper looks once more.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from organiser.database import Database
from organiser.domain.field import DoorResult
from organiser.usecases.field.door_results import read_results

COMPARED = "compared"
"""The reason of a page settled once more by somebody who saw both."""

_PAGES = text("""
    WITH twice AS (
      SELECT sheet_id, page, max(at) AS last_at FROM sheet_event WHERE kind = 'settled'
      GROUP BY sheet_id, page HAVING count(*) > 1)
    SELECT p.id, p.typed FROM twice t
    JOIN sheet_page p ON p.sheet_id = t.sheet_id AND p.page = t.page
    WHERE p.kind = 'doors' AND NOT EXISTS (
      SELECT 1 FROM sheet_event e WHERE e.sheet_id = t.sheet_id AND e.page = t.page
      AND e.reason = 'compared' AND e.at >= t.last_at)
""")
_ONE = text("""
    SELECT 1 FROM (
      SELECT p.sheet_id, p.page, max(e.at) AS last_at FROM sheet_page p
      JOIN sheet_event e ON e.sheet_id = p.sheet_id AND e.page = p.page AND e.kind = 'settled'
      WHERE p.id = :id AND p.kind = 'doors' GROUP BY p.sheet_id, p.page HAVING count(*) > 1) t
    WHERE NOT EXISTS (
      SELECT 1 FROM sheet_event c WHERE c.sheet_id = t.sheet_id AND c.page = t.page
      AND c.reason = 'compared' AND c.at >= t.last_at)
""")


@dataclass(frozen=True, slots=True)
class PageApart:
    """A page whose two typings differ."""

    typed: str
    """Its ten digits."""
    doors: int
    """How many doors differ."""


def read_pages_apart(database: Database) -> tuple[PageApart, ...]:
    """Return the pages that are to be compared with their paper."""
    with database.reading() as session:
        found = [
            PageApart(typed, len(_differing(session, UUID(bytes=key))))
            for key, typed in session.execute(_PAGES)
        ]
    return tuple(page for page in found if page.doors)


def is_apart(session: Session, page_id: UUID) -> bool:
    """Return whether two computers settled the page, and nobody compared them since."""
    return session.execute(_ONE, {"id": page_id.bytes}).first() is not None


def others(session: Session, page_id: UUID) -> tuple[DoorResult, ...]:
    """Return, for each row that was typed in two ways, the last one that does not stand."""
    return _differing(session, page_id) if is_apart(session, page_id) else ()


def _differing(session: Session, page_id: UUID) -> tuple[DoorResult, ...]:
    standing: dict[int, DoorResult] = {}
    differing: dict[int, DoorResult] = {}
    for said in read_results(session, page_id):
        before = standing.get(said.row)
        if before is not None and _answer(before) != _answer(said):
            differing[said.row] = before
        standing[said.row] = said
    return tuple(
        other for row, other in differing.items() if _answer(other) != _answer(standing[row])
    )


def _answer(said: DoorResult) -> tuple[object, ...]:
    return said.outcome, said.leaflet, said.slip, said.slip_number
