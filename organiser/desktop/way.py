"""How the file of a committee is opened, away from the screen's thread."""

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from organiser.errors import CannotOpen, Refused

if TYPE_CHECKING:
    from organiser.database import Database

PASSPHRASE_FILE = "ORGANISER_PASSPHRASE_FILE"  # noqa: S105  (the name of a variable)


@dataclass(frozen=True, slots=True)
class Way:
    """Which key to try first."""

    with_keyring: bool = False
    is_demonstration: bool = False
    """The committee is an invented one: its password is known to everybody."""
    shots: Path | None = None
    """Where to leave a picture of each page, before the program closes by itself."""

    def asking_keyring(self, asked: bool) -> "Way":
        """Return the same way, with the keyring asked or not."""
        return replace(self, with_keyring=asked and not self.is_demonstration)


@dataclass(frozen=True, slots=True)
class Begun:
    """What was found in the home: no committee, one that stays closed, or one that is open."""

    has_committee: bool
    database: "Database | None" = None


def begin(home: Path, way: Way) -> Begun:
    """Look for a committee in *home* and open it as far as *way* has its key.

    Everything heavy is brought in here, after the window was painted.
    """
    from organiser.usecases import opening
    from organiser.usecases.line import parting

    if parting.is_unfinished(home):
        parting.remove(home)
    if not opening.has_committee(home):
        return Begun(has_committee=False)
    if way.is_demonstration:
        return Begun(True, _with_known_password(home))
    if way.with_keyring:
        return Begun(True, opening.open_with_keyring(home))
    return Begun(True)


def use_copy(home: Path, restored: Any, key: bytes) -> Begun:
    """Put the *restored* copy in the file's place, and open it if it has the same *key*."""
    from organiser.usecases import backup, opening

    backup.adopt(home, restored)
    try:
        return Begun(True, opening.open_with_key(home, key))
    except CannotOpen:
        return Begun(True)


def prepare_demonstration(home: Path) -> Begun:
    """Make the invented committee of *home* unless it is there, and open it."""
    from organiser.usecases import demonstration, opening

    if not opening.has_committee(home):
        demonstration.make(home, home / "saturday.pdf")
    return Begun(True, _with_known_password(home))


def throw_away(home: Path) -> Begun:
    """Remove the invented committee of *home*."""
    from organiser.usecases import demonstration

    demonstration.throw_away(home)
    return Begun(has_committee=False)


def remove(home: Path) -> Begun:
    """Remove the committee of *home* for good."""
    from organiser.usecases.line import parting

    parting.remove(home)
    return Begun(has_committee=False)


def _with_known_password(home: Path) -> "Database | None":
    """The password that the environment points at, or the one of every demonstration."""
    from organiser.usecases import demonstration, opening

    try:
        return opening.open_with_password(home, _given() or demonstration.PASSWORD)
    except (CannotOpen, Refused):
        return None


def _given() -> str:
    file = os.environ.get(PASSPHRASE_FILE)
    try:
        return Path(file).read_text(encoding="utf-8").splitlines()[0] if file else ""
    except (OSError, UnicodeDecodeError, IndexError):
        return ""
