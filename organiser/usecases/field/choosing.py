"""Which doors a packet takes: of streets, of people, or of somebody's list of addresses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from organiser.database import Database
from organiser.domain.address import Address as PlainAddress
from organiser.domain.field import Door
from organiser.usecases.gate import Gate
from organiser.usecases.people import contacts

if TYPE_CHECKING:
    from organiser.importing.doors import ListedDoor


class Side(StrEnum):
    """A side of a street."""

    BOTH = "both"
    EVEN = "even"
    ODD = "odd"


@dataclass(frozen=True, slots=True)
class StreetRow:
    """One street where the list has doors."""

    key: str
    city: str
    name: str
    doors: int
    """Doors that may be knocked at."""
    even: int
    odd: int
    closed: int
    """Doors left out: somebody there asked not to be visited."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The doors that a packet would take, and how many were left out."""

    doors: tuple[Door, ...]
    closed: int = 0
    without_address: int = 0


_STREETS = """
    WITH closed(door_key) AS (
      SELECT door_key FROM address WHERE closed_at IS NOT NULL
      UNION SELECT b.door_key FROM refusal r JOIN person p ON p.id = r.person_id
        JOIN address b ON b.id = p.address_id WHERE r.channel = 'door' AND r.lifted_at IS NULL
      UNION SELECT b.door_key FROM limitation l JOIN person p ON p.id = l.person_id
        JOIN address b ON b.id = p.address_id WHERE l.lifted_at IS NULL),
    doors AS (
      SELECT street_key, city, min(CASE WHEN street != '' THEN street ELSE hamlet END) AS name,
        door_key, number % 2 AS side, door_key IN (SELECT door_key FROM closed) AS is_closed
      FROM address WHERE street_key != '' GROUP BY street_key, city, door_key)
    SELECT street_key, city, name, sum(NOT is_closed),
      coalesce(sum(NOT is_closed AND side = 0), 0), coalesce(sum(NOT is_closed AND side = 1), 0),
      sum(is_closed), min(door_key)
    FROM doors GROUP BY street_key, city ORDER BY street_key, city
"""
"""What closes a door is gathered once: few are, and to ask each of all took six times as long.
The name is that of the first door."""
_IS_CLOSED = """
    EXISTS (SELECT 1 FROM address b WHERE b.door_key = a.door_key AND b.closed_at IS NOT NULL)
    OR EXISTS (SELECT 1 FROM address b JOIN person p ON p.address_id = b.id
      JOIN refusal r ON r.person_id = p.id AND r.channel = 'door' AND r.lifted_at IS NULL
      WHERE b.door_key = a.door_key)
    OR EXISTS (SELECT 1 FROM address b JOIN person p ON p.address_id = b.id
      JOIN limitation l ON l.person_id = p.id AND l.lifted_at IS NULL
      WHERE b.door_key = a.door_key)
"""
_DOORS = f"""
    SELECT a.id, a.street, a.hamlet, a.number, a.suffix, a.building, a.stairs, a.floor, a.door,
      a.postcode, a.city, a.x, a.y, a.door_key, ({_IS_CLOSED}) FROM address a
    WHERE {{where}}
"""  # noqa: S608  (our own words)
_NAMES = """
    SELECT p.first_name, p.last_name, p.id FROM person p JOIN address a ON a.id = p.address_id
    WHERE a.door_key = :door AND p.basis != 'pending' ORDER BY p.sort_key
"""


def streets(database: Database) -> tuple[StreetRow, ...]:
    """Return every street with a door in the list, in alphabetical order."""
    with database.bare() as connection:
        return tuple(StreetRow(*row[:7]) for row in connection.execute(_STREETS))


def doors_of_streets(
    database: Database, keys: Iterable[tuple[str, str, Side]], *, names: bool = False
) -> Chosen:
    """Return the doors of streets: street key, commune and side."""
    rows: list[Any] = []
    with database.reading() as session:
        connection = session.connection()
        for key, city, side in keys:
            parity = {
                Side.BOTH: "",
                Side.EVEN: " AND a.number % 2 = 0",
                Side.ODD: " AND a.number % 2 = 1",
            }
            where = f"a.street_key = ? AND a.city = ?{parity[side]}"
            rows += connection.exec_driver_sql(_DOORS.format(where=where), (key, city)).fetchall()
        return _chosen(session, rows, Gate(session.connection(), database.key()), names=names)


def doors_of_people(database: Database, people: Sequence[UUID], *, names: bool = False) -> Chosen:
    """Return the doors where *people* live, each once."""
    rows: list[Any] = []
    homeless = 0
    with database.reading() as session:
        connection = session.connection()
        for person in people:
            where = "a.id = (SELECT address_id FROM person WHERE id = ?)"
            found = connection.exec_driver_sql(
                _DOORS.format(where=where), (person.bytes,)
            ).fetchall()
            rows += found
            homeless += not found
        gate = Gate(connection, database.key())
        chosen = _chosen(session, rows, gate, names=names)
    return Chosen(chosen.doors, chosen.closed, homeless)


def doors_of_addresses(
    database: Database, addresses: Sequence[UUID], *, names: bool = False
) -> Chosen:
    """Return the doors of known addresses, each once, in their order; the gone are left out."""
    rows: list[Any] = []
    with database.reading() as session:
        connection = session.connection()
        for address in addresses:
            statement = _DOORS.format(where="a.id = ?")
            rows += connection.exec_driver_sql(statement, (address.bytes,)).fetchall()
        return _chosen(session, rows, Gate(session.connection(), database.key()), names=names)


def doors_of_list(
    database: Database, listed: "Sequence[ListedDoor]", *, names: bool = False
) -> Chosen:
    """Return the doors of somebody's list, in its order; the file learns their addresses."""
    with database.transaction("field.addresses") as session:
        ids = [_address_of(session, door) for door in listed]
        connection = session.connection()
        gate = Gate(connection, database.key())
        closed, doors = 0, []
        for address_id, door in zip(ids, listed, strict=True):
            row = connection.exec_driver_sql(
                _DOORS.format(where="a.id = ?"), (address_id.bytes,)
            ).one()
            if row[14] or gate.closes(row[13]):
                closed += 1
            else:
                name = gate.names_nobody(door.name, row[13]) if names else ""
                doors.append(_listed(door, address_id, name))
    return Chosen(tuple(doors), closed)


def _chosen(session: Session, rows: Sequence[Any], gate: Gate, *, names: bool) -> Chosen:
    seen: set[str] = set()
    doors, closed = [], 0
    for row in rows:
        if row[13] in seen:
            continue
        seen.add(row[13])
        if row[14] or gate.closes(row[13]):
            closed += 1
        else:
            doors.append(_door(session.connection(), row, names=names))
    return Chosen(tuple(doors), closed)


def _door(connection: Connection, row: Any, *, names: bool) -> Door:
    people = connection.execute(text(_NAMES), {"door": row[13]}).fetchall() if names else []
    said = ", ".join(f"{first} {last}".strip() for first, last, _id in people[:3])
    return Door(
        id=UUID(bytes=row[0]), street=row[1] or row[2], number=row[3], suffix=row[4],
        building=row[5], stairs=row[6], floor=row[7], door=row[8], postcode=row[9], city=row[10],
        x=row[11], y=row[12], name=said,
        person=UUID(bytes=people[0][2]) if len(people) == 1 else None,
    )  # fmt: skip


def _address_of(session: Session, door: "ListedDoor") -> UUID:
    plain = PlainAddress(
        number=door.number, suffix=door.suffix, street=door.street, postcode=door.postcode,
        city=door.city, door=door.where, raw=door.raw,
    )  # fmt: skip
    address_id = contacts.find_or_add_address(session, plain)
    if door.x is not None:
        session.execute(
            text("UPDATE address SET x = :x, y = :y WHERE id = :id AND x IS NULL"),
            {"x": door.x, "y": door.y, "id": address_id.bytes},
        )
    return address_id


def _listed(door: "ListedDoor", address_id: UUID, name: str) -> Door:
    return Door(
        id=address_id, street=door.street, number=door.number, suffix=door.suffix,
        postcode=door.postcode, city=door.city, where=door.where, x=door.x, y=door.y,
        name=name,
    )  # fmt: skip
