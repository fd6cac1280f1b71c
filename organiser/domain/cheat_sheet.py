"""Keys and what they do, as they are shown beside a page and printed on one sheet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyLine:
    """The keys that do one thing, each as its cap says it."""

    caps: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that belong together."""

    title: str
    lines: tuple[KeyLine, ...]


@dataclass(frozen=True, slots=True)
class CheatSheet:
    """One sheet of paper to lay beside the keyboard."""

    title: str
    under: str
    groups: tuple[KeyGroup, ...]
