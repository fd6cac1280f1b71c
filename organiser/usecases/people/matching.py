"""Tells, for a batch of rows from a file, who is known already and who may be somebody twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from organiser.domain import identity
from organiser.domain.intake import Candidate

MOST_SHARING = 8
"""An address or number that more people share says nothing about who somebody is."""


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the list, or of the same file further up, who shares a key with a row."""

    id: bytes
    external_id: str
    first_name: str
    last_name: str
    is_new: bool
    """Brought by this very import."""


@dataclass(frozen=True, slots=True)
class Match:
    """What is known about one row."""

    same: bytes | None = None
    """She is in the list: the row updates her."""
    is_same_row: bool = False
    """That very row came in before: nothing is new."""
    proposals: tuple[tuple[bytes, str], ...] = ()
    """People who may be her: id and reason ("email" or "mobile")."""


def row_key(candidate: Candidate) -> int:
    """Return a 63-bit hash of all that a row says of a person, her refusals included."""
    return _hashed(candidate, _lists(candidate))


def _bare_key(candidate: Candidate) -> int:
    """The key that the row had before it said what its lists say: a refusal may come later."""
    return _hashed(candidate, ())


def _lists(candidate: Candidate) -> tuple[tuple[str, ...], ...]:
    told = (
        candidate.refusals, candidate.asked_refusals, candidate.languages, candidate.skills,
        candidate.availability,
    )  # fmt: skip
    return told if any(told) else ()


def _hashed(candidate: Candidate, lists: tuple[tuple[str, ...], ...]) -> int:
    address = candidate.address
    told = (
        candidate.external_id, candidate.title, candidate.first_name, candidate.middle_name,
        candidate.last_name, candidate.birth_name, candidate.birth_date, candidate.birth_year,
        *(email.key for email in candidate.emails), "|",
        *(phone.e164 for phone in candidate.phones), "|",
        address.raw if address else "", address.postcode if address else "",
        address.city if address else "", candidate.occupation, candidate.note,
        candidate.tags, candidate.joined_on, *(tuple(map(str, each)) for each in lists),
    )  # fmt: skip
    digest = blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


class Matcher:
    """Looks the rows of an import up in the file, by a few questions for a batch at once."""

    def __init__(self, connection: Connection, import_id: bytes, *, merges: bool) -> None:
        self._connection = connection
        self._import_id = import_id
        self._merges = merges
        has_people = connection.exec_driver_sql("SELECT EXISTS (SELECT 1 FROM person)").scalar()
        self._list_was_empty = not has_people
        self._same_row: dict[int, bytes] = {}
        self._external: dict[str, list[Known]] = {}
        self._sharing: dict[str, list[Known]] = {}
        self._at_door: dict[str, list[Known]] = {}

    def look_up(self, rows: Sequence[tuple[Candidate, int, str]]) -> None:
        """Ask the file about a batch of *rows*: candidate, row key, door key."""
        bare = [_bare_key(row) for row, _key, _door in rows if _lists(row)]
        self._same_row = self._ask_rows([*(key for _row, key, _door in rows), *bare])
        self._external = self._ask_external({row.external_id for row, _k, _d in rows} - {""})
        self._sharing = self._ask_sharing({k for row, _k, _d in rows for k, _why in _keys(row)})
        self._at_door = self._ask_doors({door for _row, _key, door in rows} - {""})

    def match(self, row: Candidate, key: int, door: str) -> Match:
        """Return what is known of one row of the batch, rows added before it included."""
        if (known := self._same_row.get(key)) is not None:
            return Match(same=known, is_same_row=True)
        if _lists(row) and (known := self._same_row.get(_bare_key(row))) is not None:
            return Match(same=known)
        sharing = [(person, why) for shared, why in _keys(row) for person in self._near(shared)]
        if (entry := self._of_entry(row, sharing)) is not None:
            return Match(same=entry)
        if self._merges and (found := _the_same(row, sharing, self._at_door.get(door, []))):
            return Match(same=found)
        proposals = {person.id: why for person, why in sharing if _agree(row, person)}
        return Match(proposals=tuple(proposals.items()))

    def added(self, row: Candidate, key: int, person_id: bytes) -> None:
        """Remember a row of the batch that is about to be written."""
        self._same_row[key] = person_id
        known = Known(person_id, row.external_id, row.first_name, row.last_name, is_new=True)
        if row.external_id:
            self._external.setdefault(row.external_id, []).append(known)
        for shared, _why in _keys(row):
            self._sharing.setdefault(shared, []).append(known)

    def _of_entry(self, row: Candidate, sharing: list[tuple[Known, str]]) -> bytes | None:
        """Return who has the row's external id, and no other name: programs number from 1."""
        near = {person.id for person, _why in sharing}
        for known in self._external.get(row.external_id, []):
            if known.id in near or _may_be(row, known):
                return known.id
        return None

    def _near(self, shared: str) -> list[Known]:
        people = self._sharing.get(shared, [])
        return people if len(people) <= MOST_SHARING else []

    def _ask_sharing(self, keys: Iterable[str]) -> dict[str, list[Known]]:
        found: dict[str, list[Known]] = {}
        for row in self._ask(
            "SELECT c.key, p.id, p.external_id, p.first_name, p.last_name, p.import_id FROM "
            "contact_point c JOIN person p ON p.id = c.person_id WHERE c.key IN ({marks})",
            keys,
        ):
            found.setdefault(row[0], []).append(self._known(row))
        return found

    def _ask_rows(self, keys: Iterable[int]) -> dict[int, bytes]:
        known = tuple(keys)
        merged = "SELECT row_key, kept_id FROM merged_entry WHERE row_key IN ({marks})"
        rows = self._ask("SELECT row_key, id FROM person WHERE row_key IN ({marks})", known)
        return {row[0]: row[1] for row in (*self._ask(merged, known), *rows)}

    def _ask_external(self, ids: set[str]) -> dict[str, list[Known]]:
        found: dict[str, list[Known]] = {}
        columns = "id, external_id, first_name, last_name, import_id FROM person"
        for row in self._ask(
            f"SELECT external_id, {columns} WHERE external_id IN ({{marks}})",
            ids,
        ):
            found.setdefault(row[0], []).append(self._known(row))
        own = {key: text for text in ids if (key := _own_id(text))}
        for row in self._ask(
            f"SELECT id, {columns} WHERE id IN ({{marks}})",
            own,
        ):
            found.setdefault(own[row[0]], []).append(self._known(row))
        for row in self._ask(_OF_MERGED.format(key="m.external_id", marks="{marks}"), ids):
            found.setdefault(row[0], []).append(self._known(row))
        for row in self._ask(_OF_MERGED.format(key="m.id", marks="{marks}"), own):
            found.setdefault(own[row[0]], []).append(self._known(row))
        return found

    def _ask_doors(self, doors: Iterable[str]) -> dict[str, list[Known]]:
        if self._list_was_empty or not self._merges:
            return {}
        found: dict[str, list[Known]] = {}
        for row in self._ask(
            "SELECT a.door_key, p.id, p.external_id, p.first_name, p.last_name, p.import_id FROM "
            "address a JOIN person p ON p.address_id = a.id WHERE a.number IS NOT NULL "
            "AND a.door_key IN ({marks})",
            doors,
        ):
            found.setdefault(row[0], []).append(self._known(row))
        return found

    def _known(self, row: Any) -> Known:
        _key, person, external, first, last, import_id = row
        return Known(person, external, first, last, import_id == self._import_id)

    def _ask(self, statement: str, values: Iterable[Any]) -> list[Any]:
        asked = tuple(dict.fromkeys(values))
        if not asked:
            return []
        marked = statement.format(marks=", ".join("?" * len(asked)))
        return list(self._connection.exec_driver_sql(marked, asked))


_OF_MERGED = (
    "SELECT {key}, p.id, m.external_id, p.first_name, p.last_name, p.import_id "
    "FROM merged_entry m JOIN person p ON p.id = m.kept_id WHERE {key} IN ({marks})"
)
"""A file of before the merger names an entry that is part of another now."""


def _own_id(text: str) -> bytes | None:
    """The id that our own export writes."""
    try:
        return UUID(text).bytes if len(text) >= 32 else None
    except ValueError:
        return None


def _may_be(row: Candidate, known: Known) -> bool:
    """Tell whether no part of the two names contradicts the other; a missing part does not."""
    first, lasts = row.first_name, [name for name in (row.last_name, row.birth_name) if name]
    if first and known.first_name and not identity.forenames_agree(first, known.first_name):
        return False
    if not lasts or not known.last_name:
        return True
    return any(identity.surnames_agree(last, known.last_name) for last in lasts)


def _keys(row: Candidate) -> list[tuple[str, str]]:
    """The keys that tell a person: her e-mails and mobiles. A landline is a household's."""
    emails = [(email.key, "email") for email in row.emails]
    return emails + [(p.e164, "mobile") for p in row.phones if p.line.value == "mobile"]


def _the_same(
    row: Candidate, sharing: list[tuple[Known, str]], at_door: list[Known]
) -> bytes | None:
    """Return who of the list she certainly is: equal names, and a shared key or door."""
    if row.external_id:  # another external id is another entry; none may be her
        sharing = [(known, why) for known, why in sharing if not known.external_id]
        at_door = [known for known in at_door if not known.external_id]
    near = [known for known, _why in sharing] + at_door
    equal = {known.id for known in near if not known.is_new and _equal_names(row, known)}
    return equal.pop() if len(equal) == 1 else None


def _equal_names(row: Candidate, known: Known) -> bool:
    if not (row.first_name and row.last_name):
        return False
    return identity.name_key(row.first_name, row.last_name) == identity.name_key(
        known.first_name, known.last_name
    )


def _agree(row: Candidate, known: Known) -> bool:
    return identity.names_agree(
        row.first_name, row.last_name or row.birth_name, known.first_name, known.last_name
    )
