"""The list of who was erased, beside the file: a copy put back does not bring them back (R26).

It holds ids and hashes only. Copies of the file are not rewritten: they expire.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from organiser.database import Database
from organiser.errors import OrganiserError
from organiser.files import replacing
from organiser.i18n import _

FILE = "committee.erased"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """One who is gone: her id, when (milliseconds), why, and what keeps her away."""

    id: str
    at: int
    reason: str
    hashes: tuple[tuple[str, str], ...] = ()


def read(home: Path) -> tuple[Tombstone, ...]:
    """Return who was erased here; a line that cannot be read is left out."""
    try:
        text = (home / FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    return tuple(_read_lines(text))


def are_as_the_file_says(home: Path, database: Database) -> bool:
    """Tell whether the list and the open file name the same people."""
    with database.bare() as connection:
        rows = connection.execute("SELECT id FROM erasure").fetchall()
    return {stone.id for stone in read(home)} == {str(UUID(bytes=key)) for (key,) in rows}


def add(home: Path, stones: Iterable[Tombstone]) -> None:
    """Add *stones* to the list, whole or not at all; who is in it already is not added twice."""
    known = read(home)
    ids = {stone.id for stone in known}
    every = (*known, *(stone for stone in stones if stone.id not in ids))
    if len(every) == len(known):
        return
    try:
        with replacing(home / FILE) as fresh:
            fresh.write_text("".join(f"{_line(stone)}\n" for stone in every), encoding="utf-8")
    except OSError as error:
        raise OrganiserError(
            _("The list of who was erased could not be written. Nothing was erased.")
        ) from error


def _line(stone: Tombstone) -> str:
    return json.dumps(
        {"id": stone.id, "at": stone.at, "reason": stone.reason, "hashes": stone.hashes}
    )


def _read_lines(text: str) -> Iterator[Tombstone]:
    for line in text.splitlines():
        with suppress(ValueError, KeyError, TypeError):
            said = json.loads(line)
            hashes = tuple((str(kind), str(digest)) for kind, digest in said["hashes"])
            yield Tombstone(str(said["id"]), int(said["at"]), str(said["reason"]), hashes)
