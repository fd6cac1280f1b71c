"""Chooses, out of all pairs of a list, those worth comparing: a few dozen for each entry."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from organiser.domain.matching.entry import DIFFERENT, UNKNOWN, Entry
from organiser.domain.matching.keys import (
    KEYS,
    Key,
    Sieve,
    Sketch,
    Value,
    family_first,
    given_first,
    sketch,
)
from organiser.matching.names import Names, stand_swapped
from organiser.progress import Progress

LARGEST_GROUP = 120
"""More entries than this that share a key are told apart by more before they are compared."""
PAIRS_AN_ENTRY = 6
FEWEST_PAIRS = 60_000
SHARE_OF_WORK = 40
"""Of a hundred parts of a whole search."""
_CAPS = (LARGEST_GROUP, LARGEST_GROUP // 2, LARGEST_GROUP // 4, LARGEST_GROUP // 8)

Pairs = dict[int, int]
"""The place of one entry times how many there are, plus that of the other: their given level."""


def candidate_pairs(entries: Sequence[Entry], names: Names, progress: Progress) -> Pairs:
    """Return the pairs of *entries* that share a key, each with the level of the given names."""
    sketches = [sketch(entry) for entry in entries]
    found: Pairs = {}
    _add_identical(entries, names, found)
    _add_swapped(sketches, names, found)
    for done, key in enumerate(KEYS):
        progress.at(SHARE_OF_WORK * done // len(KEYS), 100)
        groups = _groups(key, sketches)
        _Gatherer(entries, names, found, key.sieve).gather(_small_enough(groups, sketches))
    return found


def _add_identical(entries: Sequence[Entry], names: Names, found: Pairs) -> None:
    """Two entries that nothing tells apart are always compared, however many share their name."""
    count = len(entries)
    for at, (one, other) in enumerate(pairwise(entries)):
        if one.content == other.content:
            found[at * count + at + 1] = names.given(one.first, other.first)


def _add_swapped(sketches: Sequence[Sketch], names: Names, found: Pairs) -> None:
    """The given name of one entry may be the family name of another."""
    by_given: dict[Value, list[int]] = {}
    for at, one in enumerate(sketches):
        for value in given_first(one):
            by_given.setdefault(value, []).append(at)
    for at, one in enumerate(sketches):
        for value in family_first(one):
            group = by_given.get(value, ())
            for other in group if len(group) <= LARGEST_GROUP else ():
                if other != at and _are_swapped(one.entry, sketches[other].entry):
                    pair = min(at, other) * len(sketches) + max(at, other)
                    found[pair] = names.given(one.entry.first, sketches[other].entry.first)


def _are_swapped(one: Entry, other: Entry) -> bool:
    return stand_swapped(one.first, one.last, other.first, other.last, strictly=False)


def _groups(key: Key, sketches: Sequence[Sketch]) -> list[list[int]]:
    sharing: dict[Value, int | list[int]] = {}
    for at, one in enumerate(sketches):
        for value in key.of(one):
            known = sharing.get(value)
            if known is None:
                sharing[value] = at
            elif isinstance(known, int):
                if known != at:
                    sharing[value] = [known, at]
            elif known[-1] != at:
                known.append(at)
    return [group for group in sharing.values() if not isinstance(group, int)]


def _small_enough(groups: list[list[int]], sketches: Sequence[Sketch]) -> Iterator[Sequence[int]]:
    most = max(PAIRS_AN_ENTRY * len(sketches), FEWEST_PAIRS)
    sizes = [len(group) for group in groups]
    cap = next(
        (cap for cap in _CAPS if sum(n * (n - 1) // 2 for n in sizes if n <= cap) <= most),
        _CAPS[-1],
    )
    for group in groups:
        if len(group) <= cap:
            yield group
        else:
            yield from _told_apart(group, sketches, cap)


def _told_apart(group: Sequence[int], sketches: Sequence[Sketch], cap: int) -> Iterator[list[int]]:
    parts: dict[tuple[str, str], list[int]] = {}
    for at in group:
        one = sketches[at]
        parts.setdefault((one.entry.first[:3], one.area), []).append(at)
    return (part for part in parts.values() if 1 < len(part) <= cap)


class _Gatherer:
    """Takes the pairs of groups that pass the sieve of their key."""

    def __init__(self, entries: Sequence[Entry], names: Names, found: Pairs, sieve: Sieve) -> None:
        self._entries = entries
        self._names = names
        self._found = found
        self._takes_different = sieve is Sieve.NONE
        self._needs_names = sieve in (Sieve.BOTH_NAMED, Sieve.BOTH_ALIKE)
        self._looks_at_family = sieve is Sieve.BOTH_ALIKE

    def gather(self, groups: Iterator[Sequence[int]]) -> None:
        """Add the pairs of *groups*."""
        found, entries, given = self._found, self._entries, self._names.given
        count = len(entries)
        for group in groups:
            for one, other in combinations(group, 2):
                pair = one * count + other
                if pair in found:
                    continue
                level = given(entries[one].first, entries[other].first)
                if self._passes(level) and self._family_passes(one, other):
                    found[pair] = level

    def _passes(self, given: int) -> bool:
        if given == DIFFERENT:
            return self._takes_different
        return given > UNKNOWN or not self._needs_names

    def _family_passes(self, one: int, other: int) -> bool:
        if not self._looks_at_family:
            return True
        level = self._names.family(self._entries[one].last, self._entries[other].last)
        return level != DIFFERENT
