"""Who climbed: on which rung somebody stood at the end of each month, and where she came to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

from organiser.domain.engagement import LADDER, PROGRAM, Facts, Rung, Thresholds, rung_on
from organiser.domain.identifier import id_by_key

MONTHS = 12
MOST_COUNTED = 10_000_000
NOBODY = 0
"""Below the lowest rung: she was not in the list yet."""


@dataclass(frozen=True, slots=True)
class Month:
    """One month of a committee."""

    first: date
    climbed: tuple[int, ...]
    """How many came to each rung from below, the lowest rung first."""
    people: tuple[int, ...]
    """How many stood on each at its end; today, of the month that runs."""

    @property
    def all_climbed(self) -> int:
        """Return how many came to any."""
        return sum(self.climbed)


def last_months(today: date, count: int = MONTHS) -> tuple[date, ...]:
    """Return the first days of the last months, the one that runs at the end."""
    found = [today.replace(day=1)]
    while len(found) < count:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return tuple(reversed(found))


def ends_of(months: Sequence[date], today: date) -> tuple[date, ...]:
    """Return the days on which to look: before the first of *months*, at the end of each."""
    before = months[0] - timedelta(days=1)
    ends = [first - timedelta(days=1) for first in months[1:]]
    return (before, *ends, today)


def stood(
    facts: Facts, came: date, ends: Sequence[date], asks: Thresholds = PROGRAM
) -> tuple[int, ...]:
    """Return on which rung *facts* were on each of *ends*; `NOBODY` before the day she *came*.

    Who does not want to be ranked stood nowhere.
    """
    if facts.objects:
        return (NOBODY,) * len(ends)
    is_plain = not (facts.presences or facts.expressed or facts.recruited or facts.organised)
    return tuple(
        NOBODY if end < came else _stood(facts, end, asks, is_plain=is_plain) for end in ends
    )


def climbs(stands: Sequence[int]) -> tuple[int, ...]:
    """Return for each month the rung she came to from below, or `NOBODY`.

    Nobody climbs to the lowest: to be put in the list, by a file of a thousand, is no climb.
    """
    return tuple(
        later if later > max(earlier, Rung.CONTACT) else NOBODY
        for earlier, later in pairwise(stands)
    )


def counted_by_rung(rungs: Sequence[int]) -> tuple[int, ...]:
    """Return how many of *rungs* are each of the ladder's."""
    return tuple(sum(each == rung for each in rungs) for rung in LADDER)


def _stood(facts: Facts, end: date, asks: Thresholds, *, is_plain: bool) -> int:
    has_signed = facts.signed_up is not None and facts.signed_up <= end
    if is_plain:
        return int(Rung.SIGNED_UP if has_signed else Rung.CONTACT)
    if facts.signed_up is not None and not has_signed:
        facts = replace(facts, signed_up=None)
    return int(rung_on(end, facts, asks))


def count_id(month: str, rung: int) -> UUID:
    """Return the id of what a committee counts on *rung* in *month*: the same on every laptop."""
    return id_by_key("rung_count", month, rung)
