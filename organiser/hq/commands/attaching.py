"""Files that a command sends along: read, and told of afterwards."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from organiser.domain.sent_file import LARGEST, Form
from organiser.errors import UnreadableFile
from organiser.hq.models import Attachment
from organiser.hq.usecases import files
from organiser.i18n import _
from organiser.words.sent_files import size_words


def given(
    places: Sequence[Path] | None, before: UUID | None = None,
    only: frozenset[Form] = frozenset(Form),
) -> tuple[Attachment, ...]:  # fmt: skip
    """Return the files at *places*, after those that went with *before* under other names."""
    fresh = [files.take(place.name, _content(place), only=only) for place in places or ()]
    names = {each.name.casefold() for each in fresh}
    kept = files.of_owner(before) if before is not None else ()
    return (*(each for each in kept if each.name.casefold() not in names), *fresh)


def told(owner: UUID) -> list[dict[str, Any]]:
    """Return what went with something, as programs read it."""
    return [
        {"name": each.name, "kind": each.file.form, "size": each.file.size, "sha256": each.file_id}
        for each in files.of_owner(owner)
    ]


def words(line: dict[str, Any]) -> str:
    """Return what went with something, as people read it."""
    return _("Attachment: {name} ({size})").format(name=line["name"], size=size_words(line["size"]))


def _content(place: Path) -> bytes:
    """Return what is in a file, no more than is looked at."""
    try:
        with place.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableFile(_("{file} cannot be read.").format(file=place.name)) from error
