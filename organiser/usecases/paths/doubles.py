"""Two entries become one person: of two open walks of one path, the one further along stays."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.domain.pathway import Ending, further
from organiser.i18n import _
from organiser.models.pathway import Walk
from organiser.usecases.paths.reading import WalkRow, walks_of
from organiser.usecases.paths.walking import driver_of


def end_doubles(session: Session, kept_id: UUID, other_id: UUID) -> None:
    """End whichever of two open walks of one path has less behind it; nothing of it is lost."""
    session.flush()
    mine, theirs = (walks_of(driver_of(session), key) for key in (kept_id, other_id))
    for one in mine:
        for other in theirs:
            if one.pathway_id == other.pathway_id and one.is_open and other.is_open:
                _end(session, other if further(one.walk, other.walk) else one)


def _end(session: Session, row: WalkRow) -> None:
    statement = select(Walk).where(Walk.id == row.id)
    walk = session.scalars(statement).one()
    walk.ending, walk.ended_on = Ending.GIVEN_UP, clock.today()
    walk.word = _("The same path twice: the entries were merged.")
