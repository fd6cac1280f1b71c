"""Where each packet is, worked out from its events and its pages; never stored twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text

from organiser import clock
from organiser.database import Database
from organiser.domain.field import SheetState, state_of
from organiser.models.field import SheetEvent


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One packet as the list of sheets shows it."""

    id: UUID
    number: int
    title: str
    on: date | None
    team: str
    holder: str
    doors: int
    pages_to_type: int
    settled_pages: int
    state: SheetState
    return_by: date | None
    is_overdue: bool
    """Not back, and its day is past (R21)."""


_SHEETS = """
    SELECT s.id, s.number, s.title, s."on", s.team, s.holder, s.doors, s.return_by,
      (SELECT count(*) FROM sheet_page p WHERE p.sheet_id = s.id
        AND p.kind IN ('doors', 'tally', 'calls')),
      (SELECT count(DISTINCT e.page) FROM sheet_event e WHERE e.sheet_id = s.id
        AND e.kind = 'settled'
        AND e.page IN (SELECT page FROM sheet_page WHERE sheet_id = s.id
          AND kind IN ('doors', 'tally', 'calls'))),
      (SELECT group_concat(kind || '@' || at) FROM sheet_event e
        WHERE e.sheet_id = s.id AND e.page IS NULL)
    FROM sheet s ORDER BY s.printed_at DESC
"""


def list_sheets(database: Database) -> tuple[SheetRow, ...]:
    """Return every packet, the newest first."""
    with database.reading() as session:
        rows = session.execute(text(_SHEETS))
        return tuple(_row(row) for row in rows)


def note_event(
    database: Database, sheet_ids: Sequence[UUID], kind: str, *, reason: str = ""
) -> None:
    """Note that packets went "out", are "back", "lost" or "destroyed"."""
    with database.transaction(f"sheet.{kind}") as session:
        for sheet_id in sheet_ids:
            session.add(SheetEvent(sheet_id=sheet_id, kind=kind, at=clock.now(), reason=reason))


def _row(row: Sequence[object]) -> SheetRow:
    (key, number, title, on, team, holder, doors, back, pages, settled, events) = row
    state = state_of(str(events or ""), int(str(pages)), int(str(settled)))
    return_by = date.fromisoformat(str(back)) if back else None
    waiting = state in {SheetState.PRINTED, SheetState.OUT}
    return SheetRow(
        id=UUID(bytes=key),  # type: ignore[arg-type]
        number=int(str(number)),
        title=str(title),
        on=date.fromisoformat(str(on)) if on else None,
        team=str(team),
        holder=str(holder),
        doors=int(str(doors)),
        pages_to_type=int(str(pages)),
        settled_pages=int(str(settled)),
        state=state,
        return_by=return_by,
        is_overdue=waiting and return_by is not None and return_by < clock.today(),
    )
