"""Opens the committee's encrypted file and says what is wrong with one that does not open."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import sqlcipher3.dbapi2 as sqlcipher

from organiser.errors import CannotOpen, OrganiserError
from organiser.i18n import _

if TYPE_CHECKING:
    import sqlite3

    Connection: TypeAlias = sqlite3.Connection  # the driver has its interface, and no types
else:
    Connection = sqlcipher.Connection

FILE = "committee.db"
_LEAST_ROOM = 1 << 17
FileFault = sqlcipher.DatabaseError
"""What the driver raises of a file it cannot read; for who opens one by hand."""
PRAGMAS = (
    "journal_mode = wal",
    "synchronous = full",
    "foreign_keys = on",
    "recursive_triggers = on",
    "busy_timeout = 10000",
    "temp_store = memory",
    "secure_delete = on",
    "cache_size = -64000",
)
"""`full`: what was acknowledged survives a power cut. `memory`: nothing in clear on the disk."""


def open_file(file: Path, key: bytes) -> Connection:
    """Open an encrypted file; `CannotOpen` when the key is not its key, it is damaged or gone."""
    try:
        connection: Connection = sqlcipher.connect(
            str(file), isolation_level=None, check_same_thread=False, timeout=10
        )
    except sqlcipher.DatabaseError as error:
        raise _why_not(file) from error
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
    except sqlcipher.DatabaseError as error:
        connection.close()
        raise _why_not(file) from error
    return connection


def in_her_words(fault: BaseException) -> Exception | None:
    """Return what to raise of a *fault* she can act on: a full disk, a file held elsewhere."""
    said = str(fault)
    if "full" in said:
        return disk_is_full()
    if "locked" in said or "busy" in said:
        return CannotOpen(_("Another program is writing to the file. Try again in a moment."))
    if "readonly" in said:
        return CannotOpen(_("The file may only be read here. Nothing was changed."))
    return None


def disk_is_full() -> OrganiserError:
    """Return what to raise when there is no room left to write."""
    return OrganiserError(_("The disk is full. Nothing was changed; make room and try again."))


def _why_not(file: Path) -> CannotOpen:
    """Return what to raise of a file that does not open."""
    if not file.parent.is_dir():
        return CannotOpen(
            _("The committee's file is not there any more. If the stick or the disk it lies on was "
              "taken out, put it back.")
        )  # fmt: skip
    if _has_no_room(file):
        return CannotOpen(str(disk_is_full()))
    return CannotOpen(
        _("The committee's file does not open: the secret is not its own, or it is damaged.")
    )


def _has_no_room(file: Path) -> bool:
    """An open file needs some room beside it; without any it only looks damaged."""
    try:
        return shutil.disk_usage(file.parent).free < _LEAST_ROOM
    except OSError:
        return False
