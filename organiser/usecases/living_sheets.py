"""The packets of which something is still to come: away, or back and not entered.

Plain SQL on the indexes, without SQLAlchemy (decision 0011).
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from organiser import clock
from organiser.domain.field import SheetState, state_of
from organiser.encrypted_file import Connection

AWAY = frozenset({SheetState.PRINTED, SheetState.OUT})
_LIVES = AWAY | {SheetState.BACK}


@dataclass(frozen=True, slots=True)
class LivingSheet:
    """A packet that is not settled yet."""

    id: UUID
    title: str
    on: date | None
    doors: int
    return_by: date | None
    state: SheetState

    @property
    def is_overdue(self) -> bool:
        """Not back, and its day is past (R21)."""
        return is_overdue(self.state, self.return_by)


def living_sheets(connection: Connection, since: date | None = None) -> list[LivingSheet]:
    """Return the packets of which something is still to come: away, or back and not entered.

    With *since*, only those of an outing from that day on.
    """
    found = []
    statement = _SHEETS.format(days='"on" >= :since AND ' if since else "")
    rows = connection.execute(statement, {"since": since and since.isoformat()})
    for key, title, on, doors, return_by, pages, settled, events in rows:
        state = state_of(events or "", pages, settled)
        if state in _LIVES:
            found.append(
                LivingSheet(UUID(bytes=key), title, _date(on), doors, _date(return_by), state)
            )
    return found


def is_overdue(state: SheetState, return_by: date | None) -> bool:
    """Return whether a packet in *state* should have been back by now."""
    return state in AWAY and return_by is not None and return_by < clock.today()


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


_SHEETS = """
    SELECT s.id, s.title, s."on", s.doors, s.return_by,
      (SELECT count(*) FROM sheet_page p WHERE p.sheet_id = s.id
        AND p.kind IN ('doors', 'tally', 'calls')),
      (SELECT count(DISTINCT e.page) FROM sheet_event e WHERE e.sheet_id = s.id
        AND e.kind = 'settled'
        AND e.page IN (SELECT page FROM sheet_page WHERE sheet_id = s.id
          AND kind IN ('doors', 'tally', 'calls'))),
      (SELECT group_concat(kind || '@' || at) FROM sheet_event e
        WHERE e.sheet_id = s.id AND e.page IS NULL)
    FROM sheet s
    WHERE s.id IN (SELECT id FROM sheet WHERE {days} NOT EXISTS (SELECT 1 FROM sheet_event
      WHERE sheet_id = sheet.id AND kind IN ('destroyed', 'void') AND page IS NULL))
    ORDER BY s."on", s.number
"""
