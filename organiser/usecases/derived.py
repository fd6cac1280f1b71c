"""Works out what is derived: keys that compare, words to search, rungs, last contacts."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from uuid import UUID

from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from organiser import clock
from organiser.domain import engagement, identity
from organiser.domain.action import COUNTS
from organiser.domain.address import Address as PlainAddress
from organiser.domain.address import street_key
from organiser.models.person import Person
from organiser.models.place import Address
from organiser.usecases import ladder

CHUNK = 500
_PERSON = select(
    Person.number, Person.first_name, Person.last_name, Person.birth_name, Address.street,
    Address.hamlet, Address.city,
).outerjoin(Address, Address.id == Person.address_id)  # fmt: skip


def person_keys(first: str, last: str, birth: str, *places: str) -> tuple[str, str, str, str]:
    """Return first key, last key, sort key and search words of one person."""
    return (
        identity.fold(first),
        identity.surname_key(last or birth),
        "\t".join(identity.sort_key(last or birth, first)),
        identity.search_words(first, last, birth, *places),
    )


@lru_cache(maxsize=20_000)
def address_keys(address: PlainAddress) -> tuple[str, str]:
    """Return the street key and the key of the very door.

    Where there is no street, a commune with a postcode and one without are two places: each
    person keeps the postcode that was written for her.
    """
    street = street_key(address.street or address.hamlet)
    city = identity.fold(address.city)
    place = city or address.postcode if street else f"{address.postcode} {city}"
    inside = (address.building, address.stairs, address.floor, address.door)
    front = f"{address.number or ''}{address.suffix}|{street}|{place}"
    return street, "|".join((front, *map(identity.fold, inside)))


def refresh_people(session: Session, people: Iterable[UUID]) -> None:
    """Work out anew the keys of *people*, in chunks."""
    for ids in _chunks(people):
        rows = session.execute(_PERSON.where(Person.id.in_(ids))).all()
        values = []
        for number, first, last, birth, *places in rows:
            keys = person_keys(first, last, birth, *(place or "" for place in places))
            values.append(dict(zip("nflsw", (number, *keys), strict=True)))
        if values:
            session.execute(
                text(
                    "UPDATE person SET first_key = :f, last_key = :l, sort_key = :s, "
                    "search_words = :w WHERE number = :n"
                ),
                values,
            )


def refresh_addresses(session: Session, addresses: Iterable[UUID]) -> None:
    """Work out anew the keys of *addresses* and of everybody who lives there."""
    for ids in _chunks(addresses):
        for row in session.scalars(select(Address).where(Address.id.in_(ids))):
            row.street_key, row.door_key = address_keys(plain(row))
        session.flush()
        lives_there = select(Person.id).where(Person.address_id.in_(ids))
        refresh_people(session, session.scalars(lives_there).all())


def refresh_engagement(session: Session, people: Iterable[UUID]) -> None:
    """Work out anew the rung and the last contact of *people*, and of whom they came through."""
    today = clock.today()
    for ids in _chunks(_with_referrers(session, people)):
        facts = facts_of(session, ids)
        last = last_contacts(session, ids)
        for person_id in ids:
            rung = engagement.rung_on(today, facts[person_id])
            session.execute(
                update(Person)
                .where(Person.id == person_id)
                .values(rung=int(rung), last_contact_on=last.get(person_id))
            )


def write_rungs(session: Session, rungs: Mapping[bytes, engagement.Rung]) -> None:
    """Store *rungs*; screens hear of it although nothing was captured."""
    if not rungs:
        return
    session.connection().exec_driver_sql(
        "UPDATE person SET rung = ? WHERE id = ?",
        [(int(rung), person) for person, rung in rungs.items()],
    )
    session.info["topics"] = {"people"}


def _with_referrers(session: Session, people: Iterable[UUID]) -> Iterable[UUID]:
    every = dict.fromkeys(people)
    for ids in _chunks(tuple(every)):
        through = select(Person.referrer_id).where(
            Person.id.in_(ids), Person.referrer_id.is_not(None)
        )
        every.update(dict.fromkeys(session.scalars(through)))
    return every


def refresh_touched(session: Session, act: int) -> None:
    """Work out anew all that the records changed by *act* bear upon."""
    rows = session.execute(
        text("SELECT DISTINCT kind, record_id FROM journal WHERE act = :act AND kind IN "
             "('person', 'address')"), {"act": act}
    ).all()  # fmt: skip
    alive = {kind: [UUID(bytes=key) for name, key in rows if name == kind] for kind, _key in rows}
    refresh_addresses(session, alive.get("address", ()))
    refresh_people(session, alive.get("person", ()))
    subjects = session.execute(
        text(
            "SELECT DISTINCT o.subject_id FROM journal j JOIN outbox o "
            "ON o.record_id = j.record_id AND o.kind = j.kind "
            "WHERE j.act = :act AND o.subject_id IS NOT NULL AND j.verb != 'delete'"
        ),
        {"act": act},
    ).scalars()
    there = session.execute(text(_THERE), {"act": act}).scalars()
    about = {UUID(bytes=key) for keys in (subjects, there) for key in keys}
    refresh_engagement(session, {*about, *_bereft(session, act)})


def _bereft(session: Session, act: int) -> set[UUID]:
    """People of whom *act* removed something: it stands in the removed row's image."""
    found = session.execute(
        text(
            "SELECT DISTINCT json_extract(before, '$.person_id') FROM journal "
            "WHERE act = :act AND verb = 'delete'"
        ),
        {"act": act},
    ).scalars()
    return {UUID(hex=key) for key in found if key}


def facts_of(session: Session, people: Iterable[UUID]) -> dict[UUID, engagement.Facts]:
    """Return what the rung of each of *people* is decided on."""
    ids = list(people)
    pasts = pasts_of(session, ids)
    return {person_id: pasts.facts(person_id.bytes) for person_id in ids}


def pasts_of(session: Session, people: Iterable[UUID]) -> ladder.Pasts:
    """Return all that *people* did, as the session's transaction sees it."""
    session.flush()
    driver = session.connection().connection.driver_connection
    assert driver is not None
    return ladder.read_pasts(driver, [person_id.bytes for person_id in people])


def last_contacts(session: Session, people: Iterable[UUID]) -> dict[UUID, date]:
    """Return the day each of *people* was last seen, visited, called or present."""
    marks, bound = _marks(list(people))
    bound_too = {"today": clock.today().isoformat()}
    rows = session.execute(text(_CONTACTS.format(ids=marks)), bound | bound_too)
    return {UUID(bytes=key): date.fromisoformat(day) for key, day in rows if day}


def plain(row: Address) -> PlainAddress:
    """Return the plain value of an address row."""
    return PlainAddress(
        row.number, row.suffix, row.street, row.hamlet, row.building, row.stairs, row.floor,
        row.door, row.postcode, row.city, row.insee, row.raw,
    )  # fmt: skip


_THERE = """
    SELECT DISTINCT person_id FROM participation WHERE action_id IN (
      SELECT record_id FROM journal WHERE act = :act AND kind = 'action')
"""
"""Whose rung follows from an action that changed: its day, its kind, whether it took place."""
_CONTACTS = f"""
    SELECT person_id, max(day) FROM (
      SELECT p.person_id, a."on" AS day
        FROM participation p CROSS JOIN action a ON a.id = p.action_id
        WHERE {COUNTS} AND a."on" <= :today
      UNION ALL SELECT person_id, "on" FROM training_record
      UNION ALL SELECT person_id, "on" FROM visit WHERE outcome = 'P'
      UNION ALL SELECT person_id, date(at / 1000, 'unixepoch', 'localtime') FROM note
      WHERE kind IN ('call', 'met')
      UNION ALL SELECT person_id, date(at / 1000, 'unixepoch', 'localtime') FROM outreach_result
      WHERE result = 'reached'
    ) WHERE person_id IN ({{ids}}) GROUP BY person_id
"""  # noqa: S608  (our words; CROSS: from her to her actions, not through all that took place)


def _marks(ids: list[UUID]) -> tuple[str, dict[str, bytes]]:
    bound = {f"i{at}": key.bytes for at, key in enumerate(ids)}
    return ", ".join(f":{name}" for name in bound) or "NULL", bound


def _chunks(ids: Iterable[UUID]) -> Iterable[list[UUID]]:
    every = list(ids)
    return (every[at : at + CHUNK] for at in range(0, len(every), CHUNK))
