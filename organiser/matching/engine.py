"""Finds, in a whole list, the entries that are one person, and says why."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from organiser.domain.matching.clusters import FORBIDDEN, Clusters
from organiser.domain.matching.entry import EQUAL, Entry, Field, Levels
from organiser.domain.matching.guards import Guard
from organiser.domain.matching.judgement import (
    REVIEWED_FROM,
    SUGGESTED_FROM,
    Band,
    Extra,
    Frequencies,
    Judgement,
    judge,
)
from organiser.domain.matching.weights import TENTHS, Weights, learnt
from organiser.matching.blocking import SHARE_OF_WORK, candidate_pairs
from organiser.matching.levels import compare
from organiser.matching.names import Names
from organiser.progress import Progress

MOST_STRANGERS = 40_000
_STRANGERS_AN_ENTRY = 4
_FEWEST_STRANGERS = 10_000
_CONTRADICTED_UNDER = -4 * TENTHS
_HOPELESS_UNDER = -14 * TENTHS
"""Rare names add twelve bits at most."""
_STEP = 20_000

Apart = frozenset[tuple[str, str]]
"""Ids of entries of which she said that they are two persons."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two entries that may be one person, the smaller id first."""

    one: str
    other: str
    band: Band
    judgement: Judgement


def find_matches(
    entries: Iterable[Entry], progress: Progress | None = None, apart: Apart = frozenset()
) -> list[Match]:
    """Return the pairs of *entries* that may be one person, the likeliest first.

    The order of the entries changes nothing. A pair in *apart* is not proposed, and no third
    entry joins it.
    """
    listed = sorted(entries, key=lambda entry: (entry.content, entry.id))
    return _Search(listed, progress or Progress(), apart).matches()


class _Search:
    """One search of a list, which stands in an order of its own."""

    def __init__(self, entries: Sequence[Entry], progress: Progress, apart: Apart) -> None:
        self._entries = entries
        self._progress = progress
        self._apart = frozenset(map(frozenset, apart))
        firsts = Counter(entry.first for entry in entries if entry.first)
        lasts = Counter(entry.last for entry in entries if entry.last)
        self._names = Names(firsts, lasts)
        self._frequencies = Frequencies(len(entries), firsts, lasts)

    def matches(self) -> list[Match]:
        """Return the pairs that are worth a look."""
        if len(self._entries) < 2:
            return []
        pairs = candidate_pairs(self._entries, self._names, self._progress)
        patterns = self._compare(pairs)
        weights = self._learn(patterns, pairs)
        judged = self._judge(pairs, list(patterns), weights)
        clusters = Clusters(lambda one, other: self._objection(one, other, weights))
        clusters.join(
            (judgement.score, one, other)
            for (one, other), judgement in judged.items()
            if judgement.score >= SUGGESTED_FROM
        )
        settled = self._settled(judged, clusters, weights)
        found = [self._match(pair, judgement) for pair, judgement in settled.items()]
        return sorted(found, key=lambda match: (-match.judgement.score, match.one, match.other))

    def _compare(self, pairs: dict[int, int]) -> dict[Levels, int]:
        """Put the number of its pattern in the place of the given level of each pair."""
        numbers: dict[Levels, int] = {}
        entries, names, count = self._entries, self._names, len(self._entries)
        for done, (pair, given) in enumerate(pairs.items()):
            one, other = divmod(pair, count)
            levels = compare(entries[one], entries[other], names, given)
            pairs[pair] = numbers.setdefault(levels, len(numbers))
            if not done % _STEP:
                whole = SHARE_OF_WORK + (100 - SHARE_OF_WORK) * done // len(pairs)
                self._progress.at(whole, 100)
        self._progress.at(100, 100)
        return numbers

    def _learn(self, patterns: dict[Levels, int], pairs: dict[int, int]) -> Weights:
        counts = Counter(pairs.values())
        seen = {levels: counts[number] for levels, number in patterns.items()}
        distinct = {
            Field.EMAIL: len({email for entry in self._entries for email in entry.emails}),
            Field.MOBILE: len({mobile for entry in self._entries for mobile in entry.mobiles}),
        }
        return learnt(seen, self._strangers(), len(self._entries), distinct)

    def _strangers(self) -> Counter[Levels]:
        """Compare pairs taken at random: hardly any of them is one person."""
        entries, names, count = self._entries, self._names, len(self._entries)
        chance = random.Random(count)  # noqa: S311  (a sample, the same each time)
        wanted = max(_FEWEST_STRANGERS, _STRANGERS_AN_ENTRY * count)
        most = min(MOST_STRANGERS, wanted, count * (count - 1) // 2)
        drawn = ((int(chance.random() * count), int(chance.random() * count)) for _ in range(most))
        return Counter(
            compare(entries[one], entries[other], names) for one, other in drawn if one != other
        )

    def _judge(
        self, pairs: dict[int, int], patterns: Sequence[Levels], weights: Weights
    ) -> dict[tuple[int, int], Judgement]:
        sums = [weights.sum_of(levels) for levels in patterns]
        hopeful = [
            points >= _HOPELESS_UNDER or levels[: Field.BIRTH] == (EQUAL, EQUAL)
            for points, levels in zip(sums, patterns, strict=True)
        ]
        judged = {}
        for pair, number in pairs.items():
            if not hopeful[number]:
                continue
            one, other = divmod(pair, len(self._entries))
            if not self._may_be_one(one, other, patterns[number], sums[number], weights):
                continue
            judgement = self._judgement(one, other, patterns[number], weights)
            if judgement.score >= REVIEWED_FROM and not self._are_apart(one, other):
                judged[one, other] = judgement
        return judged

    def _may_be_one(
        self, one: int, other: int, levels: Levels, points: int, weights: Weights
    ) -> bool:
        """Tell, without its parts, whether a score may be worth a look: guards only lower it."""
        entry = self._entries[one]
        for field in (Field.GIVEN, Field.FAMILY):
            points += self._frequencies.rarity(weights, entry, levels, field)
        return points >= REVIEWED_FROM or entry.content == self._entries[other].content

    def _judgement(self, one: int, other: int, levels: Levels, weights: Weights) -> Judgement:
        pair = self._entries[one], self._entries[other]
        return judge(*pair, levels, weights, self._frequencies)

    def _fresh(self, one: int, other: int, weights: Weights) -> Judgement:
        levels = compare(self._entries[one], self._entries[other], self._names)
        return self._judgement(one, other, levels, weights)

    def _objection(self, one: int, other: int, weights: Weights) -> int:
        if self._are_apart(one, other):
            return FORBIDDEN
        judgement = self._fresh(one, other, weights)
        is_other = any(part.why is Guard.OTHER_GIVEN_NAME for part in judgement.parts)
        if is_other and weights.trusts_given_names:
            return FORBIDDEN
        return int(judgement.score < _CONTRADICTED_UNDER)

    def _are_apart(self, one: int, other: int) -> bool:
        return frozenset((self._entries[one].id, self._entries[other].id)) in self._apart

    def _settled(
        self, judged: dict[tuple[int, int], Judgement], clusters: Clusters, weights: Weights
    ) -> dict[tuple[int, int], Judgement]:
        """Bring the pairs in line with the groups they stand in, or not."""
        settled = dict(judged)
        for (one, other), judgement in judged.items():
            if judgement.score >= SUGGESTED_FROM and not clusters.are_one(one, other):
                settled[one, other] = judgement.brought_to(SUGGESTED_FROM - 1, Extra.CHAIN)
        for one, other in clusters.pairs():
            own = judged.get((one, other)) or self._fresh(one, other, weights)
            if own.score < SUGGESTED_FROM:
                settled[one, other] = own.brought_to(SUGGESTED_FROM, Extra.THIRD)
        return settled

    def _match(self, pair: tuple[int, int], judgement: Judgement) -> Match:
        one, other = sorted(self._entries[place].id for place in pair)
        band = judgement.band
        assert band is not None
        return Match(one, other, band, judgement)
