"""Keeps somebody's data and uses them nowhere, until that is lifted (art. 18)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.encrypted_file import Connection
from organiser.errors import Refused
from organiser.i18n import _
from organiser.models.rights import Limitation
from organiser.usecases.known import known_person

STANDING = (
    "EXISTS (SELECT 1 FROM limitation l WHERE l.person_id = {person} AND l.lifted_at IS NULL)"
)
"""SQL, for lists: whether somebody is limited."""


@dataclass(frozen=True, slots=True)
class LimitationLine:
    """A limitation that stands."""

    at: datetime
    source: str


def limit(database: Database, person_id: UUID, source: str) -> None:
    """Use her data nowhere from now on: no message, no sheet, no export."""
    if not source.strip():
        raise Refused(_("Say where she said so."))
    with database.transaction("rights.limit") as session:
        known_person(session, person_id)
        if standing(session, person_id) is None:
            session.add(Limitation(person_id=person_id, at=clock.now(), source=source.strip()))


def lift(database: Database, person_id: UUID) -> None:
    """Use her data again; two entries that became one may both have been limited."""
    with database.transaction("rights.unlimit") as session:
        session.execute(
            update(Limitation)
            .where(Limitation.person_id == person_id, Limitation.lifted_at.is_(None))
            .values(lifted_at=clock.now())
        )


def read(database: Database, person_id: UUID) -> LimitationLine | None:
    """Return the limitation that stands, or None."""
    with database.reading() as session:
        return standing(session, person_id)


def limited_people(connection: Connection) -> frozenset[UUID]:
    """Return whoever is limited: for lists and papers that name many."""
    rows = connection.execute("SELECT person_id FROM limitation WHERE lifted_at IS NULL")
    return frozenset(UUID(bytes=key) for (key,) in rows)


def limited_homes(connection: Connection) -> frozenset[UUID]:
    """Return the addresses at which somebody lives who is limited."""
    rows = connection.execute(
        "SELECT p.address_id FROM limitation l JOIN person p ON p.id = l.person_id "
        "WHERE l.lifted_at IS NULL AND p.address_id IS NOT NULL"
    )
    return frozenset(UUID(bytes=key) for (key,) in rows)


def standing(session: Session, person_id: UUID) -> LimitationLine | None:
    """Return the limitation that stands, inside a session."""
    row = _standing(session, person_id)
    return None if row is None else LimitationLine(row.at, row.source)


def is_limited(session: Session, person_id: UUID) -> bool:
    """Tell whether she is limited, inside a session."""
    return _standing(session, person_id) is not None


def _standing(session: Session, person_id: UUID) -> Limitation | None:
    return session.scalars(
        select(Limitation)
        .where(Limitation.person_id == person_id, Limitation.lifted_at.is_(None))
        .limit(1)
    ).first()
