"""Changes what is known of a person, field by field, and adds somebody by hand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from organiser import clock
from organiser.database import Database
from organiser.domain.consent import FORBIDDEN_ORIGINS, Origin, Relation
from organiser.domain.dates import read_day
from organiser.domain.identity import email_key
from organiser.errors import OrganiserError, Refused
from organiser.i18n import _
from organiser.models.person import ContactPoint, Note, Person, Trait
from organiser.usecases import admission, derived
from organiser.usecases.consents import Agreement, agree
from organiser.usecases.known import known_person
from organiser.usecases.people import contacts

LONGEST_NOTE = 300
NAMES = ("title", "first_name", "middle_name", "last_name", "birth_name")
PLAIN = ("occupation", "external_id", "next_step", "origin_detail", "basis_evidence")
PLACES = ("address", "postcode", "city")
TRAITS = {
    "languages": "language", "skills": "skill", "availability": "availability",
    "tags": "tag", "themes": "theme",
}  # fmt: skip
DAYS = ("birth_date", "next_step_on", "joined_on")


@dataclass(frozen=True, slots=True)
class Edit:
    """One new value; *key* is an id, an e-mail or an external id."""

    key: str
    field: str
    value: str


def edit_person(database: Database, person_id: UUID, changes: Mapping[str, str]) -> None:
    """Write *changes*, field by field as typed; nothing is written if one cannot be read."""
    with database.transaction("people.edit") as session:
        _apply(session, known_person(session, person_id), changes)


def edit_many(database: Database, edits: Sequence[Edit]) -> int:
    """Write all of *edits* or none; return how many people changed."""
    with database.transaction("people.edit") as session:
        grouped: dict[UUID, dict[str, str]] = {}
        for edit in edits:
            grouped.setdefault(_find(session, edit.key), {})[edit.field] = edit.value
        for person_id, changes in grouped.items():
            _apply(session, known_person(session, person_id), changes)
        return len(grouped)


def add_person(
    database: Database, values: Mapping[str, str], agreed: Agreement | None = None
) -> UUID:
    """Add somebody by hand; she is `pending` (R01) until it is written what she *agreed* to."""
    if agreed is not None:
        agreed.check()
    with database.transaction("people.add") as session:
        person = add_in(session, values, Origin.COMMITTEE)
        if agreed is not None:
            agree(session, person, agreed)
            session.flush()
        derived.refresh_people(session, [person.id])
        admission.pass_gate(session, database.key(), person, has_agreed=agreed is not None)
        derived.refresh_engagement(session, [person.id])
        return person.id


def add_in(session: Session, values: Mapping[str, str], origin: Origin) -> Person:
    """Add somebody who is `pending`; for use cases that already have a session."""
    if not any(values.get(name, "").strip() for name in ("first_name", "last_name")):
        raise OrganiserError(_("Give a first name or a last name."))
    person = Person(created_at=clock.now(), origin=origin)
    session.add(person)
    session.flush()
    _write(session, person, values)
    return person


def remember_remark(database: Database, person_id: UUID, text: str, kind: str = "remark") -> None:
    """Add a line to her timeline: a "remark", a "call", or that she was "met"."""
    if not text.strip() and kind == "remark":
        raise OrganiserError(_("Write something first."))
    with database.transaction("people.note") as session:
        known_person(session, person_id)
        session.add(Note(person_id=person_id, kind=kind, at=clock.now(), text=text.strip()[:2000]))
        session.flush()
        derived.refresh_engagement(session, [person_id])


def step_done(database: Database, person_id: UUID) -> None:
    """The next step is done: it becomes a line of her timeline."""
    with database.transaction("people.step_done") as session:
        person = known_person(session, person_id)
        if not person.next_step and person.next_step_on is None:
            return
        session.add(Note(person_id=person_id, kind="step", at=clock.now(), text=person.next_step))
        person.next_step, person.next_step_on = "", None


def _apply(session: Session, person: Person, changes: Mapping[str, str]) -> None:
    changed = _write(session, person, changes)
    if changed:
        session.add(Note(person_id=person.id, kind="edit", at=clock.now(), text=", ".join(changed)))
    session.flush()
    derived.refresh_people(session, [person.id])
    derived.refresh_engagement(session, [person.id])
    admission.refuse_children(person)


def _write(session: Session, person: Person, changes: Mapping[str, str]) -> list[str]:
    """Write each field; return the names of those that are not what they were."""
    writers = _writers(session, person)
    changed = []
    places = {name: changes[name] for name in PLACES if name in changes}
    for field, value in changes.items():
        if field in PLACES:
            continue
        if field not in writers:
            raise OrganiserError(_("There is no field called {name}.").format(name=field))
        if writers[field](value):
            changed.append(field)
    if places:
        contacts.set_address(session, person, **places)
        changed += places
    return changed


def _writers(session: Session, person: Person) -> dict[str, Callable[[str], bool]]:
    def plain(name: str) -> Callable[[str], bool]:
        return lambda value: _set(person, name, " ".join(value.split()))

    def day(name: str) -> Callable[[str], bool]:
        return lambda value: _set_day(person, name, value)

    def trait(kind: str) -> Callable[[str], bool]:
        return lambda value: _set_traits(session, person, kind, value)

    def contact(kind: str) -> Callable[[str], bool]:
        return lambda value: _set_contact(session, person, kind, value)

    return {
        **{name: plain(name) for name in (*NAMES, *PLAIN)},
        **{name: day(name) for name in DAYS},
        **{name: trait(kind) for name, kind in TRAITS.items()},
        **{name: contact(name) for name in ("email", "emails", "mobile", "phone", "phones")},
        "birth_year": lambda value: _set_year(person, value),
        "note": lambda value: _set_note(person, value),
        "origin": lambda value: _set_origin(person, value),
        "relation": lambda value: _set_relation(person, value),
        "point_person": lambda value: _set_person(session, person, "point_person_id", value),
        "referrer": lambda value: _set_person(session, person, "referrer_id", value),
    }


def _set(person: Person, name: str, value: object) -> bool:
    if getattr(person, name) == value:
        return False
    setattr(person, name, value)
    return True


def _set_day(person: Person, name: str, typed: str) -> bool:
    if not typed.strip():
        return _set(person, name, None)
    day = read_day(typed, newest=clock.today().year + 3)
    if day is None or day.on is None:
        raise OrganiserError(_("This date cannot be read. Write it as 28/11/2026."))
    if name == "birth_date":
        _set(person, "birth_year", day.on.year)
    return _set(person, name, day.on)


def _set_year(person: Person, typed: str) -> bool:
    if not typed.strip():
        return _set(person, "birth_year", None)
    if not typed.strip().isdigit() or not 1900 <= int(typed) <= clock.today().year:
        raise OrganiserError(_("Write the year in four digits, such as 1975."))
    return _set(person, "birth_year", int(typed))


def _set_note(person: Person, text: str) -> bool:
    if len(text.strip()) > LONGEST_NOTE:
        raise OrganiserError(_("A note holds 300 characters at most."))
    return _set(person, "note", text.strip())


def _set_origin(person: Person, word: str) -> bool:
    if word in FORBIDDEN_ORIGINS:
        raise Refused(_("Data from this origin may not be used."))
    if word not in set(Origin):
        raise OrganiserError(_("There is no origin called {name}.").format(name=word))
    return _set(person, "origin", Origin(word))


def _set_relation(person: Person, word: str) -> bool:
    if word not in set(Relation):
        raise OrganiserError(_("There is no relation called {name}.").format(name=word))
    if word == Relation.REGULAR:
        raise Refused(_("Regular contact comes from acts of hers, not from a choice here."))
    return _set(person, "relation", Relation(word))


def _set_person(session: Session, person: Person, column: str, key: str) -> bool:
    other = _find(session, key) if key.strip() else None
    if other == person.id:
        raise OrganiserError(_("Nobody follows or brings herself."))
    return _set(person, column, other)


def _set_traits(session: Session, person: Person, kind: str, typed: str) -> bool:
    wanted = list(dict.fromkeys(part.strip() for part in typed.split(",") if part.strip()))
    rows = session.scalars(
        select(Trait).where(Trait.person_id == person.id, Trait.kind == kind)
    ).all()
    have = {row.value: row for row in rows}
    for value, row in have.items():
        if value not in wanted:
            session.delete(row)
    for value in wanted:
        if value not in have:
            session.add(Trait(person_id=person.id, kind=kind, value=value))
    return set(have) != set(wanted)


def _set_contact(session: Session, person: Person, kind: str, typed: str) -> bool:
    before = _contact_keys(session, person)
    if kind == "emails":
        contacts.set_emails(session, person.id, _parts(typed))
    elif kind == "phones":
        contacts.set_phones(session, person.id, _parts(typed))
    else:
        contacts.set_first(session, person.id, kind, typed)
    session.flush()
    return before != _contact_keys(session, person)


def _parts(typed: str) -> list[str]:
    return [part for part in typed.replace("\n", ",").replace(";", ",").split(",") if part.strip()]


def _contact_keys(session: Session, person: Person) -> list[tuple[str, str]]:
    rows = session.execute(
        select(ContactPoint.typed, ContactPoint.key)
        .where(ContactPoint.person_id == person.id)
        .order_by(ContactPoint.kind, ContactPoint.rank)
    )
    return [(typed, key) for typed, key in rows]


def _find(session: Session, key: str) -> UUID:
    """Return who has that id, e-mail or external id; nobody or several is an error."""
    typed = key.strip()
    try:
        found = session.scalars(select(Person.id).where(Person.id == UUID(typed))).all()
    except ValueError:
        by_email = select(ContactPoint.person_id).where(
            ContactPoint.kind == "email", ContactPoint.key == email_key(typed)
        )
        by_external = select(Person.id).where(Person.external_id == typed)
        statement = by_email if "@" in typed else by_external
        found = session.scalars(statement.distinct()).all()
    if not found:
        raise OrganiserError(_("Nobody has this key: {key}.").format(key=typed))
    if len(found) > 1:
        raise OrganiserError(_("Several people have this key: {key}.").format(key=typed))
    return found[0]
