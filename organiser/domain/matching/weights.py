"""What an agreement is worth: shipped to begin with, then learnt from the list itself."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from organiser.domain.matching.entry import CLOSE, DIFFERENT, EQUAL, EVERY_LEVEL, Field, Levels

TENTHS = 10
"""Points are whole tenths of a bit, so that the parts of a score add up exactly."""
Shares = tuple[tuple[float, ...], ...]
"""For each field, how often each level from 0 to 5 is met; level 0 carries no weight."""
Table = tuple[tuple[int, ...], ...]

OF_DUPLICATES: Shares = (
    (1, 0.02, 0.02, 0.05, 0.11, 0.80),
    (1, 0.05, 0.03, 0.04, 0.08, 0.80),
    (1, 0.02, 0.04, 0.02, 0.06, 0.86),
    (1, 0.18, 0.06, 0.02, 0.04, 0.70),
    (1, 0.25, 0.0001, 0.04, 0.0001, 0.71),
    (1, 0.08, 0.05, 0.14, 0.15, 0.58),
    (1, 0.15, 0.01, 0.01, 0.08, 0.75),
)
"""Among entries that are one person, on French lists of supporters."""
OF_STRANGERS: Shares = (
    (1, 0.97, 0.017, 0.005, 0.002, 0.006),
    (1, 0.94, 0.055, 0.002, 0.0007, 0.0012),
    (1, 0.96, 0.035, 0.003, 0.0012, 0.00008),
    (1, 0.999, 0.00002, 0.00001, 0.00001, 0.00002),
    (1, 0.999, 0.00002, 0.00001, 0.00001, 0.00002),
    (1, 0.45, 0.25, 0.28, 0.001, 0.0003),
    (1, 0.95, 0.0001, 0.0001, 0.01, 0.04),
)
"""Among two entries taken at random."""
TRUST_IN_DUPLICATES = 300.0
TRUST_IN_STRANGERS = 300.0
"""How many pairs of a list weigh as much as what was shipped."""
_SHARE_OF_DUPLICATES = 0.15
_MOST_LIKELY = 0.01
_ROUNDS = 25
_FLOORS = {Field.GIVEN: -5 * TENTHS, Field.FAMILY: -3 * TENTHS, Field.BIRTH: -4 * TENTHS}
"""A clear contradiction always costs at least this."""
_ARE_TWINS, _MAY_BE_TWINS = -20 * TENTHS, -2 * TENTHS
_MOST_TWINS = 0.01
_FEW_ENTRIES = 100
"""A list of so many says as much of how rare a name is as what is usual."""
_ONE_VALUE = 1.5
"""What is seen once on a list may be seen a little more often in the next."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The points of each level of each field, and what speaks against before any is compared."""

    table: Table
    rarity: int
    """Points of two entries being one person when nothing is known of them: far below 0."""
    of_equal: tuple[float, ...]
    """For each field, how often two strangers are equal."""
    twins: int
    """Points against two given names born on one day under one roof."""

    @property
    def trusts_given_names(self) -> bool:
        """Return False for a list that gives one person several given names."""
        return self.twins == _ARE_TWINS

    def sum_of(self, levels: Levels) -> int:
        """Return the points of *levels*, without those for rare names and without guards."""
        pairs = zip(self.table, levels, strict=True)
        return self.rarity + sum(points[level] for points, level in pairs)


def shipped(entries: int) -> Weights:
    """Return the weights for a list of that many *entries* of which nothing was learnt."""
    return _weights(OF_DUPLICATES, _normalised(OF_STRANGERS), _first_guess(entries), _ARE_TWINS)


def learnt(
    patterns: Mapping[Levels, int],
    strangers: Mapping[Levels, int],
    entries: int,
    distinct: Mapping[Field, int],
) -> Weights:
    """Return the weights that fit a list, by expectation and maximisation.

    *patterns* counts the levels of the pairs compared, *strangers* those of pairs taken at
    random, *distinct* the different values of a field whose equals chance hardly ever meets.
    """
    of_strangers = _of_strangers(strangers, distinct)
    pairs = max(1, entries * (entries - 1) // 2)
    fitting = [
        (levels, count)
        for levels, count in sorted(patterns.items())
        if levels[Field.GIVEN] != DIFFERENT or levels[Field.BIRTH] == EQUAL
    ]
    of_duplicates, likely = OF_DUPLICATES, _first_guess(entries)
    for _round in range(_ROUNDS):
        before = likely
        of_duplicates, likely = _fit(fitting, of_duplicates, of_strangers, likely, pairs)
        if abs(math.log(likely / before)) < 0.0005:
            break
    return _weights(of_duplicates, of_strangers, likely, _twins(patterns, entries))


def rarer(weights: Weights, field: Field, count: int, entries: int) -> int:
    """Return the points, at most six bits, by which an equal value that *count* have is rarer."""
    usual = weights.of_equal[field]
    share = (max(count, _ONE_VALUE) + _FEW_ENTRIES * usual) / (entries + _FEW_ENTRIES)
    points = round(TENTHS * math.log2(usual / share))
    return max(-6 * TENTHS, min(6 * TENTHS, points))


def _first_guess(entries: int) -> float:
    return min(_MOST_LIKELY, 2 * _SHARE_OF_DUPLICATES / max(1, entries - 1))


def _fit(
    patterns: list[tuple[Levels, int]],
    of_duplicates: Shares,
    of_strangers: Shares,
    likely: float,
    pairs: int,
) -> tuple[Shares, float]:
    """One round: how likely each pattern is a duplicate, then what duplicates look like."""
    ratios = [
        [math.log(a / b) for a, b in zip(ours, theirs, strict=True)]
        for ours, theirs in zip(of_duplicates, of_strangers, strict=True)
    ]
    given, family, birth, email, mobile, place, extra = ratios
    odds = math.log(likely / (1 - likely))
    seen = [[TRUST_IN_DUPLICATES * share for share in shares] for shares in OF_DUPLICATES]
    total = 0.0
    for levels, count in patterns:
        g, f, b, e, m, p, x = levels
        ratio = odds + given[g] + family[f] + birth[b] + email[e] + mobile[m] + place[p] + extra[x]
        if ratio < -30:
            continue
        weight = count / (1 + math.exp(-ratio))
        total += weight
        for field, level in enumerate(levels):
            seen[field][level] += weight
    return _normalised(seen), min(_MOST_LIKELY, max(1e-12, total / pairs))


def _of_strangers(seen: Mapping[Levels, int], distinct: Mapping[Field, int]) -> Shares:
    counts = [
        [TRUST_IN_STRANGERS * share for share in shares] for shares in _normalised(OF_STRANGERS)
    ]
    for levels, count in seen.items():
        for field, level in enumerate(levels):
            counts[field][level] += count
    shares = [list(each) for each in _normalised(counts)]
    for field, values in distinct.items():
        if values:
            shares[field][5] = max(1e-9, min(shares[field][5], _ONE_VALUE / values))
    return tuple(map(tuple, shares))


def _normalised(counts: object) -> Shares:
    shares = []
    for each in counts:  # type: ignore[attr-defined]
        total = sum(each[level] for level in EVERY_LEVEL)
        shares.append((1.0, *(each[level] / total for level in EVERY_LEVEL)))
    return tuple(shares)


def _twins(patterns: Mapping[Levels, int], entries: int) -> int:
    """More twins than there are in any country are no twins: such a list mixes given names up."""
    like_twins = sum(
        count
        for levels, count in patterns.items()
        if levels[Field.GIVEN] == DIFFERENT
        and levels[Field.BIRTH] == EQUAL
        and min(levels[Field.FAMILY], levels[Field.PLACE]) >= CLOSE
    )
    return _ARE_TWINS if like_twins <= _MOST_TWINS * entries else _MAY_BE_TWINS


def _weights(of_duplicates: Shares, of_strangers: Shares, likely: float, twins: int) -> Weights:
    table = []
    for field in Field:
        points = [0] * 6
        for level in EVERY_LEVEL:
            ratio = of_duplicates[field][level] / of_strangers[field][level]
            points[level] = round(TENTHS * math.log2(ratio))
        points[1] = min(points[1], _FLOORS.get(field, points[1]))
        for level in range(2, 6):
            points[level] = max(points[level], points[level - 1])
        table.append(tuple(points))
    rarity = round(TENTHS * math.log2(likely / (1 - likely)))
    return Weights(tuple(table), rarity, tuple(shares[5] for shares in of_strangers), twins)
