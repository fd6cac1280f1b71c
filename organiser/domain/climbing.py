"""Why somebody stands on her rung, what the next one asks for, and one thing to propose to her."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from organiser.domain.engagement import (
    HALF_YEAR,
    HELD,
    QUARTER,
    YEAR,
    Facts,
    Rung,
    days_within,
    earned_on,
    held_on,
    presences_within,
)


class FactKind(StrEnum):
    """What a rung can be earned by."""

    SIGNED_UP = "signed_up"
    AGREED = "agreed"
    CAME = "came"
    ORGANISED = "organised"
    BROUGHT = "brought"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact that earns the rung, with its day."""

    on: date
    kind: FactKind
    what: str = ""
    """Where she came: a kind of action, or "training"."""


class Ask(StrEnum):
    """What a rung asks for."""

    SIGN_UP = "sign_up"
    TAKE_PART = "take_part"
    """Come once within six months, or agree to hear from us."""
    COME_IN_THREE_MONTHS = "come_in_three_months"
    KINDS = "kinds"
    COME_IN_SIX_MONTHS = "come_in_six_months"
    ORGANISE = "organise"
    BRING = "bring"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing the next rung asks for, and how much of it is there."""

    ask: Ask
    needed: int
    have: int

    @property
    def is_met(self) -> bool:
        """True when nothing of it is missing."""
        return self.have >= self.needed


class Step(StrEnum):
    """What can be proposed to her."""

    ASK = "ask"
    """Whether she would like to hear from us."""
    INVITE = "invite"
    INVITE_AGAIN = "invite_again"
    OFFER_OTHER = "offer_other"
    LEAD = "lead"
    BRING = "bring"
    THANK = "thank"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One next act towards her, and the day for it."""

    step: Step
    on: date


@dataclass(frozen=True, slots=True)
class Why:
    """Why this rung: done first, then what is missing, then what to do."""

    rung: Rung
    facts: tuple[Fact, ...] = ()
    """The newest first."""
    next_rung: Rung | None = None
    requirements: tuple[Requirement, ...] = ()
    proposal: Proposal | None = None
    kept_until: date | None = None
    """The last day of a rung that is no longer earned; None while it is."""


def explain(day: date, facts: Facts, *, may_ask: bool = True, agreed: bool = True) -> Why:
    """Return why *facts* give their rung on *day*.

    Nothing is proposed unless she *may* be *ask*ed; who has not *agreed* to hear from us and was
    never seen is asked that first.
    """
    rung, since = held_on(day, facts)
    if rung is Rung.UNRANKED:
        return Why(rung)
    earned = tuple(sorted(_earned(rung, since, facts), key=lambda fact: fact.on, reverse=True))
    until = _kept_until(rung, since, day, facts)
    proposal = _proposal(rung, day, facts, agreed=agreed) if may_ask else None
    if rung is Rung.AMBASSADOR:
        return Why(rung, earned, proposal=proposal, kept_until=until)
    above = Rung(rung + 1)
    return Why(rung, earned, above, tuple(_asked(above, day, facts)), proposal, until)


def _kept_until(rung: Rung, since: date, day: date, facts: Facts) -> date | None:
    last = since
    while last < day and earned_on(last + timedelta(days=1), facts) >= rung:
        last += timedelta(days=1)
    return None if last == day else last + HELD


def _earned(rung: Rung, day: date, facts: Facts) -> Iterator[Fact]:
    if rung is Rung.AMBASSADOR:
        yield from _all(FactKind.BROUGHT, days_within(YEAR, day, facts.recruited))
    elif rung is Rung.RELAY:
        yield from _all(FactKind.ORGANISED, days_within(HALF_YEAR, day, facts.organised))
        yield from _came(HALF_YEAR, day, facts)
    elif rung is Rung.VOLUNTEER:
        yield from _came(QUARTER, day, facts)
    elif rung is Rung.SUPPORTER:
        yield from _came(HALF_YEAR, day, facts)
        yield from _all(FactKind.AGREED, days_within(YEAR, day, facts.expressed))
    elif facts.signed_up is not None:
        yield Fact(facts.signed_up, FactKind.SIGNED_UP)


def _all(kind: FactKind, days: Iterable[date]) -> Iterator[Fact]:
    return (Fact(day, kind) for day in days)


def _came(span: timedelta, day: date, facts: Facts) -> Iterator[Fact]:
    within = presences_within(span, day, facts.presences)
    return (Fact(on, FactKind.CAME, what) for on, what in within)


def _asked(rung: Rung, day: date, facts: Facts) -> Iterator[Requirement]:
    """Yield what *rung* asks for, in the words of `engagement.rung_on`."""
    if rung is Rung.SIGNED_UP:
        yield Requirement(Ask.SIGN_UP, 1, int(facts.signed_up is not None))
    elif rung is Rung.SUPPORTER:
        yield Requirement(Ask.TAKE_PART, 1, 0)
    elif rung is Rung.VOLUNTEER:
        recent = presences_within(QUARTER, day, facts.presences)
        yield Requirement(Ask.COME_IN_THREE_MONTHS, 3, len(recent))
        yield Requirement(Ask.KINDS, 2, len({kind for _on, kind in recent}))
    elif rung is Rung.RELAY:
        presences = presences_within(HALF_YEAR, day, facts.presences)
        yield Requirement(Ask.COME_IN_SIX_MONTHS, 3, len(presences))
        yield Requirement(Ask.ORGANISE, 1, len(days_within(HALF_YEAR, day, facts.organised)))
    else:
        yield Requirement(Ask.BRING, 3, len(days_within(YEAR, day, facts.recruited)))


def _proposal(rung: Rung, day: date, facts: Facts, *, agreed: bool) -> Proposal:
    saturday = next_outing(day)
    if rung is Rung.AMBASSADOR:
        return Proposal(Step.THANK, day + timedelta(days=7))
    if rung is Rung.RELAY:
        return Proposal(Step.BRING, saturday)
    if rung is Rung.VOLUNTEER:  # time to get ready
        return Proposal(Step.LEAD, saturday + timedelta(days=7))
    if rung is Rung.SUPPORTER:
        return Proposal(_invitation(day, facts), saturday)
    if rung is Rung.CONTACT or not agreed:
        return Proposal(Step.ASK, day + timedelta(days=3))
    return Proposal(Step.INVITE, saturday)


def _invitation(day: date, facts: Facts) -> Step:
    recent = presences_within(QUARTER, day, facts.presences)
    if len(recent) >= 2 and len({kind for _on, kind in recent}) == 1:
        return Step.OFFER_OTHER
    return Step.INVITE_AGAIN if presences_within(HALF_YEAR, day, facts.presences) else Step.INVITE


def next_outing(day: date) -> date:
    """Return the next Saturday that leaves two days to ask."""
    return day + timedelta(days=2 + (5 - (day.weekday() + 2)) % 7)
