"""Looks, before the work begins, whether the files that a command is to write have their place."""

from itertools import combinations
from pathlib import Path

from organiser.errors import Misuse, OrganiserError
from organiser.files import has_room_for
from organiser.i18n import _


def check_outputs(*asked: Path | None) -> None:
    """Refuse two files of one name, and a place that cannot be written; nothing is done yet."""
    files = [file for file in asked if file is not None]
    if any(one.resolve() == other.resolve() for one, other in combinations(files, 2)):
        raise Misuse(_("Two files are to be written under one name. Give each its own."))
    if not all(map(has_room_for, files)):
        raise OrganiserError(_("The file could not be written there. Choose another folder."))
