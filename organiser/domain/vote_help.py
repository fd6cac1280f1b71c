"""Help to vote: who said that she needs it and who offers it, for one ballot; and by when.

Only what somebody said herself is written down, never for whom she votes, and it is kept until the
ballot is over.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from organiser.domain.silence import ElectionDay

KEPT_AFTER = timedelta(days=0)
"""How long a word is kept after the day of voting: it is gone the day after (R27)."""
ONE_PROXY = 1
"""Proxies made in France that one voter may hold (electoral code, art. L.73)."""
LAST_ROUND_WITHIN = timedelta(days=21)
"""Two days of voting no further apart are rounds of one vote: the first has the last day."""
PROXY_ADVICE = timedelta(days=10)
"""No law says by when; this leaves the town hall the time to have it."""
_FRIDAY = 4


class Side(StrEnum):
    """What she said."""

    ASKS = "asks"
    OFFERS = "offers"
    SAYS = "says"
    """That she will vote: a pledge, which asks for nothing."""


class Need(StrEnum):
    """What about."""

    PROXY = "proxy"
    LIFT = "lift"
    REGISTRATION = "registration"
    """Somebody to sign up on the roll with."""
    PLEDGE = "pledge"


HELPS = (Need.PROXY, Need.LIFT, Need.REGISTRATION)
"""What is asked for and offered."""


class Source(StrEnum):
    """Where a day comes from."""

    HEADQUARTERS = "headquarters"
    LAW = "law"
    """Electoral code, art. L.17."""
    ADVICE = "advice"
    """Of the program: the law names no day."""


@dataclass(frozen=True, slots=True)
class LastDay:
    """By when, and who says so."""

    on: date
    source: Source


@dataclass(frozen=True, slots=True)
class Sent:
    """The days that headquarters gave with a day of voting, if any."""

    register_by: date | None = None
    proxy_by: date | None = None


NO_LAST_DAYS = Sent()


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote of the committee's territory that is not over, and its last days."""

    title: str
    on: date
    """As it was given: the day by which everybody has voted."""
    first_on: date
    """When it is voted here: overseas, a day earlier at times."""
    register_by: LastDay
    proxy_by: LastDay


def is_over(on: date, today: date) -> bool:
    """Tell whether what was noted for a vote of *on* is to be erased."""
    return today > on + KEPT_AFTER


def fits(side: Side, need: Need) -> bool:
    """Tell whether *need* is something that is asked, offered or said."""
    return (need is Need.PLEDGE) == (side is Side.SAYS)


def ballot_of(day: ElectionDay, first_on: date, earlier: tuple[date, ...], sent: Sent) -> Ballot:
    """Return the ballot of *day*, which is voted here from *first_on* on.

    *earlier* are the first days of the other votes here: of two rounds, the first has the last day
    to sign up on the roll.
    """
    begins = min(
        (each for each in earlier if timedelta(0) < first_on - each <= LAST_ROUND_WITHIN),
        default=first_on,
    )
    return Ballot(
        day.title, day.on, first_on,
        _sent(sent.register_by) or LastDay(last_day_to_register(begins), Source.LAW),
        _sent(sent.proxy_by) or LastDay(first_on - PROXY_ADVICE, Source.ADVICE),
    )  # fmt: skip


def last_day_to_register(first_on: date) -> date:
    """Return the sixth Friday before a vote (electoral code, art. L.17)."""
    back = (first_on.weekday() - _FRIDAY) % 7 or 7
    return first_on - timedelta(days=back + 35)


def _sent(day: date | None) -> LastDay | None:
    return None if day is None else LastDay(day, Source.HEADQUARTERS)
