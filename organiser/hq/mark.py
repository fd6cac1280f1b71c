"""How far the history of this server had come, kept outside the database and its backups.

An operator who puts a backup back by hand may forget to say so. The database is then older than the
mark, and the door stays shut: laptops that were told more would take what is missing for deleted.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from organiser import files

_MARK, _SHUT = "mark.json", "shut"


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the database stood; within one epoch neither number ever falls."""

    epoch: str
    numbers: int
    """Sum of the last numbers of all scopes."""
    devices: int
    """Highest number of a laptop."""

    def is_after(self, other: "Mark") -> bool:
        """Whether a database at *other* is older than one at this mark, or quite another."""
        is_same = self.epoch == other.epoch
        return not is_same or self.numbers > other.numbers or self.devices > other.devices


def read(home: Path) -> Mark | None:
    """Return the mark; None where none was made yet."""
    with suppress(FileNotFoundError):
        return Mark(**json.loads((home / _MARK).read_text(encoding="utf-8")))
    return None


def write(home: Path, mark: Mark) -> None:
    """Put the mark there, whole or not at all."""
    with files.replacing(home / _MARK) as fresh:
        fresh.write_text(json.dumps(asdict(mark)), encoding="utf-8")


def shut(home: Path) -> None:
    """Shut the door of every process of this server, until `open_again`."""
    (home / _SHUT).touch()


def is_shut(home: Path) -> bool:
    """Whether the door was shut."""
    return (home / _SHUT).exists()


def open_again(home: Path) -> None:
    """Let laptops in again."""
    (home / _SHUT).unlink(missing_ok=True)
