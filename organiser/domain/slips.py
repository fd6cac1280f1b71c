"""Signed slips of paper that came back as a pile: what each may say, and how it is cited."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from organiser.domain.consent import ASKED, Channel, Purpose

Tick = Channel | Purpose

TICKS: tuple[Tick, ...] = (*ASKED, *Purpose)
"""What may be ticked on a slip, in the order of the keys 1 to 9."""
MOST = 500
"""Slips of one pile: more is a slip of the finger."""


class Said(StrEnum):
    """What a slip says."""

    AGREED = "agreed"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    """No, by somebody who is not in the list: nothing is written down of her."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was ticked on one slip: ways and purposes, or that she says no."""

    channels: tuple[Channel, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    is_no: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it says something: a way and a purpose, or no."""
        return self.is_no or bool(self.channels and self.purposes)

    def toggled(self, tick: Tick) -> "Answer":
        """Return the answer with *tick* ticked, or not any more; who ticks does not say no."""
        ticked: set[Tick] = {*self.channels, *self.purposes}
        ticks = ticked ^ {tick}
        return answer_of(ticks, is_no=self.is_no and not isinstance(tick, Purpose))


def answer_of(ticks: Collection[Tick], *, is_no: bool = False) -> Answer:
    """Return what *ticks* say, in the order of the paper."""
    return Answer(
        tuple(channel for channel in ASKED if channel in ticks),
        tuple(purpose for purpose in Purpose if purpose in ticks) if not is_no else (),
        is_no,
    )


def is_too_late(on: date, today: date) -> bool:
    """Tell whether a pile of *on* cannot be there yet."""
    return on > today


def free_number(taken: Collection[int]) -> int:
    """Return the number of the next slip: the first that no slip of the pile has."""
    number = 1
    while number in taken:
        number += 1
    return number
