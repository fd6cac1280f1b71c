"""What a search finds, whoever it was that searched."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its name, a word about it, and what choosing it does."""

    title: str
    run: Callable[[], object]
    detail: str = ""
    icon: str = "corner-down-left"


Search = Callable[[str], Sequence[Hit]]
"""Finds by what was typed; called while she types, so it answers within 50 ms."""


def find_nobody(_text: str) -> Sequence[Hit]:
    """Return no hit: the search of a window that has no people yet."""
    return ()
