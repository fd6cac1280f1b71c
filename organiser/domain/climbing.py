"""Why somebody stands on her rung, what the next one asks for, and one thing to propose to her."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from organiser.domain.engagement import (
    Facts,
    Rung,
    Thresholds,
    days_within,
    earned_on,
    held_on,
    presences_within,
)
from organiser.domain.ladder import NO_TEXT, OWN, Ladder, Text


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
    """Come once, or agree to hear from us."""
    COME = "come"
    KINDS = "kinds"
    ORGANISE = "organise"
    BRING = "bring"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing the next rung asks for, and how much of it is there."""

    ask: Ask
    needed: int
    have: int
    days: int = 0
    """Within how many; 0: whenever."""

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
    act: Text = NO_TEXT
    """In the words of headquarters; empty: in those of the program."""


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


def explain(
    day: date, facts: Facts, *, may_ask: bool = True, agreed: bool = True, ladder: Ladder = OWN
) -> Why:
    """Return why *facts* give their rung on *day*, as *ladder* defines it.

    Nothing is proposed unless she *may* be *ask*ed; who has not *agreed* to hear from us and was
    never seen is asked that first.
    """
    asks = ladder.asks
    rung, since = held_on(day, facts, asks)
    if rung is Rung.UNRANKED:
        return Why(rung)
    found = _earned(rung, since, facts, asks)
    earned = tuple(sorted(found, key=lambda fact: fact.on, reverse=True))
    until = _kept_until(rung, since, day, facts, asks)
    proposal = _proposal(rung, day, facts, ladder, agreed=agreed) if may_ask else None
    if rung is Rung.AMBASSADOR:
        return Why(rung, earned, proposal=proposal, kept_until=until)
    above = Rung(rung + 1)
    return Why(rung, earned, above, tuple(_asked(above, day, facts, asks)), proposal, until)


def _kept_until(rung: Rung, since: date, day: date, facts: Facts, asks: Thresholds) -> date | None:
    last, one = since, timedelta(days=1)
    while last < day and earned_on(last + one, facts, asks=asks) >= rung:
        last += one
    return None if last == day else last + asks.kept


def _earned(rung: Rung, day: date, facts: Facts, asks: Thresholds) -> Iterator[Fact]:
    if rung is Rung.AMBASSADOR:
        yield from _all(FactKind.BROUGHT, days_within(asks.ambassador, day, facts.recruited))
    elif rung is Rung.RELAY:
        yield from _all(FactKind.ORGANISED, days_within(asks.relay, day, facts.organised))
        yield from _came(asks.relay, day, facts)
    elif rung is Rung.VOLUNTEER:
        yield from _came(asks.volunteer, day, facts)
    elif rung is Rung.SUPPORTER:
        yield from _came(asks.present, day, facts)
        yield from _all(FactKind.AGREED, days_within(asks.agreed, day, facts.expressed))
    elif facts.signed_up is not None:
        yield Fact(facts.signed_up, FactKind.SIGNED_UP)


def _all(kind: FactKind, days: Iterable[date]) -> Iterator[Fact]:
    return (Fact(day, kind) for day in days)


def _came(span: timedelta, day: date, facts: Facts) -> Iterator[Fact]:
    within = presences_within(span, day, facts.presences)
    return (Fact(on, FactKind.CAME, what) for on, what in within)


def _asked(rung: Rung, day: date, facts: Facts, asks: Thresholds) -> Iterator[Requirement]:
    """Yield what *rung* asks for, in the words of `engagement.rung_on`."""
    if rung is Rung.SIGNED_UP:
        yield Requirement(Ask.SIGN_UP, 1, int(facts.signed_up is not None))
    elif rung is Rung.SUPPORTER:
        yield Requirement(Ask.TAKE_PART, 1, 0)
    elif rung is Rung.VOLUNTEER:
        recent = presences_within(asks.volunteer, day, facts.presences)
        yield Requirement(Ask.COME, asks.volunteer_times, len(recent), asks.volunteer_days)
        if asks.volunteer_kinds > 1:
            kinds = len({kind for _on, kind in recent})
            yield Requirement(Ask.KINDS, asks.volunteer_kinds, kinds, asks.volunteer_days)
    elif rung is Rung.RELAY:
        came = len(presences_within(asks.relay, day, facts.presences))
        led = len(days_within(asks.relay, day, facts.organised))
        yield Requirement(Ask.COME, asks.relay_times, came, asks.relay_days)
        yield Requirement(Ask.ORGANISE, asks.relay_led, led, asks.relay_days)
    else:
        brought = len(days_within(asks.ambassador, day, facts.recruited))
        yield Requirement(Ask.BRING, asks.ambassador_brought, brought, asks.ambassador_days)


def _proposal(rung: Rung, day: date, facts: Facts, ladder: Ladder, *, agreed: bool) -> Proposal:
    """Return what the program proposes, in the words and on the day of headquarters if it has any.

    Whether she agrees to hear from us is asked before anything else, whatever headquarters says.
    """
    if rung is Rung.SIGNED_UP and not agreed:
        return Proposal(Step.ASK, day + timedelta(days=3))
    step, on = _own_proposal(rung, day, facts, ladder.asks)
    said = ladder.of(rung)
    if said.act_days is not None:
        on = day + timedelta(days=said.act_days)
    return Proposal(step, on, said.act)


def _own_proposal(rung: Rung, day: date, facts: Facts, asks: Thresholds) -> tuple[Step, date]:
    saturday = next_outing(day)
    return {
        Rung.CONTACT: (Step.ASK, day + timedelta(days=3)),
        Rung.SIGNED_UP: (Step.INVITE, saturday),
        Rung.SUPPORTER: (_invitation(day, facts, asks), saturday),
        Rung.VOLUNTEER: (Step.LEAD, saturday + timedelta(days=7)),  # time to get ready
        Rung.RELAY: (Step.BRING, saturday),
        Rung.AMBASSADOR: (Step.THANK, day + timedelta(days=7)),
    }[rung]


def _invitation(day: date, facts: Facts, asks: Thresholds) -> Step:
    recent = presences_within(asks.volunteer, day, facts.presences)
    if len(recent) >= 2 and len({kind for _on, kind in recent}) == 1:
        return Step.OFFER_OTHER
    return (
        Step.INVITE_AGAIN if presences_within(asks.present, day, facts.presences) else Step.INVITE
    )


def next_outing(day: date) -> date:
    """Return the next Saturday that leaves two days to ask."""
    return day + timedelta(days=2 + (5 - (day.weekday() + 2)) % 7)
