"""Writes down who does not want to be ranked, and who no longer minds (R24); lines are added."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.consent import ObjectionState
from organiser.errors import Refused
from organiser.i18n import _
from organiser.models.consent import Objection
from organiser.usecases import derived
from organiser.usecases.known import known_person


@dataclass(frozen=True, slots=True)
class ObjectionLine:
    """An objection that stands."""

    at: datetime
    source: str


def object_to_ranking(database: Database, person_id: UUID, source: str) -> None:
    """Write down that she does not want to be ranked: no rung, no score, no place any more."""
    if not source.strip():
        raise Refused(_("Say where she said so."))
    with database.transaction("objection.make") as session:
        known_person(session, person_id)
        if standing(session, person_id) is None:
            _add(session, person_id, ObjectionState.MADE, source)


def lift_objection(database: Database, person_id: UUID, source: str) -> None:
    """Write down that she may be ranked again; said where, or it is refused."""
    if not source.strip():
        raise Refused(_("Say where she said so."))
    with database.transaction("objection.lift") as session:
        known_person(session, person_id)
        if standing(session, person_id) is not None:
            _add(session, person_id, ObjectionState.LIFTED, source)


def make(session: Session, person_id: UUID, source: str) -> None:
    """Have an objection stand; for use cases that already have a session."""
    if standing(session, person_id) is None:
        _add(session, person_id, ObjectionState.MADE, source)


def keep(session: Session, person_id: UUID, objection: ObjectionLine) -> None:
    """Have *objection* stand although another entry of hers lifted its own since (R24)."""
    if standing(session, person_id) is None:
        _add(session, person_id, ObjectionState.MADE, objection.source)


def standing(session: Session, person_id: UUID) -> ObjectionLine | None:
    """Return her objection if one stands, inside a session."""
    last = _last(session, person_id)
    if last is None or last.state is ObjectionState.LIFTED:
        return None
    return ObjectionLine(last.at, last.source)


def _last(session: Session, person_id: UUID) -> Objection | None:
    return session.scalars(
        select(Objection)
        .where(Objection.person_id == person_id)
        .order_by(Objection.at.desc(), Objection.id.desc())
        .limit(1)
    ).first()


def _add(session: Session, person_id: UUID, state: ObjectionState, source: str) -> None:
    """Add a step after the last, even where the clock was set back meanwhile."""
    last, at = _last(session, person_id), clock.now()
    if last is not None:
        at = max(at, last.at + timedelta(milliseconds=1))
    session.add(Objection(person_id=person_id, state=state, at=at, source=source.strip()))
    session.flush()
    derived.refresh_engagement(session, [person_id])
