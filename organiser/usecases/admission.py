"""Lets somebody into the list who is typed in by hand, or says why not (R15, R28)."""

from uuid import UUID

from sqlalchemy.orm import Session

from organiser import clock
from organiser.domain.minors import is_minor, is_too_young
from organiser.domain.suppression import Reached
from organiser.errors import Refused
from organiser.i18n import _
from organiser.models.person import Person
from organiser.usecases.gate import Gate, doors_of, suppressed_words, too_young_words
from organiser.usecases.known import known_person


def pass_gate(session: Session, file_key: bytes, person: Person, *, has_agreed: bool) -> None:
    """Raise `Refused` for a child, and for who asked to be gone; her own consent lifts that."""
    refuse_children(person)
    connection = session.connection()
    gate, reached = Gate(connection, file_key), reached_by(session, person)
    if not gate.knows(reached):
        return
    if not has_agreed:
        raise Refused(suppressed_words())
    gate.lift(connection, reached)


def refuse_children(person: Person) -> None:
    """Raise `Refused` for somebody under fifteen."""
    if is_too_young(person.birth_date, person.birth_year, clock.today()):
        raise Refused(too_young_words())


def refuse_minors_alone(session: Session, who: list[UUID]) -> None:
    """Raise `Refused` when nobody of *who* is of age: minors go from door to door with others."""
    people = [known_person(session, key) for key in who]
    today = clock.today()
    if people and all(is_minor(one.birth_date, one.birth_year, today) for one in people):
        raise Refused(_("Minors do not go from door to door alone: somebody of age goes along."))


def reached_by(session: Session, person: Person) -> Reached:
    """Return how somebody may be reached, as it is compared."""
    rows = session.connection().exec_driver_sql(
        "SELECT kind, key FROM contact_point WHERE person_id = ?", (person.id.bytes,)
    )
    contacts = [(kind, key) for kind, key in rows if key]
    return Reached(
        person.first_name, person.last_name or person.birth_name,
        tuple(key for kind, key in contacts if kind == "email"),
        tuple(key for kind, key in contacts if kind != "email"),
        doors_of(session.connection(), [person.id.bytes]).door,
    )  # fmt: skip
