"""Asks of one person of the list whether she may be written to, called or visited."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.consent import Channel
from organiser.domain.reaching import Barrier, Reachable, barrier
from organiser.models.consent import Refusal
from organiser.usecases import consents, limiting
from organiser.usecases.known import known_person


def barrier_to(
    database: Database, person_id: UUID, channel: Channel, *, is_service: bool = False
) -> Barrier | None:
    """Return why she may not be reached by *channel*, or None when she may."""
    with database.reading() as session:
        who = reachable(session, person_id)
    return barrier(who, channel, clock.today(), is_service=is_service)


def reachable(session: Session, person_id: UUID) -> Reachable:
    """Return what decides whether she may be reached, inside a session."""
    person = known_person(session, person_id)
    refused = session.scalars(
        select(Refusal.channel).where(Refusal.person_id == person_id, Refusal.lifted_at.is_(None))
    )
    return Reachable(
        basis=person.basis,
        refused=frozenset(refused),
        agreed=consents.agreed_channels(session, person_id),
        is_limited=limiting.is_limited(session, person_id),
        birth_date=person.birth_date,
        birth_year=person.birth_year,
    )
