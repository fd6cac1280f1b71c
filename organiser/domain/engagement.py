"""The ladder of engagement: six rungs, each earned by facts and lost without them."""

from collections.abc import Iterable, Iterator
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
HELD = timedelta(days=30)
"""How long a rung is kept that time alone would take back."""


def rung_on(day: date, facts: Facts) -> Rung:
    """Return the rung of *day*: what *facts* earn, or earned within the last thirty days.

    Time alone takes a rung back a month late, so that nobody flickers between two; whatever is
    taken back, or an objection (R24), counts at once.
    """
    return held_on(day, facts)[0]


def held_on(day: date, facts: Facts) -> tuple[Rung, date]:
    """Return the rung of *day*, and a day on which it was earned: the last on which facts came."""
    rung, since = earned_on(day, facts), day
    if facts.objects or rung >= _highest(facts) or earned_on(day, facts, HELD) is rung:
        return rung, since  # not even with all that counted thirty days ago
    for each in _turns(day, facts):
        earlier = earned_on(each, facts)
        if earlier > rung:
            rung, since = earlier, each
    return rung, since


def earned_on(day: date, facts: Facts, longer: timedelta = timedelta(0)) -> Rung:
    """Return the highest rung that *facts* earn on *day* itself, each counting so much *longer*."""
    if facts.objects:
        return Rung.UNRANKED
    if facts.recruited and len(days_within(YEAR + longer, day, facts.recruited)) >= 3:
        return Rung.AMBASSADOR
    presences = presences_within(HALF_YEAR + longer, day, facts.presences)
    if len(presences) >= 3:
        if facts.organised and days_within(HALF_YEAR + longer, day, facts.organised):
            return Rung.RELAY
        recent = presences_within(QUARTER + longer, day, presences)
        if len(recent) >= 3 and len({kind for _day, kind in recent}) >= 2:
            return Rung.VOLUNTEER
    if presences or days_within(YEAR + longer, day, facts.expressed):
        return Rung.SUPPORTER
    return Rung.SIGNED_UP if facts.signed_up else Rung.CONTACT


def _highest(facts: Facts) -> Rung:
    """Return a rung above which *facts* lead on no day."""
    if len(facts.recruited) >= 3:
        return Rung.AMBASSADOR
    if len(facts.presences) < 3:
        return Rung.SUPPORTER
    return Rung.RELAY if facts.organised else Rung.VOLUNTEER


def _turns(day: date, facts: Facts) -> Iterator[date]:
    """Return the days of the last thirty on which a rung can have been at its highest.

    A rung rises on the day of a fact and only falls between facts: those days, and the first.
    """
    first = day - HELD
    yield first
    came = {on for on, _kind in facts.presences} | {*facts.organised, *facts.recruited}
    yield from sorted(on for on in came.union(facts.expressed) if first < on < day)


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
