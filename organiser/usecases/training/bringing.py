"""Reads a course from a file of Markdown, its pictures taken into the text."""

import base64
import re
from pathlib import Path

from organiser.errors import UnreadableFile
from organiser.i18n import _

_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_KINDS = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}
_LARGEST_TEXT, _LARGEST_PICTURE = 200_000, 400_000


def read_course_file(file: Path) -> str:
    """Return the text of *file*; a picture beside it becomes part of the text."""
    try:
        if file.stat().st_size > _LARGEST_TEXT:
            raise UnreadableFile(_("This file is too long for a course."))
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(_("The file cannot be read as text.")) from error
    return _PICTURE.sub(lambda found: _taken_in(file.parent, found), text)


def without_pictures(text: str) -> tuple[str, dict[str, str]]:
    """Return *text* as it is written by hand: each picture within by a name, and those names."""
    pictures: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        if not found[2].startswith("data:"):
            return found[0]
        name = f"picture-{len(pictures) + 1}"
        pictures[name] = found[2]
        return f"![{found[1]}]({name})"

    return _PICTURE.sub(named, text), pictures


def with_pictures(text: str, pictures: dict[str, str]) -> str:
    """Return *text* with the *pictures* that it names within."""
    return _PICTURE.sub(lambda found: f"![{found[1]}]({pictures.get(found[2], found[2])})", text)


def _taken_in(folder: Path, found: re.Match[str]) -> str:
    name = found[2]
    if name.startswith("data:"):
        return found[0]
    place = (folder / name).resolve()
    kind = _KINDS.get(place.suffix.lower())
    if kind is None or not place.is_relative_to(folder.resolve()) or not place.is_file():
        words = _("The picture {name} is not beside the file, or is neither PNG nor JPEG.")
        raise UnreadableFile(words.format(name=name))
    if place.stat().st_size > _LARGEST_PICTURE:
        words = _("The picture {name} is too large: 400 kB at most.")
        raise UnreadableFile(words.format(name=name))
    packed = base64.b64encode(place.read_bytes()).decode()
    return f"![{found[1]}](data:image/{kind};base64,{packed})"
