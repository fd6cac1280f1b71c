"""The conditions a list is made of, joined by and, or, not.

No condition asks how a name sounds, where somebody was born or which nationality she has: none
can be written, so none can be asked (R10). A condition on a rung neither holds nor fails for
somebody who objected to being ranked: its contrary does not hold for her either (R24).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from organiser.domain.action import ActionKind
from organiser.domain.consent import Basis, Channel, Origin, Relation
from organiser.domain.engagement import Rung

MOST_DAYS = 36_500


class TraitKind(StrEnum):
    """What a word about somebody says; each was said by herself."""

    THEME = "theme"
    SKILL = "skill"
    LANGUAGE = "language"
    AVAILABILITY = "availability"
    TAG = "tag"


class Way(StrEnum):
    """What there is to reach somebody by."""

    PHONE = "phone"
    MOBILE = "mobile"
    EMAIL = "email"
    ADDRESS = "address"


class StepTime(StrEnum):
    """Where the next step of somebody stands."""

    NONE = "none"
    DUE = "due"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds; without parts it holds for everybody."""

    parts: "tuple[Rule, ...]" = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds; without parts it holds for nobody."""

    parts: "tuple[Rule, ...]" = ()


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Rule"


@dataclass(frozen=True, slots=True)
class OnRung:
    """Stands on one of the rungs from *lowest* to *highest*."""

    lowest: Rung
    highest: Rung = Rung.AMBASSADOR

    def __post_init__(self) -> None:
        if not Rung.CONTACT <= self.lowest <= self.highest:
            raise ValueError("rungs")


@dataclass(frozen=True, slots=True)
class LivesIn:
    """Lives in one of *towns*, however they are spelled."""

    towns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HasPostcode:
    """Has a postcode that begins with *start*."""

    start: str


@dataclass(frozen=True, slots=True)
class LivesInStreet:
    """Lives in *street*, however it is spelled."""

    street: str


@dataclass(frozen=True, slots=True)
class TookPart:
    """Came to at least *times* actions of *kinds* (any, if none is named) in the last *days*."""

    kinds: tuple[ActionKind, ...] = ()
    times: int = 1
    days: int = 0
    """0 for ever."""

    def __post_init__(self) -> None:
        _check_days(self.days)
        if self.times < 1:
            raise ValueError("times")


@dataclass(frozen=True, slots=True)
class WasAt:
    """Came to this very action, or said that she comes."""

    action: UUID


@dataclass(frozen=True, slots=True)
class Trained:
    """Followed *course*, or any when none is named."""

    course: str = ""


@dataclass(frozen=True, slots=True)
class Has:
    """Said of herself *value*: a theme, a skill, a language, when she is free, a tag."""

    trait: TraitKind
    value: str


@dataclass(frozen=True, slots=True)
class AgreedTo:
    """Agreed to be reached by *channel*, and that stands."""

    channel: Channel


@dataclass(frozen=True, slots=True)
class Refuses:
    """Closed *channel*, or a remark that reads so was not looked at yet."""

    channel: Channel


@dataclass(frozen=True, slots=True)
class StandsOn:
    """Her data are held on *basis*."""

    basis: Basis


@dataclass(frozen=True, slots=True)
class NoNewsFor:
    """Nobody had contact with her in the last *days*, or ever."""

    days: int

    def __post_init__(self) -> None:
        _check_days(self.days)


@dataclass(frozen=True, slots=True)
class FollowedBy:
    """Is followed by *person*, or by nobody."""

    person: UUID | None = None


@dataclass(frozen=True, slots=True)
class StepIs:
    """Her next step has no day, is due, or is still to come."""

    time: StepTime


@dataclass(frozen=True, slots=True)
class CameFrom:
    """Her data come from one of *origins*."""

    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class IsRelation:
    """Her contact is one of *relations*."""

    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class HasReach:
    """There is a *way* to reach her."""

    way: Way


@dataclass(frozen=True, slots=True)
class AddedWithin:
    """Came into the list in the last *days*."""

    days: int

    def __post_init__(self) -> None:
        _check_days(self.days)


@dataclass(frozen=True, slots=True)
class NumberIsWrong:
    """Somebody else answered at a number that still stands on her card."""


@dataclass(frozen=True, slots=True)
class IsOnList:
    """Stands on the frozen *segment*."""

    segment: UUID


@dataclass(frozen=True, slots=True)
class IsLeftOf:
    """Was to be reached in *outreach*, and was not."""

    outreach: UUID


Condition: TypeAlias = (
    OnRung | LivesIn | HasPostcode | LivesInStreet | TookPart | WasAt | Trained | Has | AgreedTo
    | Refuses | StandsOn | NoNewsFor | FollowedBy | StepIs | CameFrom | IsRelation | HasReach
    | AddedWithin | NumberIsWrong | IsOnList | IsLeftOf
)  # fmt: skip
"""What can be asked about somebody; there is no other."""
Rule: TypeAlias = AllOf | AnyOf | Not | Condition

EVERYBODY = AllOf()


def conditions_of(rule: Rule) -> tuple[Condition, ...]:
    """Return the conditions of *rule* in their order, each as often as it stands there."""
    if isinstance(rule, AllOf | AnyOf):
        return tuple(found for part in rule.parts for found in conditions_of(part))
    return conditions_of(rule.part) if isinstance(rule, Not) else (rule,)


def _check_days(days: int) -> None:
    if not 0 <= days <= MOST_DAYS:
        raise ValueError("days")
