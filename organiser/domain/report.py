"""A document in plain words, before it is drawn: sections of sentences and of named facts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, sentences below it, then facts: each its name and what it is."""

    title: str
    sentences: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    choices: tuple[tuple[bool, str], ...] = ()
    """Boxes, ticked or not, each with its words."""
    lines: int = 0
    """How many empty lines to write on by hand."""


@dataclass(frozen=True, slots=True)
class Report:
    """A whole document."""

    title: str
    under: str
    """What stands below the title: whose it is, of which day."""
    sections: tuple[Section, ...]
    foot: str = ""
    """What stands at the foot of each page."""
    is_poster: bool = False
    """Large letters, to be read from afar."""
