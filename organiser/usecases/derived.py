"""Works out what is derived: keys that compare, words to search, rungs, last contacts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from organiser import clock
from organiser.domain import engagement, identity
from organiser.domain.action import COUNTS
from organiser.domain.address import Address as PlainAddress
from organiser.domain.address import street_key
from organiser.models.person import Person
from organiser.models.place import Address
from organiser.usecases import ladder
from organiser.usecases.ladder_in_force import ladder_in_session

CHUNK = 500
_KEYED = """
SELECT p.number, p.first_name, p.last_name, p.birth_name, a.street, a.hamlet, a.city,
       p.first_key, p.last_key, p.sort_key, p.search_words
FROM person p LEFT JOIN address a ON a.id = p.address_id WHERE p.id IN ({})
"""
_PLACES = """
SELECT id, number, suffix, street, hamlet, building, stairs, floor, door, postcode, city, insee,
       raw, street_key, door_key FROM address WHERE id IN ({})
"""
_DOORS = "UPDATE address SET street_key = ?, door_key = ? WHERE id = ?"
_LIVE_THERE = "SELECT id FROM person WHERE address_id IN ({})"
_THROUGH = """
SELECT DISTINCT referrer_id FROM person WHERE id IN ({}) AND referrer_id IS NOT NULL
"""
_KEYS = """
UPDATE person SET first_key = ?, last_key = ?, sort_key = ?, search_words = ? WHERE number = ?
"""
_STANDS = """
UPDATE person SET rung = ?, last_contact_on = ?
WHERE id = ? AND (rung IS NOT ? OR last_contact_on IS NOT ?)
"""


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
    """Work out anew the keys of *people*, in chunks; what is as it was is not written."""
    session.flush()
    connection = session.connection()
    for ids in _chunks(people):
        values = []
        for number, *said in connection.exec_driver_sql(_KEYED.format(_few(ids)), _raw(ids)):
            names, places, old = said[:3], said[3:6], tuple(said[6:])
            keys = person_keys(*names, *(place or "" for place in places))
            if keys != old:
                values.append((*keys, number))
        if values:
            connection.exec_driver_sql(_KEYS, values)


def refresh_addresses(session: Session, addresses: Iterable[UUID]) -> None:
    """Work out anew the keys of *addresses* and of everybody who lives there."""
    session.flush()
    connection = session.connection()
    for ids in _chunks(addresses):
        values = []
        for key, *said in connection.exec_driver_sql(_PLACES.format(_few(ids)), _raw(ids)):
            keys = address_keys(PlainAddress(*said[:-2]))
            if keys != tuple(said[-2:]):
                values.append((*keys, key))
        if values:
            connection.exec_driver_sql(_DOORS, values)
            _show_doors(session, {UUID(bytes=key): keys for *keys, key in values})
        lives_there = connection.exec_driver_sql(_LIVE_THERE.format(_few(ids)), _raw(ids))
        refresh_people(session, [UUID(bytes=key) for key in lives_there.scalars()])


def _show_doors(session: Session, found: Mapping[UUID, Sequence[str]]) -> None:
    """Show the keys of addresses on the rows that the session has read."""
    for row in session.identity_map.values():
        if isinstance(row, Address) and (keys := found.get(row.id)) is not None:
            set_committed_value(row, "street_key", keys[0])
            set_committed_value(row, "door_key", keys[1])


def refresh_engagement(session: Session, people: Iterable[UUID]) -> None:
    """Work out anew the rung and the last contact of *people*, and of whom they came through."""
    today, asks = clock.today(), ladder_in_session(session).asks
    for ids in _chunks(_with_referrers(session, people)):
        pasts = pasts_of(session, ids)
        last = last_contacts(session, ids)
        found = {
            key: (engagement.rung_on(today, pasts.facts(key.bytes), asks), last.get(key))
            for key in ids
        }
        _write_standing(session, found)


def _write_standing(
    session: Session, found: Mapping[UUID, tuple[engagement.Rung, date | None]]
) -> None:
    """Store rungs and last contacts, and show them on the rows that the session has read."""
    values = [(int(rung), day and day.isoformat(), key.bytes) for key, (rung, day) in found.items()]
    session.connection().exec_driver_sql(_STANDS, [(*each, *each[:2]) for each in values])
    for row in session.identity_map.values():
        if isinstance(row, Person) and (stands := found.get(row.id)) is not None:
            set_committed_value(row, "rung", stands[0])
            set_committed_value(row, "last_contact_on", stands[1])


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
    session.flush()
    for ids in _chunks(tuple(every)):
        through = session.connection().exec_driver_sql(_THROUGH.format(_few(ids)), _raw(ids))
        every.update(dict.fromkeys(UUID(bytes=key) for key in through.scalars()))
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
    session.flush()
    ids = list(people)
    rows = session.connection().exec_driver_sql(
        _CONTACTS.format(_few(ids)), (clock.today().isoformat(), *_raw(ids))
    )
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
        WHERE {COUNTS} AND a."on" <= ?
      UNION ALL SELECT person_id, "on" FROM training_record
      UNION ALL SELECT person_id, "on" FROM visit WHERE outcome = 'P'
      UNION ALL SELECT person_id, date(at / 1000, 'unixepoch', 'localtime') FROM note
      WHERE kind IN ('call', 'met')
      UNION ALL SELECT person_id, date(at / 1000, 'unixepoch', 'localtime') FROM outreach_result
      WHERE result = 'reached'
      UNION ALL SELECT person_id, date(at / 1000, 'unixepoch', 'localtime') FROM welcome_step
      WHERE step IN ('reached', 'met', 'integrated')
      UNION ALL SELECT s.person_id, s."on" FROM walk_step s JOIN walk w ON w.id = s.walk_id
      WHERE s.mark = 'done' AND CASE WHEN json_valid(w.steps)
        THEN json_extract(w.steps, '$.steps[' || s.place || '].contact') END != 'none'
    ) WHERE person_id IN ({{}}) GROUP BY person_id
"""  # noqa: S608  (our words; CROSS: from her to her actions, not through all that took place)


def _few(ids: Sequence[UUID]) -> str:
    return ", ".join("?" * len(ids))


def _raw(ids: Sequence[UUID]) -> tuple[bytes, ...]:
    return tuple(key.bytes for key in ids)


def _chunks(ids: Iterable[UUID]) -> Iterable[list[UUID]]:
    every = list(ids)
    return (every[at : at + CHUNK] for at in range(0, len(every), CHUNK))
