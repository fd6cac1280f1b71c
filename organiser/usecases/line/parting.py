"""Saying goodbye: what waits is sent, then the committee is removed from this computer."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from organiser import audit
from organiser.credentials import keyring_store, passwords, wrapping
from organiser.encrypted_file import FILE
from organiser.errors import CannotOpen, NotReached, OrganiserError, Refused
from organiser.files import replacing
from organiser.i18n import _, counted
from organiser.usecases.rights import tombstones

if TYPE_CHECKING:
    from organiser.database import Database
    from organiser.progress import Progress
    from organiser.sync.client import Headquarters

_BEGUN = "committee.leaving"
_FILES = (wrapping.FILE, FILE, f"{FILE}-wal", f"{FILE}-shm", tombstones.FILE, audit.FILE)


def say_goodbye(
    database: "Database",
    connect: "Callable[[str], Headquarters]",
    progress: "Progress | None" = None,
) -> None:
    """Exchange a last time; `OrganiserError` when something would be lost by leaving now."""
    from organiser.usecases.line import troubles
    from organiser.usecases.line.exchanging import exchange
    from organiser.usecases.line.standing import read_standing

    ended = exchange(database, connect, progress)
    if ended.is_ordered_away:
        return
    if ended.trouble:
        raise NotReached(troubles.words(ended.trouble))
    left = read_standing(database)
    if left is not None and left.waiting:
        said = counted(
            "{count} change is not sent yet. Nothing was removed.",
            "{count} changes are not sent yet. Nothing was removed.", left.waiting,
        )  # fmt: skip
        raise Refused(said)
    if left is not None and left.aside:
        raise Refused(
            _("Headquarters refused some of your changes. Look at them first: they would be lost.")
        )


def remove(home: Path) -> None:
    """Remove the committee of *home*, its key first: without it, nothing of the rest is readable.

    The file must be closed. What is cut short is finished at the next start. Settings, logs and
    maps stay: they name nobody.
    """
    from organiser.usecases import backup

    try:
        _begin(home)
        _forget_key(home)
        for name in _FILES:
            (home / name).unlink(missing_ok=True)
        passwords.forget_tries(home)
        for name in (backup.FOLDER, backup.REPLACED, backup.RESTORED):
            if (home / name).exists():
                shutil.rmtree(home / name)
        (home / _BEGUN).unlink(missing_ok=True)
    except OSError as error:
        raise OrganiserError(
            _("Something could not be removed. It is tried again at the next start.")
        ) from error


def is_unfinished(home: Path) -> bool:
    """Tell whether a removal was cut short."""
    return (home / _BEGUN).exists()


def _begin(home: Path) -> None:
    if not is_unfinished(home):
        with replacing(home / _BEGUN) as fresh:
            fresh.write_text("", encoding="utf-8")


def _forget_key(home: Path) -> None:
    with suppress(CannotOpen):
        keyring_store.forget(wrapping.read_keys(home).file_id)
