"""Who asked to be gone and signs up again by herself may be in the list again (R15).

It follows from what headquarters brought: every computer of the committee writes the same.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.identifier import id_by_key
from organiser.models.person import Note, Person
from organiser.usecases.admission import reached_by
from organiser.usecases.gate import Gate

NOTE = "returned"
"""The kind of the line in her timeline."""


def let_back(database: Database) -> bool:
    """Lift what kept newcomers away who signed up since; return whether that was anybody."""
    with database.bare() as connection:
        if connection.execute(_ANY_KEPT_AWAY).fetchone() == (0,):
            return False
        newcomers = connection.execute(_NEWCOMERS).fetchall()
    with database.reading() as session:
        gate = Gate(session.connection(), database.key())
        back = [
            (UUID(bytes=person), clock.moment(at))
            for person, at in newcomers
            if _was_kept_away(session, gate, UUID(bytes=person), clock.moment(at))
        ]
    if not back:
        return False
    with database.transaction("rights.returned") as session:
        for person, at in back:
            _let_back(session, gate, person, at)
    return True


def _was_kept_away(session: Session, gate: Gate, person_id: UUID, at: datetime) -> bool:
    person = session.get(Person, person_id)
    return person is not None and gate.kept_away(reached_by(session, person), before=at)


def _let_back(session: Session, gate: Gate, person_id: UUID, at: datetime) -> None:
    person = session.get_one(Person, person_id)
    gate.lift(session.connection(), reached_by(session, person), at)
    key = id_by_key("note", NOTE, person_id)
    if session.get(Note, key) is None:
        session.add(Note(id=key, person_id=person_id, kind=NOTE, at=at, text=""))
        session.flush()


_ANY_KEPT_AWAY = "SELECT EXISTS (SELECT 1 FROM suppression WHERE lifted_at IS NULL)"
_NEWCOMERS = """
    SELECT person_id, arrived_at FROM newcomer WHERE moved_from IS NULL ORDER BY arrived_at
"""
"""Whom headquarters moved here did nothing herself."""
