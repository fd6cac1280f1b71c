"""Doors, outings and what came back from them; never an opinion beside a name (R19)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Outcome(StrEnum):
    """The one answer of a door, by the letter printed above its box."""

    ABSENT = "A"
    MET = "P"
    COME_BACK = "L"
    LEAVE_ALONE = "N"
    INACCESSIBLE = "I"
    WRONG_ADDRESS = "E"


KNOCKED = frozenset({Outcome.ABSENT, Outcome.MET, Outcome.COME_BACK, Outcome.LEAVE_ALONE})
"""Answers of doors that were knocked at, whether or not anybody was there."""


class Extra(StrEnum):
    """What may be ticked besides the answer."""

    LEAFLET = "B"
    SLIP = "C"


class SheetState(StrEnum):
    """Where a packet is, worked out from its events and its pages."""

    PRINTED = "printed"
    OUT = "out"
    BACK = "back"
    ENTERED = "entered"
    DESTROYED = "destroyed"
    VOID = "void"
    LOST = "lost"


_BY_EVENT = {
    "destroyed": SheetState.DESTROYED,
    "void": SheetState.VOID,
    "lost": SheetState.LOST,
    "back": SheetState.BACK,
    "out": SheetState.OUT,
}


def state_of(events: str, pages: int, settled: int) -> SheetState:
    """Return where a packet is, from its events ("kind@ms,...") and its settled door pages.

    Void and destroyed last; else a page that was entered says that the packet came back.
    """
    dated = sorted(
        (int(at), kind) for kind, _at, at in (e.partition("@") for e in events.split(",")) if at
    )
    kinds = [kind for _at, kind in dated]
    for last in ("destroyed", "void"):
        if last in kinds:
            return _BY_EVENT[last]
    if pages and settled >= pages:
        return SheetState.ENTERED
    if settled:
        return SheetState.BACK
    return _BY_EVENT[kinds[-1]] if kinds and kinds[-1] in _BY_EVENT else SheetState.PRINTED


@dataclass(frozen=True, slots=True)
class Door:
    """One door of a packet, as it is to be printed."""

    id: UUID
    """The address; results are kept by it."""
    street: str
    number: int | None = None
    suffix: str = ""
    building: str = ""
    stairs: str = ""
    floor: str = ""
    door: str = ""
    postcode: str = ""
    city: str = ""
    where: str = ""
    """Building, stairs, floor and door in the words of an address list; else made of them."""
    person: UUID | None = None
    name: str = ""
    """Printed only when the outing prints names."""
    x: float | None = None
    y: float | None = None
    """Where it is, in metres (Lambert-93), when the address base knows."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Who answers for the data, as the law wants it said on paper (GDPR art. 13)."""

    controller: str = ""
    committee: str = ""
    contact: str = ""
    dpo: str = ""
    retention: str = ""
    web: str = ""
    """Address of the full notice; contact slips carry it as a QR."""

    @property
    def is_whole(self) -> bool:
        """Whether the paper says who answers for the data, and where to ask."""
        return bool(self.controller and self.contact)


@dataclass(frozen=True, slots=True)
class Outing:
    """What is printed around the doors of a packet."""

    title: str
    on: date | None = None
    hours: str = ""
    team: str = ""
    meeting_point: str = ""
    holder: str = ""
    printed_by: str = ""
    printed_on: date | None = None
    return_by: date | None = None
    phone: str = ""
    """The organiser's, on the cover only."""
    notice: Notice = Notice()
    names: bool = False
    slips: int = 8
    """How many contact slips come with the packet."""


@dataclass(frozen=True, slots=True)
class SheetNumbers:
    """The numbers that a packet gets when it is printed, and keeps for ever."""

    number: int
    """Six digits; the first is the computer's own."""
    sheet_id: int
    """Forty random bits: two computers never meet."""
    committee: int
    """Twenty bits of a hash of the committee's id: enough to say "another committee's"."""


@dataclass(frozen=True, slots=True)
class DoorResult:
    """What came back for one row of a page."""

    row: int
    """Index in the frozen page, from 0."""
    outcome: Outcome | None
    """None: not visited, which is never "absent"."""
    leaflet: bool = False
    slip: bool = False
    slip_number: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StreetTally:
    """Anonymous welcome of one street: how many plus, zero, minus (R19)."""

    street: str
    plus: int = 0
    zero: int = 0
    minus: int = 0
