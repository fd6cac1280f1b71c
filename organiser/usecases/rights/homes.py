"""Where people who are erased lived: what of it is theirs alone goes, what is a place stays."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from organiser.domain.identity import email_key


@dataclass(frozen=True, slots=True)
class Homes:
    """Addresses and households of people who go."""

    addresses: frozenset[bytes]
    households: frozenset[bytes]


def homes_of(connection: Connection, people: Collection[bytes]) -> Homes:
    """Return where *people* live; asked before they go."""
    rows = [
        row
        for key in people
        for row in connection.exec_driver_sql(
            "SELECT address_id, household_id FROM person WHERE id = ?", (key,)
        )
    ]
    return Homes(
        frozenset(address for address, _household in rows if address is not None),
        frozenset(household for _address, household in rows if household is not None),
    )


def email_keys(emails: Iterable[str]) -> tuple[str, ...]:
    """Return the keys that *emails* compare by, each once."""
    return tuple(dict.fromkeys(key for key in map(email_key, emails) if key))


def clear(
    connection: Connection, homes: Homes, on_sheets: Collection[bytes]
) -> set[tuple[str, bytes]]:
    """Delete what nobody else lives at; return those records, for the journal to forget.

    A door that a printed sheet names, or that came from a list of addresses, is a place and stays.
    """
    gone: set[tuple[str, bytes]] = set()
    for key in homes.households:
        if not _has_people(connection, "household_id", key):
            connection.exec_driver_sql("DELETE FROM household WHERE id = ?", (key,))
            gone.add(("household", key))
    for key in homes.addresses:
        if not _has_people(connection, "address_id", key):
            _forget_words(connection, key)
            if key not in on_sheets and _came_with_her(connection, key):
                connection.exec_driver_sql("DELETE FROM address WHERE id = ?", (key,))
                gone.add(("address", key))
    return gone


def _has_people(connection: Connection, column: str, key: bytes) -> bool:
    found = connection.exec_driver_sql(f"SELECT 1 FROM person WHERE {column} = ?", (key,)).first()  # noqa: S608  (our words)
    return found is not None


def _forget_words(connection: Connection, key: bytes) -> None:
    """What was typed for her, and what volunteers wrote beside her door."""
    connection.exec_driver_sql("UPDATE address SET raw = '' WHERE id = ? AND raw != ''", (key,))
    connection.exec_driver_sql(
        "UPDATE visit SET note = '', slip_number = '' WHERE address_id = ? "
        "AND (note != '' OR slip_number != '')",
        (key,),
    )


def _came_with_her(connection: Connection, key: bytes) -> bool:
    return bool(
        connection.exec_driver_sql("SELECT x IS NULL FROM address WHERE id = ?", (key,)).scalar()
    )
