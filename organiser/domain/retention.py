"""How long somebody may be kept, and from when on (R27); a table of rules, and nothing else.

Each figure is an outer limit: a committee may keep people for less time, never for more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from organiser.domain.consent import Basis, Relation
from organiser.domain.rights import ErasureReason


class Rule(StrEnum):
    """A clock; each is also why somebody is erased, but for the one that only asks."""

    NEVER_CONTACTED = "never_contacted"
    """Nobody spoke with her since she came in."""
    ONE_MESSAGE = "one_message"
    """She was contacted and nothing came of it."""
    ASK_AGAIN = "ask_again"
    """She agreed long ago, and did nothing since: ask her whether it still holds."""
    INACTIVE = "inactive"
    """The same for so long that the answer is taken for no."""
    FORMER_MEMBER = "former_member"


MOST = {
    Rule.NEVER_CONTACTED: 60,
    Rule.ONE_MESSAGE: 60,
    Rule.ASK_AGAIN: 365,
    Rule.INACTIVE: 1095,
    Rule.FORMER_MEMBER: 1095,
}
"""Days: two months, a year, thirty-six months."""
LEAST = 7
"""No figure below it: somebody who came in on Monday is not gone on Tuesday."""
REASONS = {
    Rule.NEVER_CONTACTED: ErasureReason.NEVER_CONTACTED,
    Rule.ONE_MESSAGE: ErasureReason.ONE_MESSAGE,
    Rule.INACTIVE: ErasureReason.INACTIVE,
    Rule.FORMER_MEMBER: ErasureReason.FORMER_MEMBER,
}


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of somebody that decides how long she may be kept."""

    relation: Relation
    basis: Basis
    came_on: date
    contacted_on: date | None = None
    """When somebody last spoke with her, called or visited."""
    acted_on: date | None = None
    """When she last did something herself: came, was trained, agreed."""


@dataclass(frozen=True, slots=True)
class Due:
    """A rule that has run out for somebody, and since when."""

    rule: Rule
    since: date


def days_of(rule: Rule, chosen: Mapping[Rule, int]) -> int:
    """Return the days of *rule*: those chosen, never more than the law would let her keep."""
    return max(LEAST, min(chosen.get(rule, MOST[rule]), MOST[rule]))


def is_allowed(rule: Rule, days: int) -> bool:
    """Tell whether *days* may be chosen: downwards only."""
    return LEAST <= days <= MOST[rule]


def due(held: Held, chosen: Mapping[Rule, int], today: date) -> Due | None:
    """Return the rule that has run out, or None; the gravest of two."""
    for rule, start in _clocks(held):
        ends = start + timedelta(days=days_of(rule, chosen))
        if ends <= today:
            return Due(rule, ends)
    return None


def _clocks(held: Held) -> list[tuple[Rule, date]]:
    """Return which clocks run for her, and from when on; the gravest first."""
    signs = [day for day in (held.came_on, held.contacted_on, held.acted_on) if day is not None]
    if held.relation is Relation.MEMBER:
        return []
    if held.relation is Relation.FORMER_MEMBER:
        return [(Rule.FORMER_MEMBER, max(signs))]
    if _is_regular(held):
        last = max(day for day in (held.came_on, held.acted_on) if day is not None)
        return [(Rule.INACTIVE, max(signs)), (Rule.ASK_AGAIN, last)]
    if held.contacted_on is None:
        return [(Rule.NEVER_CONTACTED, held.came_on)]
    return [(Rule.ONE_MESSAGE, held.contacted_on)]


def _is_regular(held: Held) -> bool:
    """Who agreed, is in regular contact or did something with us is no chance meeting."""
    return (
        held.relation is Relation.REGULAR
        or held.basis in {Basis.EXPLICIT_CONSENT, Basis.REGULAR_CONTACT}
        or held.acted_on is not None
    )
