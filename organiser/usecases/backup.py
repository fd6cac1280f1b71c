"""Keeps dated, encrypted copies of the committee's file, and brings one back beside it."""

import errno
import json
import os
import shutil
import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlcipher3.dbapi2 import OperationalError

from organiser import clock
from organiser.credentials import wrapping
from organiser.database import Database
from organiser.encrypted_file import FILE as DATABASE
from organiser.encrypted_file import FileFault, disk_is_full, open_file
from organiser.errors import CannotOpen, OrganiserError, UnreadableFile
from organiser.files import replacing
from organiser.i18n import _
from organiser.paths import safe_name
from organiser.progress import Progress

FOLDER = "backups"
SUFFIX = ".organiser-backup"
ABOUT = "about.json"
DAILY = 14
WEEKLY = 8
REPLACED, RESTORED = "replaced", "restored"
ASIDE = timedelta(days=14)
"""How long a file that a copy has replaced lies beside: whoever was erased since is in it."""
PAGES_A_STEP = 2_000
_STAMP = "%Y-%m-%d-%H%M%S-%f"


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy: when it was taken and where it lies."""

    file: Path
    at: datetime


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup opened beside the current file, which is untouched."""

    folder: Path
    at: datetime
    people: int


def keep_backup(
    database: Database, home: Path, out: Path | None = None, progress: Progress | None = None
) -> Path:
    """Write a copy, open it to be sure, and return where it is; old ones are thinned out.

    The copy holds the encrypted file and the wrapped key: her password or the recovery code
    opens it on any computer.
    """
    at = clock.now()
    folder = home / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    target = out or folder / safe_name(
        f"organiser-{at.strftime('%Y-%m-%d-%H%M%S-%f')[:21]}{SUFFIX}"
    )
    work = folder / f"making-{os.getpid()}"
    work.mkdir(exist_ok=True)
    try:
        _copy(database, work / DATABASE, progress or Progress())
        _verify(work / DATABASE, database.key())
        _pack(work / DATABASE, home, at, target)
    except (OSError, OperationalError) as error:
        raise OrganiserError(
            _("The file could not be written there. Choose another folder.")
        ) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    if out is None:
        thin_out(home)
    return target


def backups(home: Path) -> tuple[Backup, ...]:
    """Return the copies of *home*, newest first."""
    found = (_dated(file) for file in (home / FOLDER).glob(f"*{SUFFIX}"))
    return tuple(sorted((b for b in found if b), key=lambda backup: backup.at, reverse=True))


def backup_is_due(home: Path) -> bool:
    """Tell whether today has no copy yet."""
    newest = backups(home)[:1]
    return not newest or clock.local(newest[0].at).date() < clock.today()


def thin_out(home: Path) -> None:
    """Keep the last copy of each of 14 days and of each of 8 weeks, and drop the others."""
    every = backups(home)
    kept = set(to_keep([backup.at for backup in every]))
    for backup in every:
        if backup.at not in kept:
            backup.file.unlink(missing_ok=True)
    _sweep(home / FOLDER)


def to_keep(moments: Collection[datetime]) -> set[datetime]:
    """Return which of *moments* stay: the newest day's, the last of 14 days and of 8 weeks.

    The newest day keeps all: what went wrong since this morning is undone by this morning's copy.
    """
    days: dict[date, datetime] = {}
    weeks: dict[tuple[int, int], datetime] = {}
    for moment in sorted(moments, reverse=True):
        day = clock.local(moment).date()
        days.setdefault(day, moment)
        weeks.setdefault(day.isocalendar()[:2], moment)
    newest = next(iter(days), None)
    today = (moment for moment in moments if clock.local(moment).date() == newest)
    return {*today, *list(days.values())[:DAILY], *list(weeks.values())[:WEEKLY]}


def restore(home: Path, file: Path, secret: str | None, key: bytes | None = None) -> Restored:
    """Open *file* as a copy beside the current one; nothing is replaced.

    *secret* is the password or the recovery code of that copy; without it *key* is tried, which
    is the open file's own.
    """
    about, keys = _read_about(file)
    folder = home / RESTORED / safe_name(about["at"])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        _unpack(file, folder)
        opened = key if secret is None else _key_of(keys, secret)
        people = _verify(folder / DATABASE, opened or _wrong_secret())
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Restored(folder, datetime.fromisoformat(about["at"]), people)


def adopt(home: Path, restored: Restored) -> Path:
    """Put the restored copy in the current file's place; return where the old one now lies.

    The file must be closed. The old file is moved aside and lies there for `ASIDE`.
    """
    aside = home / REPLACED / clock.now().strftime(_STAMP)
    aside.mkdir(parents=True)
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", wrapping.FILE):
        if (home / name).exists():
            (home / name).replace(aside / name)
    for name in (wrapping.FILE, DATABASE):
        (restored.folder / name).replace(home / name)
    shutil.rmtree(restored.folder, ignore_errors=True)
    return aside


def clear_aside(home: Path) -> int:
    """Drop what was moved aside, or left open beside the file, too long ago; return how many."""
    limit = clock.now() - ASIDE
    old = [
        folder
        for of in (REPLACED, RESTORED)
        for folder in (home / of).glob("*")
        if folder.is_dir() and _laid_there(folder) < limit
    ]
    for folder in old:
        shutil.rmtree(folder, ignore_errors=True)
    return len(old)


def discard(restored: Restored) -> None:
    """Throw the restored copy away."""
    shutil.rmtree(restored.folder, ignore_errors=True)


def _copy(database: Database, target: Path, progress: Progress) -> None:
    source = open_file(database.file, database.key())
    target.unlink(missing_ok=True)
    copy = open_file(target, database.key())

    def tell(_status: int, remaining: int, total: int) -> None:
        progress.at(total - remaining, total)

    try:
        source.backup(copy, pages=PAGES_A_STEP, progress=tell)
        copy.execute("PRAGMA journal_mode = delete").fetchall()
    finally:
        copy.close()
        source.close()


def _verify(file: Path, key: bytes) -> int:
    """Open the copy, check every page of it, and return how many people it holds."""
    copy = open_file(file, key)
    try:
        (sound,) = copy.execute("PRAGMA quick_check").fetchone()
        (people,) = copy.execute("SELECT count(*) FROM person").fetchone()
        copy.execute("PRAGMA journal_mode = delete").fetchall()
    except FileFault as error:
        raise CannotOpen(
            _("The copy could not be read back. Try again on another disk.")
        ) from error
    finally:
        copy.close()
    if sound != "ok":
        raise CannotOpen(_("The copy could not be read back. Try again on another disk."))
    return int(people)


def _pack(database: Path, home: Path, at: datetime, target: Path) -> None:
    with replacing(target) as fresh, zipfile.ZipFile(fresh, "w", zipfile.ZIP_STORED) as bag:
        bag.writestr(ABOUT, json.dumps({"format": "organiser-backup/1", "at": at.isoformat()}))
        bag.write(home / wrapping.FILE, wrapping.FILE)
        bag.write(database, DATABASE)


def _read_about(file: Path) -> tuple[dict[str, Any], wrapping.KeyFile]:
    try:
        with zipfile.ZipFile(file) as bag:
            about = json.loads(bag.read(ABOUT))
            datetime.fromisoformat(about["at"])
            return about, wrapping.keys_from(json.loads(bag.read(wrapping.FILE)))
    except FileNotFoundError as error:
        raise UnreadableFile(_("This file does not exist.")) from error
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        raise UnreadableFile(
            _("This file is not a backup of organiser, or it is damaged.")
        ) from error


def _unpack(file: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(file) as bag:
            for name in (DATABASE, wrapping.FILE):
                with bag.open(name) as source, (folder / name).open("wb") as target:
                    shutil.copyfileobj(source, target, 1 << 20)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise disk_is_full() from error
        raise UnreadableFile(
            _("This file is not a backup of organiser, or it is damaged.")
        ) from error
    except (KeyError, zipfile.BadZipFile) as error:
        raise UnreadableFile(
            _("This file is not a backup of organiser, or it is damaged.")
        ) from error


def _key_of(keys: wrapping.KeyFile, secret: str) -> bytes | None:
    return wrapping.unwrap(keys.password, secret) or wrapping.unwrap(
        keys.recovery, wrapping.canonical_code(secret)
    )


def _wrong_secret() -> bytes:
    raise CannotOpen(_("Neither the password nor the recovery code of this backup."))


def _dated(file: Path) -> Backup | None:
    try:
        with zipfile.ZipFile(file) as bag:
            return Backup(file, datetime.fromisoformat(json.loads(bag.read(ABOUT))["at"]))
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
        return None


def _laid_there(folder: Path) -> datetime:
    """Its name says so; a copy that was only looked at is called by its own day."""
    try:
        if folder.parent.name == REPLACED:
            return datetime.strptime(folder.name, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        pass
    return datetime.fromtimestamp(folder.stat().st_mtime, UTC)


def _sweep(folder: Path) -> None:
    """Remove what a making that was cut short left behind."""
    for left in (*folder.glob("making-*"), *folder.glob("*.new")):
        if str(os.getpid()) not in left.name.split("-"):
            shutil.rmtree(left, ignore_errors=True) if left.is_dir() else left.unlink(
                missing_ok=True
            )
