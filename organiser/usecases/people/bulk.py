"""Writes people by the thousand: the rows of one import, in batches, in one transaction."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from organiser import clock
from organiser.domain.consent import Channel, Origin, Relation
from organiser.domain.engagement import Rung
from organiser.domain.identifier import new_key
from organiser.domain.intake import Candidate
from organiser.models import search
from organiser.models.consent import Refusal
from organiser.models.person import ContactPoint, Person, Trait
from organiser.models.place import Address
from organiser.sync.capture import insert_many
from organiser.usecases import derived, notices

_PERSON = (
    "id", "external_id", "title", "first_name", "middle_name", "last_name", "birth_name",
    "birth_date", "birth_year", "occupation", "origin", "origin_detail", "address_id", "relation",
    "basis", "basis_evidence", "next_step", "note", "joined_on", "import_id", "row_key",
    "created_at", "first_key", "last_key", "sort_key", "search_words", "rung",
)  # fmt: skip
_ADDRESS = (
    "id", "number", "suffix", "street", "hamlet", "building", "stairs", "floor", "door",
    "postcode", "city", "insee", "raw", "street_key", "door_key",
)  # fmt: skip
_CONTACT = ("id", "person_id", "kind", "typed", "key", "rank")
_TRAIT = ("id", "person_id", "kind", "value")
_REFUSAL = ("id", "person_id", "channel", "at", "source", "is_question")
SIGNED_ORIGINS = frozenset({Origin.SIGNUP_SHEET, Origin.WEBSITE, Origin.MEMBER_LIST})


@dataclass(slots=True)
class Batch:
    """Rows ready to be written, table by table."""

    people: list[tuple[Any, ...]] = field(default_factory=list)
    addresses: list[tuple[Any, ...]] = field(default_factory=list)
    contacts: list[tuple[Any, ...]] = field(default_factory=list)
    traits: list[tuple[Any, ...]] = field(default_factory=list)
    refusals: list[tuple[Any, ...]] = field(default_factory=list)

    def write(self, connection: Connection, arrival: "Arrival | None" = None) -> None:
        """Write everything, parents first, and be empty again.

        Who is new by *arrival* is to be told where her data come from, if not from herself.
        """
        insert_many(connection, Address, _ADDRESS, self.addresses)
        self._write_people(connection)
        if arrival is not None:
            came_on = clock.local(clock.moment(arrival.at_ms)).date()
            notices.owe(connection, (row[0] for row in self.people), arrival.origin, came_on)
        insert_many(connection, ContactPoint, _CONTACT, self.contacts)
        insert_many(connection, Trait, _TRAIT, self.traits)
        insert_many(connection, Refusal, _REFUSAL, self.refusals)
        for rows in (self.addresses, self.people, self.contacts, self.traits, self.refusals):
            rows.clear()

    def _write_people(self, connection: Connection) -> None:
        """Write people with the search index a batch at a time, in the same transaction."""
        if not self.people:
            return
        last = last_number(connection)
        connection.exec_driver_sql("UPDATE capture_switch SET indexes = 0")
        insert_many(connection, Person, _PERSON, self.people)
        connection.exec_driver_sql(search.INDEX_SINCE, (last,))
        connection.exec_driver_sql("UPDATE capture_switch SET indexes = 1")


def last_number(connection: Connection) -> int:
    """Return the number of the person who came last; 0 when there is nobody."""
    (number,) = connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM person").one()
    return int(number)


class Doors:
    """Finds the address rows of one import, and has new ones written with their people."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, bytes] = {}

    def look_up(self, doors: Iterable[str]) -> None:
        """Ask the file, at once, about all the doors of a batch."""
        asked = json.dumps([door for door in dict.fromkeys(doors) if door])
        rows = self._connection.exec_driver_sql(
            "SELECT door_key, id FROM address WHERE door_key IN (SELECT value FROM json_each(?))",
            (asked,),
        )
        self._known = {row[0]: row[1] for row in rows}

    def find_or_add(self, candidate: Candidate, batch: Batch) -> bytes | None:
        """Return the id of the candidate's door; None without an address."""
        address = candidate.address
        if address is None:
            return None
        street, door = derived.address_keys(address)
        known = self._known.get(door)
        if known is None:
            known = self._known[door] = new_key()
            batch.addresses.append(
                (known, address.number, address.suffix, address.street, address.hamlet,
                 address.building, address.stairs, address.floor, address.door, address.postcode,
                 address.city, address.insee, address.raw, street, door)
            )  # fmt: skip
        return known


def door_key(candidate: Candidate) -> str:
    """Return the key of the candidate's door, "" without an address."""
    return derived.address_keys(candidate.address)[1] if candidate.address else ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What all people of one import have in common."""

    import_id: UUID
    origin: Origin
    file_name: str
    at_ms: int


def add_person(
    batch: Batch, candidate: Candidate, arrival: Arrival, row_key: int, address_id: bytes | None
) -> bytes:
    """Put one candidate in the batch; return the id she will have."""
    person_id = new_key()
    address = candidate.address
    places = (address.street or address.hamlet, address.city) if address else ()
    first, last, order, words = derived.person_keys(
        candidate.first_name, candidate.last_name, candidate.birth_name, *places
    )
    is_signed = candidate.joined_on is not None or arrival.origin in SIGNED_ORIGINS
    batch.people.append(
        (person_id, candidate.external_id, candidate.title, candidate.first_name,
         candidate.middle_name, candidate.last_name, candidate.birth_name,
         _iso(candidate.birth_date), candidate.birth_year, candidate.occupation,
         arrival.origin.value, candidate.origin, address_id, _relation(arrival.origin).value,
         "pending", "", "", candidate.note, _iso(candidate.joined_on), arrival.import_id.bytes,
         row_key, arrival.at_ms, first, last, order, words,
         int(Rung.SIGNED_UP if is_signed else Rung.CONTACT))
    )  # fmt: skip
    add_contacts(batch, candidate, person_id, rank=0)
    add_traits(batch, candidate, person_id)
    add_refusals(batch, person_id, candidate.refusals, arrival, is_question=False)
    add_refusals(batch, person_id, candidate.asked_refusals, arrival, is_question=True)
    return person_id


def add_contacts(
    batch: Batch,
    candidate: Candidate,
    person_id: bytes,
    *,
    rank: int,
    known: frozenset[str] = frozenset(),
) -> None:
    """Put her e-mails and phones in the batch, except those whose key is *known*."""
    points = [("email", email.typed, email.key) for email in candidate.emails]
    points += [(phone.line.value, phone.typed, phone.e164) for phone in candidate.phones]
    seen = set(known)
    for at, (kind, typed, key) in enumerate(points):
        if key not in seen:
            seen.add(key)
            batch.contacts.append((new_key(), person_id, kind, typed, key, rank + at))


def add_traits(
    batch: Batch,
    candidate: Candidate,
    person_id: bytes,
    known: frozenset[tuple[str, str]] = frozenset(),
) -> None:
    """Put her tags, languages, skills and availability in the batch, except the *known*."""
    for kind, values in (
        ("tag", candidate.tags),
        ("language", candidate.languages),
        ("skill", candidate.skills),
        ("availability", candidate.availability),
    ):
        for value in values:
            if (kind, value) not in known:
                batch.traits.append((new_key(), person_id, kind, value))


def add_refusals(
    batch: Batch,
    person_id: bytes,
    channels: Sequence[Channel],
    arrival: Arrival,
    *,
    is_question: bool,
) -> None:
    """Put her refusals, sure or to be asked about, in the batch."""
    for channel in channels:
        batch.refusals.append(
            (new_key(), person_id, channel.value, arrival.at_ms, arrival.file_name, is_question)
        )


def _relation(origin: Origin) -> Relation:
    """Nobody becomes a regular contact by being in a file (R02)."""
    return Relation.MEMBER if origin is Origin.MEMBER_LIST else Relation.OCCASIONAL


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
