"""Every phrase that the program says, from its code and from the pages of headquarters."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.extract import extract_from_dir, extract_python

SPOKEN = {"_": None, "counted": (1, 2)}
_IN_PAGES = {"gettext": None, "ngettext": (1, 2)}


def phrases(folder: Path) -> Iterator[tuple[str, Any, list[str]]]:
    """Yield the file, the phrase (singular and plural as a pair) and the comments of each."""
    for file, _line, text, comments, _context in extract_from_dir(
        folder, keywords=SPOKEN, comment_tags=("#:",)
    ):
        yield str(file), text, comments
    methods = [("**/templates/**.html", _of_page), ("**/templates/**.txt", _of_page)]
    for file, _line, text, comments, _context in extract_from_dir(
        folder, method_map=methods, keywords=_IN_PAGES
    ):
        yield str(file), text, comments


def _of_page(
    file: BinaryIO, keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, str, Any, list[str]]]:
    """Django itself turns a page into something that reads like Python."""
    from django.utils.translation.template import templatize  # it needs no settings

    source = templatize(file.read().decode("utf-8"))
    return extract_python(BytesIO(source.encode("utf-8")), keywords, comment_tags, options)
