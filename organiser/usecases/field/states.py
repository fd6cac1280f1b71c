"""Where each packet is, worked out from its events and its pages; never stored twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from organiser import clock
from organiser.database import Database
from organiser.domain.field import SheetState, state_of
from organiser.models.field import SheetEvent
from organiser.usecases.living_sheets import is_overdue


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
    FROM sheet s {which} ORDER BY s.printed_at DESC
"""
_NOT_OVER = """
    WHERE s.id IN (SELECT id FROM sheet WHERE NOT EXISTS (SELECT 1 FROM sheet_event
      WHERE sheet_id = sheet.id AND kind IN ('destroyed', 'void') AND page IS NULL))
"""


def list_sheets(database: Database, *, with_over: bool = True) -> tuple[SheetRow, ...]:
    """Return every packet, the newest first; without those destroyed or void if so wished."""
    with database.bare() as connection:
        rows = connection.execute(_SHEETS.format(which="" if with_over else _NOT_OVER))
        return tuple(_row(row) for row in rows)


def note_event(
    database: Database, sheet_ids: Sequence[UUID], kind: str, *, reason: str = ""
) -> None:
    """Note that packets went "out", are "back", "lost" or "destroyed"."""
    with database.transaction(f"sheet.{kind}") as session:
        for sheet_id in sheet_ids:
            session.add(SheetEvent(sheet_id=sheet_id, kind=kind, at=clock.now(), reason=reason))


def _row(row: tuple[Any, ...]) -> SheetRow:
    (key, number, title, on, team, holder, doors, back, pages, settled, events) = row
    state = state_of(events or "", pages, settled)
    return_by = date.fromisoformat(back) if back else None
    day = date.fromisoformat(on) if on else None
    return SheetRow(
        UUID(bytes=key), number, title, day, team, holder, doors, pages, settled, state, return_by,
        is_overdue(state, return_by),
    )  # fmt: skip
