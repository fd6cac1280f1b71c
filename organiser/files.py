"""Writes a file beside the one it replaces; it takes that place whole, or not at all."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give an empty file beside *target*, which takes its place when the block ends well.

    However else the block ends, *target* is as it was and nothing lies beside it. A link is
    followed. What is no file (a device, a pipe) cannot be replaced and is given as it is.
    """
    if target.exists() and not target.is_file():
        yield target
        return
    place = Path(os.path.realpath(target))
    fresh = place.with_name(_fresh_name())
    try:
        fresh.touch(exist_ok=False)
        _let_the_same_read(place, fresh)
        yield fresh
        with fresh.open("rb+") as written:
            os.fsync(written.fileno())
        fresh.replace(place)
    finally:
        fresh.unlink(missing_ok=True)
    _settle(place.parent)


def has_room_for(target: Path) -> bool:
    """Tell whether `replacing` would find a place to write *target*; nothing stays of the try."""
    if target.exists() and not target.is_file():
        return not target.is_dir() and os.access(target, os.W_OK)
    beside = Path(os.path.realpath(target)).with_name(_fresh_name())
    try:
        beside.touch(exist_ok=False)
    except OSError:
        return False
    beside.unlink()
    return True


def _fresh_name() -> str:
    return f".organiser-{os.getpid()}-{os.urandom(4).hex()}.new"


def _let_the_same_read(old: Path, fresh: Path) -> None:
    with suppress(OSError):  # there is no old one, or the disk knows no such rights
        fresh.chmod(stat.S_IMODE(old.stat().st_mode) | stat.S_IWUSR)


def _settle(folder: Path) -> None:
    """Bring the new name to the disk."""
    with suppress(OSError):  # Windows opens no folder, and needs no telling
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
