"""The ladder of engagement: six rungs, each earned by facts and lost without them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum


class Rung(IntEnum):
    """A place on the ladder; who runs a committee holds a role, not a rung."""

    CONTACT = 1
    SIGNED_UP = 2
    SUPPORTER = 3
    VOLUNTEER = 4
    RELAY = 5
    AMBASSADOR = 6


@dataclass(frozen=True, slots=True)
class Facts:
    """What a rung is decided on, as of a given day."""

    signed_up: bool = False
    """She gave her details herself: a sign-up, a slip, a proven consent."""
    expressed: tuple[date, ...] = ()
    """Days of acts of hers that are no presence: a proposal, a survey, a petition for us."""
    presences: tuple[tuple[date, str], ...] = ()
    """Day and kind of each action or training she came to."""
    organised: tuple[date, ...] = ()
    recruited: tuple[date, ...] = ()
    """Days on which somebody who came through her was confirmed."""


YEAR = timedelta(days=365)
HALF_YEAR = timedelta(days=180)
QUARTER = timedelta(days=90)


def rung_on(day: date, facts: Facts) -> Rung:
    """Return the highest rung that *facts* earn on *day* (`people.md` 8.2, no score)."""
    if _count_since(facts.recruited, day - YEAR, day) >= 3:
        return Rung.AMBASSADOR
    presences = _since(facts.presences, day - HALF_YEAR, day)
    if _count_since(facts.organised, day - HALF_YEAR, day) >= 1 and len(presences) >= 3:
        return Rung.RELAY
    recent = _since(facts.presences, day - QUARTER, day)
    if len(recent) >= 3 and len({kind for _day, kind in recent}) >= 2:
        return Rung.VOLUNTEER
    if presences or _count_since(facts.expressed, day - YEAR, day):
        return Rung.SUPPORTER
    return Rung.SIGNED_UP if facts.signed_up else Rung.CONTACT


def _since(
    presences: Iterable[tuple[date, str]], first: date, last: date
) -> list[tuple[date, str]]:
    return [presence for presence in presences if first <= presence[0] <= last]


def _count_since(days: Iterable[date], first: date, last: date) -> int:
    return sum(first <= day <= last for day in days)
