"""Files that headquarters sent along: what came of each, and each as it is, once it is whole."""

import hashlib
from pathlib import Path
from uuid import UUID

from organiser.database import Database
from organiser.domain.sent_file import Form, SentFile
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.usecases.places import given_place


def read_files(database: Database, owner: UUID) -> tuple[SentFile, ...]:
    """Return what goes with a version of a directive or with a course; no content is read."""
    with database.bare() as connection:
        rows = connection.execute(_FILES, (owner.bytes,)).fetchall()
    return tuple(
        SentFile(UUID(bytes=key), name, Form(form), size, sha256, here)
        for key, name, form, size, sha256, here in rows
    )


def read_content(database: Database, file: SentFile) -> bytes:
    """Return what is in a file; never anything but what headquarters sent."""
    with database.bare() as connection:
        rows = connection.execute(_PIECES, (file.sha256,)).fetchall()
    content = b"".join(piece for _place, piece in rows)
    if len(rows) < file.pieces:
        raise OrganiserError(
            _("{name} is still coming. Exchange once more.").format(name=file.name)
        )
    if hashlib.sha256(content).hexdigest() != file.sha256:
        words = _("{name} arrived damaged and is not opened. Tell headquarters.")
        raise OrganiserError(words.format(name=file.name))
    return content


def save_file(database: Database, file: SentFile, place: Path) -> None:
    """Write a copy of a file to *place*."""
    content = read_content(database, file)
    with given_place(place) as fresh:
        fresh.write_bytes(content)


_FILES = """
    SELECT f.id, f.name, f.form, f.size, f.sha256,
      (SELECT count(DISTINCT p.place) FROM file_piece p WHERE p.sha256 = f.sha256)
    FROM sent_file f WHERE f.owner_id = ? ORDER BY f.place, f.id
"""
_PIECES = """
    SELECT place, content FROM file_piece WHERE sha256 = ? GROUP BY place ORDER BY place
"""
"""A feed beside another may have brought the same piece once more."""
