"""Reads an archive into a committee that is still empty; all of it, or nothing."""

import hashlib
import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from lzma import LZMAError
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from organiser.database import Database
from organiser.domain import suppression
from organiser.errors import Refused, UnreadableFile
from organiser.i18n import _
from organiser.models.base import Record
from organiser.models.migrations import HEAD
from organiser.models.person import Person
from organiser.models.place import Address
from organiser.progress import Progress
from organiser.sync import capture
from organiser.usecases import derived
from organiser.usecases.archive.layout import ABOUT, FORMAT, VERSION, Field, Layout, layouts
from organiser.usecases.archive.mergers import read_mergers
from organiser.usecases.rights import erasing
from organiser.usecases.suppressing import secrets_of

_BATCH = 1_000
SPOILT = (
    BadZipFile, zlib.error, LZMAError, struct.error, EOFError, NotImplementedError, RuntimeError,
    ValueError, KeyError, TypeError,
)  # fmt: skip
"""What reading a ZIP file of anybody's making may raise; found by changing bytes of good ones."""
_LONGEST_LINE = 4_000_000
_LARGEST_ABOUT = 1_000_000
_MUST_BE_EMPTY = ("person", "action", "sheet")


@dataclass(frozen=True, slots=True)
class Restored:
    """What came in."""

    people: int
    rows: int
    unknown: int = 0
    """Marks of people who asked to be gone that tell nothing here: this file has another key."""


def read_archive(database: Database, file: Path, progress: Progress | None = None) -> Restored:
    """Bring everything of *file* into the committee of *database*, which must hold nobody yet.

    Raises `UnreadableFile` for a file that is no archive, is damaged, or comes from a newer
    version, and `Refused` where there are people already; nothing is written then.
    """
    progress = progress or Progress()
    try:
        with ZipFile(file) as archive:
            restored = _read(database, archive, progress)
            restored = replace(restored, unknown=_unknown(database, archive))
    except SPOILT as error:
        raise _damaged() from error
    except OSError as error:
        raise UnreadableFile(_("The file cannot be read.")) from error
    erasing.replay(database)  # whoever was erased here since does not come back (R26)
    return restored


def _read(database: Database, archive: ZipFile, progress: Progress) -> Restored:
    about, mergers = _about_of(archive)
    with database.transaction("archive.in") as session:
        _refuse_inhabited(session)
        connection = session.connection()
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        total = sum(int(table["rows"]) for table in about.values())
        rows, every = 0, layouts()
        _make_room(connection, every)
        for layout in every:
            if layout.name in about:
                for batch in _batches(archive, layout, about[layout.name]):
                    _insert(connection, layout, batch)
                    rows += len(batch)
                    progress.at(rows, 2 * total)
        _check_references(connection)
        _work_out(session, progress, rows)
        people = session.execute(text("SELECT count(*) FROM person")).scalar_one()
        if mergers:
            read_mergers(connection, archive, mergers)
        return Restored(int(people), rows)


def unknown_words(restored: Restored) -> str:
    """Say that whoever asked to be gone is not kept away here; nothing where she is."""
    if not restored.unknown:
        return ""
    return _(
        "People asked this committee to be gone, and the archive cannot say who: look for them in "
        "the next list yourself."
    )


def _unknown(database: Database, archive: ZipFile) -> int:
    mark = json.loads(archive.read(ABOUT)).get("suppression_mark")
    with database.reading() as session:
        secrets = secrets_of(session.connection(), database.key())
    if mark in map(suppression.mark_of, secrets):
        return 0
    with database.bare() as connection:
        return int(connection.execute("SELECT count(*) FROM suppression").fetchone()[0])


def _about_of(archive: ZipFile) -> tuple[dict[str, dict[str, Any]], dict[str, Any]]:
    """Return what the archive says of its tables and of its mergers, sure that it can be read."""
    try:
        if archive.getinfo(ABOUT).file_size > _LARGEST_ABOUT:
            raise _damaged()
        about = json.loads(archive.read(ABOUT))
        if about["format"] != FORMAT:
            raise _no_archive()
        if about["version"] != VERSION or str(about["schema"]) > HEAD:
            raise UnreadableFile(
                _("This archive was made by a newer version of the program. Update it first.")
            )
        tables = dict(about["tables"])
        mergers = dict(about.get("mergers", {}))
        for table in (*tables.values(), *([mergers] if mergers else [])):
            int(table["rows"]), str(table["sha256"])
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise _no_archive() from error
    return tables, mergers


def _refuse_inhabited(session: Session) -> None:
    for table in _MUST_BE_EMPTY:
        if session.execute(text(f"SELECT 1 FROM {table} LIMIT 1")).first():
            raise Refused(
                _("An archive is read into an empty committee only. Make a new one for it.")
            )


def _make_room(connection: Connection, every: tuple[Layout, ...]) -> None:
    """What a new file holds by itself gives way to what the archive says."""
    for layout in reversed(every):
        connection.exec_driver_sql(f'DELETE FROM "{layout.name}"')


def _batches(
    archive: ZipFile, layout: Layout, said: dict[str, Any]
) -> Iterator[list[tuple[object, ...]]]:
    rows = _rows(archive, layout, said)
    while batch := list(islice(rows, _BATCH)):
        yield batch


def _rows(archive: ZipFile, layout: Layout, said: dict[str, Any]) -> Iterator[tuple[object, ...]]:
    digest, count = hashlib.sha256(), 0
    try:
        member = archive.open(layout.member)
    except KeyError as error:
        raise _damaged() from error
    with member:
        while line := member.readline(_LONGEST_LINE):
            digest.update(line)
            count += 1
            yield _values(layout, line)
    if count != int(said["rows"]) or digest.hexdigest() != said["sha256"]:
        raise _damaged()


def _values(layout: Layout, line: bytes) -> tuple[object, ...]:
    try:
        row = json.loads(line)
        values = tuple(_value(field, row) for field in layout.fields)
    except (KeyError, TypeError, ValueError, OverflowError, RecursionError) as error:
        raise _damaged() from error
    return (*values, *(blank for _name, blank in layout.blanks))


def _value(field: Field, row: dict[str, Any]) -> object:
    if field.name not in row:
        if field.default is None and not field.may_miss:
            raise KeyError(field.name)
        return field.default
    value = row[field.name]
    if value is None:
        if not field.may_miss:
            raise ValueError(field.name)
        return None
    if field.choices and value not in field.choices:
        raise ValueError(field.name)
    return field.read(value)


def _insert(connection: Connection, layout: Layout, rows: list[tuple[object, ...]]) -> None:
    names = [*(f.name for f in layout.fields), *(name for name, _blank in layout.blanks)]
    try:
        if issubclass(layout.model, Record):
            capture.insert_many(connection, layout.model, names, rows)
        else:
            columns, marks = ", ".join(f'"{n}"' for n in names), ", ".join("?" * len(names))
            connection.exec_driver_sql(
                f'INSERT INTO "{layout.name}" ({columns}) VALUES ({marks})', rows
            )
    except IntegrityError as error:
        raise _damaged() from error


def _check_references(connection: Connection) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise _damaged()


def _work_out(session: Session, progress: Progress, rows: int) -> None:
    """Work out what an archive does not hold: keys that compare, words to search, rungs."""
    addresses = session.scalars(select(Address.id)).all()
    people = session.scalars(select(Person.id)).all()
    homeless = session.scalars(select(Person.id).where(Person.address_id.is_(None))).all()
    steps = (
        (derived.refresh_addresses, addresses),
        (derived.refresh_people, homeless),
        (derived.refresh_engagement, people),
    )
    total, done = len(addresses) + len(homeless) + len(people), 0
    for work, ids in steps:
        for at in range(0, len(ids), _BATCH):
            work(session, ids[at : at + _BATCH])
            done += len(ids[at : at + _BATCH])
            progress.at(rows + rows * done // max(total, 1), 2 * rows)


def _no_archive() -> UnreadableFile:
    return UnreadableFile(_("This file is no archive of a committee."))


def _damaged() -> UnreadableFile:
    return UnreadableFile(_("The archive is damaged. Nothing was read in."))
