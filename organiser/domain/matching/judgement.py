"""How likely two entries are one person: a score, its parts, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from organiser.domain.matching.entry import (
    CLOSE,
    EQUAL,
    UNKNOWN,
    Entry,
    Field,
    Levels,
)
from organiser.domain.matching.guards import Guard, costs
from organiser.domain.matching.weights import TENTHS, Weights, rarer

SUGGESTED_FROM = 2 * TENTHS
REVIEWED_FROM = -2 * TENTHS


class Band(StrEnum):
    """What to do about a pair; even the first is never done without her."""

    AUTO = "auto"
    SUGGEST = "suggest"
    REVIEW = "review"


class Extra(StrEnum):
    """Parts of a score that are neither a field nor a guard."""

    RARITY = "rarity"
    """How rare it is that two entries are one person, before any is compared."""
    IDENTICAL = "identical"
    """Nothing at all tells the two apart."""
    THIRD = "third"
    """Both are the same person as a third entry."""
    CHAIN = "chain"
    """To join them would join others who are clearly two persons."""


@dataclass(frozen=True, slots=True)
class Part:
    """One reason, and how many tenths of a bit it counts."""

    points: int
    why: Field | Guard | Extra
    level: int = 0
    rarity: int = 0
    """Of which for a name rarer, or more frequent, than names are."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is thought of a pair; the points of its parts add up to its score."""

    score: int
    levels: Levels
    parts: tuple[Part, ...]

    @property
    def band(self) -> Band | None:
        """Return what to do about the pair, or None when it is not worth a look."""
        if self.score >= SUGGESTED_FROM:
            is_raised = any(part.why in (Extra.IDENTICAL, Extra.THIRD) for part in self.parts)
            is_auto = is_certain(self.levels) and not is_raised
            return Band.AUTO if is_auto else Band.SUGGEST
        return Band.REVIEW if self.score >= REVIEWED_FROM else None

    def brought_to(self, score: int, why: Extra) -> "Judgement":
        """Return the judgement with one more reason, which makes its score *score*."""
        part = Part(score - self.score, why)
        return Judgement(score, self.levels, (*self.parts, part))


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How many entries there are, and how many of them have each name."""

    entries: int
    given: Mapping[str, int]
    family: Mapping[str, int]

    def rarity(self, weights: Weights, one: Entry, levels: Levels, field: Field) -> int:
        """Return the points for how rare the equal name of a pair is."""
        if levels[field] != EQUAL:
            return 0
        name, counts = (one.first, self.given) if field is Field.GIVEN else (one.last, self.family)
        return rarer(weights, field, counts.get(name, 1), self.entries)


def is_certain(levels: Levels) -> bool:
    """Return True when names agree and e-mail, mobile or birth date is the same: never a score."""
    given, family, birth, email, mobile, _place, _extra = levels
    shares_key = EQUAL in (birth, email, mobile)
    return shares_key and given >= CLOSE and family >= CLOSE and birth in _NO_CONTRADICTION


_NO_CONTRADICTION = (UNKNOWN, 3, CLOSE, EQUAL)


def judge(
    one: Entry, other: Entry, levels: Levels, weights: Weights, frequencies: Frequencies
) -> Judgement:
    """Return what is thought of two entries that agree on *levels*."""
    parts = [Part(weights.rarity, Extra.RARITY)]
    for field in Field:
        if levels[field] == UNKNOWN:
            continue
        rarity = (
            frequencies.rarity(weights, one, levels, field)
            if field in (Field.GIVEN, Field.FAMILY)
            else 0
        )
        points = weights.table[field][levels[field]] + rarity
        parts.append(Part(points, field, levels[field], rarity))
    score = sum(part.points for part in parts)
    for guard, cost in costs(levels, score, weights.twins):
        parts.append(Part(cost, guard))
        score += cost
    if score < SUGGESTED_FROM and _is_identical(one, other, levels):
        parts.append(Part(SUGGESTED_FROM - score, Extra.IDENTICAL))
        score = SUGGESTED_FROM
    return Judgement(score, levels, tuple(parts))


def _is_identical(one: Entry, other: Entry, levels: Levels) -> bool:
    is_named = levels[Field.GIVEN] == EQUAL and levels[Field.FAMILY] == EQUAL
    return is_named and one.content == other.content
