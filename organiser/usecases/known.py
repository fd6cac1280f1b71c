"""Finds the person that a use case is about, or says that she is gone."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.models.person import Person


def known_person(session: Session, person_id: UUID) -> Person:
    """Return the row of *person_id*; `OrganiserError` when she is no longer in the list."""
    person = session.scalars(select(Person).where(Person.id == person_id)).one_or_none()
    if person is None:
        raise OrganiserError(_("This person is no longer in the list."))
    return person
