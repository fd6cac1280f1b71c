"""The ladder of engagement: six rungs, each earned by facts and lost without them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum


class Rung(IntEnum):
    """A place on the ladder; who runs a committee holds a role, not a rung."""

    UNRANKED = 0
    """No place: she objected to being ranked (R24)."""
    CONTACT = 1
    SIGNED_UP = 2
    SUPPORTER = 3
    VOLUNTEER = 4
    RELAY = 5
    AMBASSADOR = 6


LADDER = tuple(rung for rung in Rung if rung is not Rung.UNRANKED)
"""The six rungs, from the lowest."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a rung is decided on, as of a given day."""

    signed_up: date | None = None
    """Since when we have her details from herself: a sign-up, a slip, a proven consent."""
    expressed: tuple[date, ...] = ()
    """Days of acts of hers that are no presence: a proposal, a survey, a petition for us."""
    presences: tuple[tuple[date, str], ...] = ()
    """Day and kind of each action or training she came to."""
    organised: tuple[date, ...] = ()
    recruited: tuple[date, ...] = ()
    """Days on which somebody who came through her was confirmed."""
    objects: bool = False
    """She does not want to be ranked (R24)."""


YEAR = timedelta(days=365)
HALF_YEAR = timedelta(days=180)
QUARTER = timedelta(days=90)


def rung_on(day: date, facts: Facts) -> Rung:
    """Return the highest rung that *facts* earn on *day*; who objects has none (R24)."""
    if facts.objects:
        return Rung.UNRANKED
    if len(days_within(YEAR, day, facts.recruited)) >= 3:
        return Rung.AMBASSADOR
    presences = presences_within(HALF_YEAR, day, facts.presences)
    if len(presences) >= 3 and days_within(HALF_YEAR, day, facts.organised):
        return Rung.RELAY
    recent = presences_within(QUARTER, day, presences)
    if len(recent) >= 3 and len({kind for _day, kind in recent}) >= 2:
        return Rung.VOLUNTEER
    if presences or days_within(YEAR, day, facts.expressed):
        return Rung.SUPPORTER
    return Rung.SIGNED_UP if facts.signed_up else Rung.CONTACT


def presences_within(
    span: timedelta, day: date, presences: Iterable[tuple[date, str]]
) -> list[tuple[date, str]]:
    """Return those of *presences* that lie in the *span* up to *day*; what is to come is none."""
    first = day - span
    return [presence for presence in presences if first <= presence[0] <= day]


def days_within(span: timedelta, day: date, days: Iterable[date]) -> list[date]:
    """Return those of *days* that lie in the *span* up to *day*."""
    first = day - span
    return [each for each in days if first <= each <= day]
