"""The ladder of engagement: six rungs, each earned by facts and lost without them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from functools import cached_property


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


@dataclass(frozen=True)
class Thresholds:
    """What each rung asks for: headquarters may set the figures, never the kinds of facts."""

    present_days: int = 180
    """A supporter came once within so many days,"""
    agreed_days: int = 365
    """or agreed to something within so many."""
    volunteer_times: int = 3
    volunteer_kinds: int = 2
    """Kinds of action among those times."""
    volunteer_days: int = 90
    relay_times: int = 3
    relay_led: int = 1
    """Actions she organised."""
    relay_days: int = 180
    ambassador_brought: int = 3
    """People who came through her and were confirmed."""
    ambassador_days: int = 365
    kept_days: int = 30
    """How long a rung is kept that time alone would take back."""

    @cached_property
    def present(self) -> timedelta:
        """Return the span in which a presence makes a supporter; no rung looks further back."""
        return timedelta(days=self.present_days)

    @cached_property
    def agreed(self) -> timedelta:
        """Return the span in which an agreement makes a supporter."""
        return timedelta(days=self.agreed_days)

    @cached_property
    def volunteer(self) -> timedelta:
        """Return the span of a volunteer's presences."""
        return timedelta(days=self.volunteer_days)

    @cached_property
    def relay(self) -> timedelta:
        """Return the span of what a relay came to and organised."""
        return timedelta(days=self.relay_days)

    @cached_property
    def ambassador(self) -> timedelta:
        """Return the span in which an ambassador brought people."""
        return timedelta(days=self.ambassador_days)

    @cached_property
    def kept(self) -> timedelta:
        """Return how long a rung is kept that time alone would take back."""
        return timedelta(days=self.kept_days)

    @cached_property
    def fewest(self) -> int:
        """Return with how few presences there is more to look at than a supporter's."""
        return min(self.volunteer_times, self.relay_times)


PROGRAM = Thresholds()
"""Those of the program itself: they count as long as headquarters says nothing else."""
_NONE = timedelta(0)


def rung_on(day: date, facts: Facts, asks: Thresholds = PROGRAM) -> Rung:
    """Return the rung of *day*: what *facts* earn, or earned within the last thirty days.

    Time alone takes a rung back a month late, so that nobody flickers between two; whatever is
    taken back, or an objection (R24), counts at once. Headquarters may set another month.
    """
    return held_on(day, facts, asks)[0]


def held_on(day: date, facts: Facts, asks: Thresholds = PROGRAM) -> tuple[Rung, date]:
    """Return the rung of *day*, and a day on which it was earned: the last on which facts came."""
    rung, since = earned_on(day, facts, _NONE, asks), day
    if facts.objects or rung >= _highest(facts, asks):
        return rung, since
    if earned_on(day, facts, asks.kept, asks) is rung:
        return rung, since  # not even with all that counted thirty days ago
    for each in _turns(day, facts, asks.kept):
        earlier = earned_on(each, facts, _NONE, asks)
        if earlier > rung:
            rung, since = earlier, each
    return rung, since


def earned_on(
    day: date, facts: Facts, longer: timedelta = _NONE, asks: Thresholds = PROGRAM
) -> Rung:
    """Return the highest rung that *facts* earn on *day* itself, each counting so much *longer*."""
    if facts.objects:
        return Rung.UNRANKED
    if facts.recruited and _has_brought(day, facts, longer, asks):
        return Rung.AMBASSADOR
    presences = presences_within(asks.present + longer, day, facts.presences)
    if len(presences) >= asks.fewest:
        if facts.organised and _is_relay(day, facts, presences, longer, asks):
            return Rung.RELAY
        recent = presences_within(asks.volunteer + longer, day, presences)
        if _is_enough(recent, asks):
            return Rung.VOLUNTEER
    if presences or days_within(asks.agreed + longer, day, facts.expressed):
        return Rung.SUPPORTER
    return Rung.SIGNED_UP if facts.signed_up else Rung.CONTACT


def _has_brought(day: date, facts: Facts, longer: timedelta, asks: Thresholds) -> bool:
    brought = days_within(asks.ambassador + longer, day, facts.recruited)
    return len(brought) >= asks.ambassador_brought


def _is_relay(
    day: date, facts: Facts, presences: list[tuple[date, str]], longer: timedelta, asks: Thresholds
) -> bool:
    span = asks.relay + longer
    if len(days_within(span, day, facts.organised)) < asks.relay_led:
        return False
    if asks.relay_days != asks.present_days:
        presences = presences_within(span, day, presences)
    return len(presences) >= asks.relay_times


def _is_enough(recent: list[tuple[date, str]], asks: Thresholds) -> bool:
    if len(recent) < asks.volunteer_times:
        return False
    return len({kind for _day, kind in recent}) >= asks.volunteer_kinds


def _highest(facts: Facts, asks: Thresholds) -> Rung:
    """Return a rung above which *facts* lead on no day."""
    if len(facts.recruited) >= asks.ambassador_brought:
        return Rung.AMBASSADOR
    times = len(facts.presences)
    if times >= asks.relay_times and len(facts.organised) >= asks.relay_led:
        return Rung.RELAY
    return Rung.VOLUNTEER if times >= asks.volunteer_times else Rung.SUPPORTER


def _turns(day: date, facts: Facts, kept: timedelta) -> Iterator[date]:
    """Return the days of the last thirty on which a rung can have been at its highest.

    A rung rises on the day of a fact and only falls between facts: those days, and the first.
    """
    first = day - kept
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
