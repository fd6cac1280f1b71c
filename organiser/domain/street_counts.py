"""How many people asked for something, street by street: numbers, none that tells of too few."""

import json
from collections.abc import Mapping
from typing import NamedTuple

from organiser.domain.plain_text import storable
from organiser.domain.small_numbers import LEAST

MOST_STREETS, LONGEST_STREET, MOST_PEOPLE = 60, 120, 100_000
ELSEWHERE = ""
"""The street of all that are too few to be named, and of those beyond the largest sixty."""


class StreetCount(NamedTuple):
    """How many people of one street."""

    street: str
    people: int


def gathered(counts: Mapping[str, int]) -> tuple[StreetCount, ...]:
    """Return *counts* as they may be told: the largest streets, the small ones added up.

    A street of fewer than five people is not named; a sum of fewer than five is not told at all.
    """
    named = [
        StreetCount(street[:LONGEST_STREET], people)
        for street, people in counts.items() if street and people >= LEAST
    ]  # fmt: skip
    named.sort(key=lambda each: (-each.people, each.street))
    shown = named[:MOST_STREETS]
    rest = sum(counts.values()) - sum(each.people for each in shown)
    return (*shown, *([StreetCount(ELSEWHERE, rest)] if rest >= LEAST else ()))


def written(counts: tuple[StreetCount, ...]) -> str:
    """Return *counts* as they travel; nothing where there are none."""
    return json.dumps(counts, ensure_ascii=False) if counts else ""


def read_counts(text: str) -> tuple[StreetCount, ...]:
    """Return what *text* tells; nothing at all where any of it may not be told."""
    try:
        lines = json.loads(text) if text else []
        counts = tuple(StreetCount(str(street), people) for street, people in lines)
    except (ValueError, TypeError, RecursionError):
        return ()
    return counts if len(counts) <= MOST_STREETS + 1 and all(map(_may_be_told, counts)) else ()


def _may_be_told(each: StreetCount) -> bool:
    is_name = len(each.street) <= LONGEST_STREET and storable(each.street) == each.street
    return is_name and type(each.people) is int and LEAST <= each.people <= MOST_PEOPLE
