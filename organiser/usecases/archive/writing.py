"""Writes everything of a committee to one open file."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from organiser import __version__, clock
from organiser.database import Database
from organiser.domain import suppression
from organiser.encrypted_file import Connection
from organiser.errors import OrganiserError
from organiser.files import replacing
from organiser.i18n import _
from organiser.models.migrations import HEAD
from organiser.progress import Progress
from organiser.usecases.archive.layout import ABOUT, FORMAT, README, VERSION, Layout, layouts
from organiser.usecases.archive.mergers import write_mergers
from organiser.usecases.suppressing import secrets_of
from organiser.usecases.training.gate import check_trained

_A_STEP = 2_000
"""Rows between two looks at whether to stop."""


@dataclass(frozen=True, slots=True)
class Archived:
    """What was written."""

    file: Path
    people: int
    rows: int


def write_archive(database: Database, out: Path, progress: Progress | None = None) -> Archived:
    """Write every table to *out*, on one unchanging state of the file; whole or not at all."""
    check_trained(database)
    progress = progress or Progress()
    try:
        with replacing(out) as fresh, database.bare() as connection:
            mark = suppression.mark_of(_secret(database))
            counts = _write(connection, fresh, mark, progress)
    except OSError as error:
        raise OrganiserError(
            _("The file could not be written there. Choose another folder.")
        ) from error
    return Archived(out, counts["person"], sum(counts.values()))


def _write(connection: Connection, fresh: Path, mark: str, progress: Progress) -> dict[str, int]:
    every = layouts()
    counts = {layout.name: _count(connection, layout) for layout in every}
    total, done = sum(counts.values()), 0
    sums: dict[str, str] = {}
    with ZipFile(fresh, "w", ZIP_DEFLATED) as archive:
        for layout in every:
            digest = hashlib.sha256()
            with archive.open(layout.member, "w", force_zip64=True) as member:
                for line in _lines(connection, layout):
                    member.write(line)
                    digest.update(line)
                    done += 1
                    if done % _A_STEP == 0:
                        progress.at(done, total)
            sums[layout.name] = digest.hexdigest()
        about = _about(every, counts, sums, mark) | {"mergers": write_mergers(connection, archive)}
        archive.writestr(ABOUT, json.dumps(about, ensure_ascii=False, indent=2))
        archive.writestr(README, _readme())
    progress.at(total, total)
    return counts


def _count(connection: Connection, layout: Layout) -> int:
    row = connection.execute(f'SELECT count(*) FROM "{layout.name}"').fetchone()
    return int(row[0])


def _lines(connection: Connection, layout: Layout) -> Iterator[bytes]:
    names = ", ".join(f'"{field.name}"' for field in layout.fields)
    for row in connection.execute(f'SELECT {names} FROM "{layout.name}" ORDER BY rowid'):
        values = {
            field.name: None if value is None else field.write(value)
            for field, value in zip(layout.fields, row, strict=True)
        }
        yield json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _about(
    every: tuple[Layout, ...], counts: dict[str, int], sums: dict[str, str], mark: str
) -> dict[str, object]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "schema": HEAD,
        "program": f"organiser {__version__}",
        "made_at": clock.now().isoformat(timespec="seconds"),
        "suppression_mark": mark,
        "tables": {
            layout.name: {
                "file": layout.member,
                "rows": counts[layout.name],
                "sha256": sums[layout.name],
                "what": (layout.model.__doc__ or "").partition("\n")[0],
                "columns": {field.name: field.kind for field in layout.fields},
            }
            for layout in every
        },
    }


def _readme() -> str:
    return _(
        "This archive holds everything that the committee keeps: its people, what they agreed to "
        "and refused, actions, training, sheets.\n"
        "It is NOT encrypted: what somebody thinks can be read in it. Keep it as carefully as the "
        "list itself, and erase it once it has served.\n\n"
        "Whoever asked to be gone is kept away by marks that only this committee can read: a "
        "committee with another key does not recognise them.\n\n"
        "archive.json says what each table is; tables/*.jsonl hold one JSON object a line.\n"
        "To read it in again: organiser archive in FILE, in a committee that is still empty.\n"
    )


def _secret(database: Database) -> bytes:
    with database.reading() as session:
        return secrets_of(session.connection(), database.key())[0]
