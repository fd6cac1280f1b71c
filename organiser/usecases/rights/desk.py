"""The rights desk: what people ask for, by when it is answered, and that it was (R25)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.consent import Channel
from organiser.domain.rights import RequestKind, due_on
from organiser.errors import OrganiserError, Refused
from organiser.i18n import _
from organiser.models.person import Person
from organiser.models.rights import RightsRequest
from organiser.usecases import objections
from organiser.usecases.consents import close_channels
from organiser.usecases.known import known_person


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request, as the desk shows it."""

    id: UUID
    person_id: UUID | None
    """None once she is erased: that it was answered is all that stays."""
    name: str
    kind: RequestKind
    received_on: date
    due_on: date
    told_by: str
    identity_check: str
    answered_on: date | None
    answer: str


def note_request(
    database: Database,
    person_id: UUID,
    kind: RequestKind,
    *,
    received_on: date,
    told_by: str = "",
    identity_check: str = "",
) -> UUID:
    """Write down what she asks for; the month for the answer begins on the day it came."""
    if received_on > clock.today():
        raise OrganiserError(_("This day has not come yet."))
    with database.transaction("rights.request") as session:
        known_person(session, person_id)
        row = RightsRequest(
            person_id=person_id, kind=kind, received_on=received_on, due_on=due_on(received_on),
            told_by=told_by.strip(), identity_check=identity_check.strip(),
        )  # fmt: skip
        session.add(row)
        session.flush()
        return row.id


def answer_request(database: Database, request_id: UUID, answer: str) -> None:
    """Write down that a request was answered today, and how."""
    if not answer.strip():
        raise OrganiserError(_("Say in a few words what was answered."))
    with database.transaction("rights.answer") as session:
        row = _known(session, request_id)
        row.answered_on, row.answer = clock.today(), answer.strip()


def requests(database: Database) -> tuple[RequestLine, ...]:
    """Return every request: those to be answered first, by their last day, then the others."""
    with database.reading() as session:
        rows = session.execute(
            select(RightsRequest, Person.first_name, Person.last_name, Person.birth_name)
            .outerjoin(Person, Person.id == RightsRequest.person_id)
            .order_by(
                RightsRequest.answered_on.is_not(None),
                RightsRequest.answered_on.desc(),
                RightsRequest.due_on,
                RightsRequest.id,
            )
        )
        return tuple(
            _line(row, f"{first or ''} {last or birth or ''}".strip())
            for row, first, last, birth in rows
        )


def object_to_use(database: Database, person_id: UUID, source: str) -> None:
    """Close every way to reach her and rank her no more: she objects to the use of her data."""
    if not source.strip():
        raise Refused(_("Say where she said so."))
    with database.transaction("rights.object") as session:
        known_person(session, person_id)
        close_channels(session, person_id, tuple(Channel), source=source)
        objections.make(session, person_id, source)


def settle_erased(database: Database, request_id: UUID) -> None:
    """Write down that a request was answered by erasing: nothing of her is said."""
    with database.transaction("rights.answer") as session:
        row = _known(session, request_id)
        if row.answered_on is None:
            row.answered_on = clock.today()


def _known(session: Session, request_id: UUID) -> RightsRequest:
    row = session.get(RightsRequest, request_id)
    if row is None:
        raise OrganiserError(_("This request is no longer there."))
    return row


def _line(row: RightsRequest, name: str) -> RequestLine:
    return RequestLine(
        row.id, row.person_id, name, row.kind, row.received_on, row.due_on, row.told_by,
        row.identity_check, row.answered_on, row.answer,
    )  # fmt: skip
