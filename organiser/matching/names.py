"""How far two given names, or two family names, agree: a level from 1 to 5."""

from collections.abc import Mapping
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from organiser.domain.given_names import GIVEN_NAMES
from organiser.domain.identity import are_gendered
from organiser.domain.matching.entry import ALIKE, CLOSE, DIFFERENT, EQUAL, PARTLY, UNKNOWN
from organiser.domain.matching.sound import sound
from organiser.domain.nicknames import share_a_nickname

_HARDLY_SLIPPED, _VERY_ALIKE, _ALIKE = 0.9, 0.85, 0.75
_MOST_SLIPS = 3
_LEAST_OF_A_NAME = 3
_LEAST_OF_AN_UNKNOWN_NAME = 12
"""In a list of so many entries or fewer; a frequent slip is rarer than a rare name."""
_ENTRIES_A_FEW = 24_000


class Names:
    """Compares names, knowing which of them the list has often: those are no slips of others.

    *firsts* and *lasts* say how many entries have each name.
    """

    def __init__(self, firsts: Mapping[str, int], lasts: Mapping[str, int]) -> None:
        often = _established(firsts, _LEAST_OF_A_NAME)
        very_often = _established(firsts, _LEAST_OF_AN_UNKNOWN_NAME)
        self._given = (often & GIVEN_NAMES) | very_often
        self._family = _established(lasts, _LEAST_OF_A_NAME)
        self._of_given: dict[tuple[str, str], int] = {}
        self._of_family: dict[tuple[str, str], int] = {}

    def given(self, one: str, other: str) -> int:
        """Return the level of two folded given names."""
        if one == other:
            return EQUAL if one else UNKNOWN
        if not one or not other:
            return UNKNOWN
        pair = (one, other) if one < other else (other, one)
        level = self._of_given.get(pair)
        if level is None:
            level = self._of_given[pair] = self._unequal_given(*pair)
        return level

    def family(self, one: str, other: str) -> int:
        """Return the level of two folded family names."""
        if one == other:
            return EQUAL if one else UNKNOWN
        if not one or not other:
            return UNKNOWN
        pair = (one, other) if one < other else (other, one)
        level = self._of_family.get(pair)
        if level is None:
            level = self._of_family[pair] = self._unequal_family(*pair)
        return level

    def _unequal_given(self, one: str, other: str) -> int:
        words_one, words_other = one.split(), other.split()
        head_one, head_other = words_one[0], words_other[0]
        if "".join(words_one) == "".join(words_other):
            return CLOSE
        if len(head_one) == 1 or len(head_other) == 1:
            return PARTLY if head_one[0] == head_other[0] else DIFFERENT
        if are_gendered(one, other):
            return ALIKE
        if head_one == head_other or share_a_nickname(head_one, head_other):
            return CLOSE
        if not set(words_one).isdisjoint(words_other):
            return PARTLY
        return self._slipped_given(one, other)

    def _slipped_given(self, one: str, other: str) -> int:
        likeness = JaroWinkler.similarity(one, other, score_cutoff=_ALIKE)
        if one in self._given and other in self._given:
            return ALIKE if likeness >= _VERY_ALIKE else DIFFERENT
        if likeness >= _VERY_ALIKE:
            level = _slips_of_given(one, other)
            if level != ALIKE:
                return level
        if sound(one) == sound(other):
            return PARTLY
        return ALIKE if likeness else DIFFERENT

    def _unequal_family(self, one: str, other: str) -> int:
        if one.replace(" ", "") == other.replace(" ", ""):
            return CLOSE
        likeness = JaroWinkler.similarity(one, other, score_cutoff=_ALIKE)
        if likeness >= _VERY_ALIKE:
            level = self._slipped_family(one, other)
            if level != ALIKE:
                return level
        if (" " in one or " " in other) and not set(one.split()).isdisjoint(other.split()):
            return PARTLY
        if sound(one) == sound(other):
            return PARTLY
        return ALIKE if likeness else DIFFERENT

    def _slipped_family(self, one: str, other: str) -> int:
        slips = DamerauLevenshtein.distance(one, other, score_cutoff=_MOST_SLIPS)
        if one in self._family and other in self._family:
            return PARTLY if slips == 1 else ALIKE
        shortest = min(len(one), len(other))
        if (slips == 1 and shortest >= 4) or (slips == 2 and shortest >= 7):
            return CLOSE
        return ALIKE if slips > 2 or shortest < 5 else PARTLY


@cache
def by_heart() -> Names:
    """Return names as they are known without a list: for one entry that is being typed."""
    return Names(dict.fromkeys(GIVEN_NAMES, _LEAST_OF_A_NAME), {})


def _slips_of_given(one: str, other: str) -> int:
    slips = DamerauLevenshtein.distance(one, other, score_cutoff=_MOST_SLIPS)
    shortest = min(len(one), len(other))
    is_slip = shortest >= 4 or (shortest == 3 and not GIVEN_NAMES.issuperset((one, other)))
    if slips == 1 and is_slip:
        return CLOSE
    return ALIKE if slips > 2 or shortest < 5 else PARTLY


def _established(counts: Mapping[str, int], few: int) -> frozenset[str]:
    least = few * max(1.0, sum(counts.values()) / _ENTRIES_A_FEW)
    return frozenset(name for name, count in counts.items() if count >= least)


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """Return how alike two words are (Jaro-Winkler), 0 under *least*; in either order the same."""
    pair = (one, other) if one < other else (other, one)
    return JaroWinkler.similarity(*pair, score_cutoff=least)


def stand_swapped(
    first: str, last: str, other_first: str, other_last: str, *, strictly: bool = True
) -> bool:
    """Return True when the given name of one entry is the family name of the other."""
    if strictly and first[:1] != other_last[:1] and last[:1] != other_first[:1]:
        return False
    crossed, across = likeness(first, other_last), likeness(last, other_first)
    less, more = (_HARDLY_SLIPPED, 1.0) if strictly else (_ALIKE, _VERY_ALIKE)
    return min(crossed, across) >= less and max(crossed, across) >= more


def is_misplaced(first: str, last: str, other_first: str, other_last: str) -> bool:
    """Return True when the family name of one entry stands where the other has a given name."""
    crossed = likeness(first, other_last), likeness(last, other_first)
    return max(crossed) >= _HARDLY_SLIPPED
