"""Finds who is in the list twice, with a score and its reasons; writes nothing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from organiser.database import Database
from organiser.domain.matching.judgement import Band, Part
from organiser.encrypted_file import Connection
from organiser.progress import Progress
from organiser.usecases.people.entries import every_entry

if TYPE_CHECKING:
    from organiser.matching.engine import Match


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two entries that may be one person."""

    one: UUID
    other: UUID
    external_id: str
    """Of the first, or its own id where no other program has named it."""
    other_external_id: str
    band: Band
    score: int
    """Tenths of a bit: what its parts add up to."""
    parts: tuple[Part, ...]


def find_duplicates(database: Database, progress: Progress | None = None) -> tuple[Duplicate, ...]:
    """Return the pairs of entries that may be one person, the likeliest first.

    Pairs of which she said that they are two persons are left out. The order in which people
    came into the list changes nothing.
    """
    from organiser.matching.engine import find_matches

    with database.bare() as connection:
        entries = every_entry(connection)
        apart = _kept_apart(connection)
    matches = find_matches(entries, progress, apart)
    del entries
    with database.bare() as connection:
        called = _external_ids(connection, {each for m in matches for each in (m.one, m.other)})
    return tuple(sorted((_duplicate(match, called) for match in matches), key=_place))


def _duplicate(match: "Match", called: dict[str, str]) -> Duplicate:
    one, other = sorted((match.one, match.other), key=lambda key: (called[key], key))
    judgement = match.judgement
    return Duplicate(
        UUID(hex=one), UUID(hex=other), called[one], called[other], match.band,
        judgement.score, judgement.parts,
    )  # fmt: skip


def _place(found: Duplicate) -> tuple[int, str, str]:
    return -found.score, found.external_id, found.other_external_id


def _kept_apart(connection: Connection) -> frozenset[tuple[str, str]]:
    rows = connection.execute(
        "SELECT person_id, other_id FROM duplicate_proposal WHERE state = 'different'"
    )
    return frozenset((one.hex(), other.hex()) for one, other in rows)


def _external_ids(connection: Connection, ids: set[str]) -> dict[str, str]:
    """Return what other programs call *ids*, or their own names where none does."""
    rows = connection.execute("SELECT id, external_id FROM person")
    wanted = {bytes.fromhex(key) for key in ids}
    called = {key.hex(): external for key, external in rows if key in wanted}
    return {key: called.get(key) or str(UUID(hex=key)) for key in ids}
