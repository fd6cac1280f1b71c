"""May people be chosen for messages online? The one question, asked by laptops and headquarters.

Regulation (EU) 2024/900: by neutral parameters alone, never by what is known or worked out of an
opinion, not to leave somebody out either; and only under a line of the register that says all it
must, for its own way, in its own days (R12, R13).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from organiser.domain.outreach import ONLINE, Audience, Use, audience_of
from organiser.domain.segments.rules import (
    Condition,
    Has,
    HasPostcode,
    LivesIn,
    Rule,
    TraitKind,
    conditions_of,
)


class Parameter(StrEnum):
    """What people may be chosen by."""

    COMMUNE = "commune"
    LANGUAGE = "language"
    AVAILABILITY = "availability"


_TRAITS = {
    TraitKind.LANGUAGE: Parameter.LANGUAGE, TraitKind.AVAILABILITY: Parameter.AVAILABILITY,
}  # fmt: skip


class Fault(StrEnum):
    """Why a line of the register does not carry a drive; the first that holds is told."""

    WITHDRAWN = "withdrawn"
    INCOMPLETE = "incomplete"
    OTHER_WAY = "other_way"
    EARLY = "early"
    OVER = "over"
    PARAMETERS = "parameters"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the register, as far as a laptop must know it."""

    series: UUID
    reference: str
    version: int
    use: Use
    parameters: frozenset[Parameter]
    starts_on: date
    ends_on: date
    is_complete: bool
    is_withdrawn: bool = False
    subject: str = ""
    words: str = ""
    """The message, as the register has it: no other is sent under this line."""
    sponsor: str = ""
    notice: str = ""
    """The address of the public notice."""


def is_selection(use: Use, rule: Rule) -> bool:
    """Whether *rule* chooses among people for a way that is online."""
    return use in ONLINE and audience_of(rule) is Audience.SELECTION


def parameter_of(condition: Condition) -> Parameter | None:
    """Return the neutral parameter that a condition asks for; None where it is not neutral."""
    if isinstance(condition, LivesIn | HasPostcode):
        return Parameter.COMMUNE
    return _TRAITS.get(condition.trait) if isinstance(condition, Has) else None


def profiling(rule: Rule) -> tuple[Condition, ...]:
    """Return the conditions of *rule* that may choose nobody online, whoever agreed to what."""
    return tuple(each for each in conditions_of(rule) if parameter_of(each) is None)


def parameters_of(rule: Rule) -> frozenset[Parameter]:
    """Return the neutral parameters that *rule* asks for, to choose by or to leave out by."""
    asked = (parameter_of(each) for each in conditions_of(rule))
    return frozenset(each for each in asked if each is not None)


def standing_fault(line: Line, today: date) -> Fault | None:
    """Return why nothing is sent under *line* on a day, whatever is chosen by; None otherwise."""
    if line.is_withdrawn:
        return Fault.WITHDRAWN
    if not line.is_complete:
        return Fault.INCOMPLETE
    if today < line.starts_on:
        return Fault.EARLY
    return Fault.OVER if today > line.ends_on else None


def fault_of(line: Line, use: Use, rule: Rule, today: date) -> Fault | None:
    """Return why *line* does not carry a drive by *use* to the people of *rule*; None if it does.

    A rule that asks for anything but neutral parameters is carried by no line.
    """
    stands = standing_fault(line, today)
    if stands is not None:
        return stands
    if use is not line.use:
        return Fault.OTHER_WAY
    if profiling(rule) or not parameters_of(rule) <= line.parameters:
        return Fault.PARAMETERS
    return None


def carrying(lines: Iterable[Line], use: Use, rule: Rule, today: date) -> tuple[Line, ...]:
    """Return the lines that carry a drive, the latest reference first."""
    found = [line for line in lines if fault_of(line, use, rule, today) is None]
    return tuple(sorted(found, key=lambda line: line.reference, reverse=True))
