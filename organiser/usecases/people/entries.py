"""What is compared of the people of the list when somebody may be in it twice."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from organiser.domain.address import street_key
from organiser.domain.identity import fold, surname_key
from organiser.domain.matching.entry import Entry
from organiser.encrypted_file import Connection

Contacts = dict[bytes, dict[str, tuple[str, ...]]]
_OF_NUMBERS = "WHERE p.number IN (SELECT value FROM json_each(?))"
_PEOPLE = """
    SELECT p.id, p.first_key, p.last_key, p.birth_name, p.birth_date, p.birth_year, a.number,
      a.suffix, a.street, a.hamlet, a.building, a.stairs, a.floor, a.door, a.postcode, a.city
    FROM person p LEFT JOIN address a ON a.id = p.address_id {where}
"""
_CONTACTS = """
    SELECT c.person_id, c.kind, c.key FROM contact_point c
    {join} {where} ORDER BY c.kind, c.key
"""


def every_entry(connection: Connection) -> list[Entry]:
    """Return an entry for everybody: who refuses or is a mere elector is compared like others."""
    contacts = _contacts(connection.execute(_CONTACTS.format(join="", where="")))
    posts = _posts(connection)
    return [_entry(row, contacts, posts) for row in connection.execute(_PEOPLE.format(where=""))]


def entries_of(connection: Connection, numbers: Iterable[int]) -> dict[bytes, Entry]:
    """Return the entries of the people with these *numbers*, by their ids."""
    asked = (json.dumps(list(numbers)),)
    join = "JOIN person p ON p.id = c.person_id"
    contacts = _contacts(connection.execute(_CONTACTS.format(join=join, where=_OF_NUMBERS), asked))
    rows = connection.execute(_PEOPLE.format(where=_OF_NUMBERS), asked)
    return {row[0]: _entry(row, contacts, {}) for row in rows}


def _contacts(rows: Iterator[Any]) -> Contacts:
    """A mobile tells a person; any other number tells a home."""
    found: Contacts = {}
    for person, kind, key in rows:
        of_person = found.setdefault(person, {})
        name = _NAMES.get(kind, "landlines")
        of_person[name] = (*of_person.get(name, ()), key)
    return found


def _posts(connection: Connection) -> dict[str, str]:
    """Return the postcode of each city that the list knows by one only.

    Two people at one door share its address: which of them wrote the postcode says nothing.
    """
    found: dict[str, str] = {}
    for city, post in connection.execute(
        "SELECT DISTINCT city, postcode FROM address WHERE city != '' AND postcode != ''"
    ):
        known = found.setdefault(fold(city), post)
        if known != post:
            found[fold(city)] = ""
    return found


_NAMES = {"email": "emails", "mobile": "mobiles"}
_NO_CONTACTS: dict[str, tuple[str, ...]] = {}


def _entry(row: Any, contacts: Contacts, posts: dict[str, str]) -> Entry:
    person, first, last, born, birth, year, number, suffix, street, *inside, post, city = row
    way, _comma, beyond = (street or "").partition(", ")
    town = fold(city) if city else ""
    own_birth = birth.replace("-", "") if birth else f"{year}0101" if year else ""
    return Entry(
        person.hex(), first, last, surname_key(born) if born else "", own_birth,
        number=f"{number or ''}{suffix or ''}", street=street_key(way),
        postcode=post or posts.get(town, ""), city=town, extra=_extra(beyond, *inside),
        **contacts.get(person, _NO_CONTACTS),
    )  # fmt: skip


@lru_cache(maxsize=20_000)
def _extra(*words: str | None) -> str:
    return fold(" ".join(filter(None, words))) if any(words) else ""
