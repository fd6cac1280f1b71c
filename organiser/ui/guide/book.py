"""The guide as chapters: the same text that stands in `docs/guide`, in the language spoken.

A line such as ``<!-- page: people -->`` below a heading tells which pages of the window the
chapter explains; no reader sees it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from organiser import paths
from organiser.domain.identity import unaccented
from organiser.i18n import language

_TECHNICIAN = "technician"
_PAGES = re.compile(r"^<!-- page: ([\w ]+) -->\n\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter."""

    title: str
    text: str
    """Markdown, heading included."""
    pages: frozenset[str]
    """Keys of the pages of the window that it explains."""

    def holds(self, words: str) -> bool:
        """Return whether every one of *words* stands in it, accents and capitals aside."""
        plain = unaccented(self.text)
        return all(word in plain for word in unaccented(words).split())


def file_of(spoken: str) -> Path:
    """Return the file of the guide in the language *spoken*."""
    return paths.guide() / f"guide.{spoken}.md"


def read_chapters() -> tuple[Chapter, ...]:
    """Return the chapters of the guide in the language spoken now; what stands before is one."""
    text = file_of(language()).read_text(encoding="utf-8")
    return (*_chapters(text), _technician())


def is_technician(link: str) -> bool:
    """Return whether *link*, as the guide writes it, leads to its last chapter."""
    return link.startswith(f"{_TECHNICIAN}.")


def _technician() -> Chapter:
    """The page for who looks after the computer: a file of its own, read as one chapter."""
    text = (paths.guide() / f"{_TECHNICIAN}.{language()}.md").read_text(encoding="utf-8")
    return Chapter(text.partition("\n")[0].lstrip("# "), text, frozenset())


def _chapters(text: str) -> Iterator[Chapter]:
    for part in re.split(r"^(?=## )", text, flags=re.MULTILINE):
        title = part.partition("\n")[0].lstrip("# ").strip()
        named = frozenset(key for match in _PAGES.finditer(part) for key in match[1].split())
        yield Chapter(title, _PAGES.sub("", part), named)
