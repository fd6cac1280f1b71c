"""All that is known of one person, as her card shows it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from organiser.database import Database
from organiser.domain.address import Address as PlainAddress
from organiser.domain.consent import Basis, Channel, Origin, Relation
from organiser.domain.engagement import Rung
from organiser.models.consent import Refusal
from organiser.models.person import ContactPoint, Person, Trait
from organiser.models.place import Address
from organiser.usecases import derived, limiting
from organiser.usecases.known import known_person
from organiser.usecases.people import timeline
from organiser.usecases.people.standing import Standing, standing_of
from organiser.usecases.people.timeline import TimelineLine


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One e-mail or phone, as shown on the card."""

    kind: str
    typed: str
    key: str


@dataclass(frozen=True, slots=True)
class RefusalLine:
    """One closed channel; a question is closed until a remark was looked at."""

    id: UUID
    channel: Channel
    at: datetime
    source: str
    is_question: bool


@dataclass(frozen=True, slots=True)
class PersonCard:
    """What the card of one person shows."""

    id: UUID
    number: int
    external_id: str
    title: str
    first_name: str
    middle_name: str
    last_name: str
    birth_name: str
    birth_date: date | None
    birth_year: int | None
    occupation: str
    origin: Origin
    origin_detail: str
    relation: Relation
    basis: Basis
    basis_evidence: str
    note: str
    next_step: str
    next_step_on: date | None
    joined_on: date | None
    created_at: datetime
    rung: Rung
    last_contact_on: date | None
    point_person: str
    referrer: str
    address: PlainAddress
    contacts: tuple[ContactLine, ...]
    traits: tuple[tuple[str, str], ...]
    """Kind ("tag", "theme", "skill", "language", "availability") and word."""
    refusals: tuple[RefusalLine, ...]
    household: tuple[str, ...]
    """Names of the others at her door."""
    standing: Standing
    is_limited: bool
    """Her data are kept and used nowhere (GDPR art. 18)."""
    timeline: tuple[TimelineLine, ...]

    @property
    def name(self) -> str:
        """Return the name as it is said."""
        return f"{self.first_name} {self.last_name or self.birth_name}".strip()

    def words(self, kind: str) -> tuple[str, ...]:
        """Return her words of one kind of trait."""
        return tuple(value for name, value in self.traits if name == kind)


def read_card(database: Database, person_id: UUID) -> PersonCard:
    """Return the card of one person."""
    with database.reading() as session:
        return card_of(session, person_id)


def card_of(session: Session, person_id: UUID) -> PersonCard:
    """Return the card of one person, inside a session."""
    person = known_person(session, person_id)
    address = session.get(Address, person.address_id) if person.address_id else None
    plain = derived.plain(address) if address else PlainAddress()
    refusals = _refusals(session, person_id)
    return PersonCard(
        id=person.id, number=person.number, external_id=person.external_id, title=person.title,
        first_name=person.first_name, middle_name=person.middle_name, last_name=person.last_name,
        birth_name=person.birth_name, birth_date=person.birth_date, birth_year=person.birth_year,
        occupation=person.occupation, origin=person.origin,
        origin_detail=person.origin_detail, relation=person.relation,
        basis=person.basis, basis_evidence=person.basis_evidence, note=person.note,
        next_step=person.next_step, next_step_on=person.next_step_on, joined_on=person.joined_on,
        created_at=person.created_at, rung=Rung(person.rung),
        last_contact_on=person.last_contact_on,
        point_person=_name(session, person.point_person_id),
        referrer=_name(session, person.referrer_id),
        address=plain,
        contacts=_contacts(session, person_id),
        traits=_traits(session, person_id),
        refusals=refusals,
        household=_household(session, person),
        standing=standing_of(session, person, {line.channel for line in refusals}),
        is_limited=limiting.is_limited(session, person_id),
        timeline=timeline.read_timeline(session, person_id),
    )  # fmt: skip


def _name(session: Session, person_id: UUID | None) -> str:
    if person_id is None:
        return ""
    row = session.execute(
        select(Person.first_name, Person.last_name).where(Person.id == person_id)
    ).one_or_none()
    return f"{row[0]} {row[1]}".strip() if row else ""


def _contacts(session: Session, person_id: UUID) -> tuple[ContactLine, ...]:
    rows = session.scalars(
        select(ContactPoint)
        .where(ContactPoint.person_id == person_id)
        .order_by(ContactPoint.kind, ContactPoint.rank)
    )
    return tuple(ContactLine(row.kind, row.typed, row.key) for row in rows)


def _traits(session: Session, person_id: UUID) -> tuple[tuple[str, str], ...]:
    rows = session.execute(
        select(Trait.kind, Trait.value)
        .where(Trait.person_id == person_id)
        .order_by(Trait.kind, Trait.value)
    )
    return tuple((kind, value) for kind, value in rows)


def _refusals(session: Session, person_id: UUID) -> tuple[RefusalLine, ...]:
    rows = session.scalars(
        select(Refusal)
        .where(Refusal.person_id == person_id, Refusal.lifted_at.is_(None))
        .order_by(Refusal.at)
    )
    return tuple(RefusalLine(r.id, r.channel, r.at, r.source, r.is_question) for r in rows)


def _household(session: Session, person: Person) -> tuple[str, ...]:
    if person.address_id is None:
        return ()
    rows = session.execute(
        text(
            "SELECT first_name, last_name FROM person WHERE address_id = :address AND id != :me "
            "ORDER BY sort_key LIMIT 12"
        ),
        {"address": person.address_id.bytes, "me": person.id.bytes},
    )
    return tuple(f"{first} {last}".strip() for first, last in rows)
