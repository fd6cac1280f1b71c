"""Letters and labels of a drive: drawn for who is left, then written down as printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.consent import Basis
from organiser.domain.labels_sheet import SHEETS, Addressed, Letter
from organiser.domain.outreach import Result, Use
from organiser.errors import Refused
from organiser.i18n import _, language, long_date
from organiser.models.person import Person
from organiser.models.place import Address
from organiser.models.rights import Notice
from organiser.progress import Progress
from organiser.usecases import printer
from organiser.usecases.committee import CommitteeFacts, read_facts
from organiser.usecases.outreach import allowed, legal
from organiser.usecases.outreach.drives import Drive, read_drive
from organiser.usecases.outreach.queue import waiting
from organiser.usecases.outreach.results import record_done
from organiser.usecases.people.rows import street_line
from organiser.usecases.training.gate import check_trained
from organiser.words.labels import origin_label


@dataclass(frozen=True, slots=True)
class Papers:
    """What is ready to be printed, and for whom."""

    outreach_id: UUID
    people: tuple[UUID, ...]
    pdf: bytes


def draw_papers(
    database: Database,
    outreach_id: UUID,
    *,
    sheet: str = "3x8",
    skipped: int = 0,
    progress: Progress | None = None,
) -> Papers:
    """Draw the letters, or the labels on *sheet*, of those who are left; nothing is written."""
    check_trained(database)
    drive = read_drive(database, outreach_id)
    allowed.refuse_drive(database, drive)
    people = tuple(each.id for each in waiting(database, outreach_id))
    if not people:
        raise Refused(_("Nobody is left in this drive."))
    facts, out = read_facts(database), BytesIO()
    shift = printer.shift_of(database)
    with database.reading() as session:
        rows = with_addresses(session, people)
        untold = frozenset(
            session.scalars(select(Notice.person_id).where(Notice.told_at.is_(None)))
        )
    if drive.use is Use.LABEL:
        from organiser.printing.labels import draw_labels

        addresses = [addressed(*rows[person]) for person in people]
        draw_labels(
            out, addresses, SHEETS[sheet], drive.title, skipped=skipped, shift=shift,
            progress=progress,
        )  # fmt: skip
    else:
        from organiser.printing.letters import draw_letters

        legal.refuse_unless_complete(facts, Use.LETTER)
        letters = [_letter(*rows[person], drive, facts, untold) for person in people]
        draw_letters(out, letters, drive.title, language(), shift=shift, progress=progress)
    return Papers(outreach_id, people, out.getvalue())


def note_printed(database: Database, papers: Papers) -> None:
    """Write down that *papers* were printed or saved, for each of their people."""
    record_done(database, papers.outreach_id, papers.people, Result.PRINTED)


def with_addresses(session: Session, people: Sequence[UUID]) -> dict[UUID, tuple[Person, Address]]:
    """Return *people* with where they live, for who writes to them; who has no address is not."""
    found = {}
    for start in range(0, len(people), 500):
        rows = session.execute(
            select(Person, Address)
            .join(Address, Address.id == Person.address_id)
            .where(Person.id.in_(people[start : start + 500]))
        )
        found.update({person.id: (person, address) for person, address in rows})
    session.expunge_all()
    return found


def addressed(person: Person, address: Address) -> Addressed:
    """Six lines at most, the town in capitals: as the post reads it."""
    name = " ".join(
        part for part in (person.title, person.first_name, person.last_name or person.birth_name)
        if part
    )  # fmt: skip
    inside = " ".join(
        part for part in (address.building, address.stairs, address.floor, address.door) if part
    )
    house = address.number, address.suffix
    street = street_line(*house, address.street or address.hamlet)
    town = f"{address.postcode} {address.city}".strip().upper()
    lines = (name, inside, street, address.hamlet if address.street else "", town)
    return Addressed(tuple(line for line in lines if line.strip()))


def _letter(
    person: Person, address: Address, drive: Drive, facts: CommitteeFacts, untold: frozenset[UUID]
) -> Letter:
    roll = Basis.ROLL if person.basis is Basis.ROLL else Basis.EXPLICIT_CONSENT
    return Letter(
        to=addressed(person, address),
        sender=tuple(part for part in (facts.name, facts.contact, facts.phone) if part),
        dated=long_date(clock.today()),
        paragraphs=tuple(drive.words.splitlines()),
        legal=legal.letter_block(
            facts, roll, origin_label(person.origin) if person.id in untold else ""
        ),
    )
