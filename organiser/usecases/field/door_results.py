"""What was typed for the rows of a page of doors, in the order in which it was typed."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser.domain.field import DoorResult
from organiser.models.field import Visit


def read_results(session: Session, page_id: UUID) -> list[DoorResult]:
    """Return every result of the page; of one row, the last stands."""
    visits = session.scalars(
        select(Visit).where(Visit.page_id == page_id).order_by(Visit.entered_at, Visit.id)
    )
    return [DoorResult(v.row, v.outcome, v.leaflet, v.slip, v.slip_number, v.note) for v in visits]
