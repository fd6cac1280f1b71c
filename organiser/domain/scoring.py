"""The score of engagement: what she did, each deed worth less with age, added up and explained."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from organiser.domain.action import ActionKind
from organiser.domain.consent import FORBIDDEN_ORIGINS, Origin


class DeedKind(StrEnum):
    """What of hers is counted; a gift, a click or an opened message never is."""

    SIGN_UP = "sign_up"
    PETITION = "petition"
    MEETING = "meeting"
    TRAINING = "training"
    LEAFLETS = "leaflets"
    """Posters too."""
    STALL = "stall"
    DOOR_TO_DOOR = "door_to_door"
    CALLS = "calls"
    ORGANISED = "organised"
    RECRUIT = "recruit"
    """Somebody who came through her was confirmed."""


class Deed(NamedTuple):
    """One thing she did."""

    on: date
    kind: DeedKind
    key: str = ""
    """Which fact it is: read twice, from two records of hers, it counts once."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What deeds of one kind are worth."""

    points: int
    half_life: int
    """Days after which a deed is worth half."""
    most: int
    """Deeds counted within 30 days."""
    expires: int = 730
    """Days after which a deed is no longer looked at."""


WEIGHTS: Mapping[DeedKind, Weight] = MappingProxyType(
    {
        DeedKind.SIGN_UP: Weight(3, 180, 1),
        DeedKind.PETITION: Weight(2, 60, 3, expires=365),
        DeedKind.MEETING: Weight(5, 120, 4),
        DeedKind.TRAINING: Weight(6, 180, 2),
        DeedKind.LEAFLETS: Weight(8, 120, 6),
        DeedKind.STALL: Weight(8, 120, 6),
        DeedKind.DOOR_TO_DOOR: Weight(10, 120, 8),
        DeedKind.CALLS: Weight(8, 120, 8),
        DeedKind.ORGANISED: Weight(12, 180, 4),
        DeedKind.RECRUIT: Weight(6, 180, 5),
    }
)
LONGEST = timedelta(days=max(weight.expires for weight in WEIGHTS.values()))
"""What lies further back is nobody's score."""
_DEEDS = {
    ActionKind.DOOR_TO_DOOR: DeedKind.DOOR_TO_DOOR,
    ActionKind.LEAFLETS: DeedKind.LEAFLETS,
    ActionKind.POSTERS: DeedKind.LEAFLETS,
    ActionKind.STALL: DeedKind.STALL,
    ActionKind.MEETING: DeedKind.MEETING,
    ActionKind.CALLS: DeedKind.CALLS,
}
CAP_DAYS = 30
FORECAST = timedelta(days=30)
LEAST_AGE = 16
_DAY = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one deed is worth today, and all that this follows from."""

    on: date
    kind: DeedKind
    tenths: int
    """Tenths of a point, whole, so that they add up exactly."""
    age: int
    """Days since then."""
    is_capped: bool = False
    """Beyond what is counted of its kind within 30 days."""

    @property
    def weight(self) -> Weight:
        """Return what such a deed is worth on its day, and how fast that fades."""
        return WEIGHTS[self.kind]


@dataclass(frozen=True, slots=True)
class Score:
    """What she did, as one number that its parts add up to."""

    contributions: tuple[Contribution, ...] = ()
    """The newest first."""

    @property
    def tenths(self) -> int:
        """Return the sum, in tenths of a point."""
        return sum(part.tenths for part in self.contributions)

    @property
    def shown(self) -> int:
        """Return it from 0 to 100: 20 points are 50, 40 are 75, 60 are 88."""
        return shown(self.tenths)


class NoScore(StrEnum):
    """Why somebody has none."""

    OBJECTS = "objects"
    TOO_YOUNG = "too_young"
    ORIGIN = "origin"


@dataclass(frozen=True, slots=True)
class Subject:
    """What of a person decides whether she may be scored at all."""

    objects: bool = False
    birth_date: date | None = None
    birth_year: int | None = None
    origin: Origin = Origin.COMMITTEE

    def refusal(self, day: date) -> NoScore | None:
        """Return why she may not be scored on *day* (R24, R28), or None."""
        if self.objects:
            return NoScore.OBJECTS
        if self.is_too_young(day):
            return NoScore.TOO_YOUNG
        return NoScore.ORIGIN if self.origin in FORBIDDEN_ORIGINS else None

    def is_too_young(self, day: date) -> bool:
        """True under 16; where the year alone is known, until its end."""
        if self.birth_date is not None:
            born = self.birth_date
            is_to_come = (day.month, day.day) < (born.month, born.day)
            return day.year - born.year - is_to_come < LEAST_AGE
        return self.birth_year is not None and day.year - self.birth_year <= LEAST_AGE


def deed_of(kind: str) -> DeedKind | None:
    """Return as what coming to an action of *kind* is counted; None for "other"."""
    return _DEEDS.get(ActionKind(kind))


def score_of(subject: Subject, deeds: Iterable[Deed], day: date) -> Score | NoScore:
    """Return the score that *deeds* are on *day*, or why there is none."""
    refusal = subject.refusal(day)
    return Score(contributions(deeds, day)) if refusal is None else refusal


def contributions(deeds: Iterable[Deed], day: date) -> tuple[Contribution, ...]:
    """Return what each of *deeds* is worth on *day*, the newest first; what faded is left out."""
    parts = [
        Contribution(deed.on, deed.kind, tenths, age, is_capped)
        for deed, age, tenths, is_capped in _weighed(deeds, day)
        if tenths or is_capped
    ]
    return tuple(sorted(parts, key=lambda part: (part.age, part.kind, -part.tenths)))


def tenths_of(deeds: Iterable[Deed], day: date) -> int:
    """Return the sum alone, in tenths of a point: for many people at once."""
    return sum(tenths for _deed, _age, tenths, _is_capped in _weighed(deeds, day))


def forecast(deeds: Iterable[Deed], day: date) -> int:
    """Return the sum in 30 days if nothing is added to what was done up to *day*."""
    return tenths_of((deed for deed in deeds if deed.on <= day), day + FORECAST)


def shown(tenths: int) -> int:
    """Return a sum of tenths from 0 to 100."""
    return round(100 * (1 - 2 ** (-tenths / 200)))


def _weighed(deeds: Iterable[Deed], day: date) -> Iterator[tuple[Deed, int, int, bool]]:
    """Yield each deed with its age, its tenths, and whether it is capped.

    From the newest back, so that the cap keeps the newest: this way no deed lowers the sum.
    """
    today, worth = day.toordinal(), _worth()
    kept: dict[DeedKind, list[int]] = {kind: [] for kind in worth}
    for deed in sorted(set(deeds), key=_DAY, reverse=True):
        on, kind, _key = deed
        age = today - on.toordinal()
        most, tenths = worth[kind]
        if 0 <= age < len(tenths):
            ages = kept[kind]
            if len(ages) >= most and age - ages[-most] < CAP_DAYS:
                yield deed, age, 0, True
            else:
                ages.append(age)
                yield deed, age, tenths[age], False


@cache
def _worth() -> dict[DeedKind, tuple[int, tuple[int, ...]]]:
    """For each kind, how many count within 30 days, and the tenths of a deed by its age."""
    return {
        kind: (
            weight.most,
            tuple(
                int(10 * weight.points * 2 ** (-age / weight.half_life) + 0.5)
                for age in range(weight.expires + 1)
            ),
        )
        for kind, weight in WEIGHTS.items()
    }
