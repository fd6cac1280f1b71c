"""Kinds of action of a committee, where one stands, and who of those invited came."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID


class ActionKind(StrEnum):
    """What a committee does on the ground."""

    DOOR_TO_DOOR = "door_to_door"
    LEAFLETS = "leaflets"
    STALL = "stall"
    MEETING = "meeting"
    CALLS = "calls"
    POSTERS = "posters"
    OTHER = "other"


class ActionState(StrEnum):
    """Where an action stands."""

    PLANNED = "planned"
    DONE = "done"
    CANCELLED = "cancelled"


class Attendance(StrEnum):
    """Where one person stands towards one action."""

    INVITED = "invited"
    COMING = "coming"
    DID_NOT = "did_not"
    CAME = "came"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of action as it is chosen: one of those shipped, or one of the committee's own."""

    counts_as: ActionKind
    own_id: UUID | None = None
    name: str = ""
    """Of a kind of its own."""


COUNTS = "p.state = 'came' AND a.state = 'done'"
"""What of a participation *p* in an action *a* took place, as SQL says it; its day decides
besides: what is still to come has not happened."""
_STRENGTH = tuple(Attendance)
LONGEST = timedelta(hours=2)
"""How long an action lasts whose end is not known."""


def stronger(one: Attendance, other: Attendance) -> Attendance:
    """Return which of two states of one person at one action stays.

    What was seen goes before what was said.
    """
    return max(one, other, key=_STRENGTH.index)


class Every(StrEnum):
    """How often an action comes back."""

    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"


def days_of(first: date, every: Every, *, times: int, until: date | None = None) -> list[date]:
    """Return the days after *first* on which it comes back: *times* of them, none after *until*.

    Every month means the same weekday of the same week of the month: the second Saturday. A
    fifth one that a month does not have is its last.
    """
    days = []
    for turn in range(1, times + 1):
        day = _nth(first, every, turn)
        if until is not None and day > until:
            break
        days.append(day)
    return days


def _nth(first: date, every: Every, turn: int) -> date:
    if every is not Every.MONTH:
        return first + timedelta(weeks=turn * (2 if every is Every.FORTNIGHT else 1))
    months = first.year * 12 + first.month - 1 + turn
    start = date(months // 12, months % 12 + 1, 1)
    day = start + timedelta(days=(first.weekday() - start.weekday()) % 7)
    day += timedelta(weeks=(first.day - 1) // 7)
    return day if day.month == start.month else day - timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Span:
    """When an action takes place, on her wall; without hours, somewhen that day."""

    on: date
    starts: str = ""
    ends: str = ""

    @property
    def first(self) -> datetime:
        """Return when it begins; without an hour, the day."""
        return datetime.combine(self.on, _clock(self.starts) or time())

    @property
    def last(self) -> datetime:
        """Return when it is over."""
        begun, end = _clock(self.starts), _clock(self.ends)
        if begun is None:
            return self.first + timedelta(days=1)
        if end is None:
            return self.first + LONGEST
        over = datetime.combine(self.on, end)
        return over if end > begun else over + timedelta(days=1)

    def meets(self, other: "Span") -> bool:
        """Tell whether nobody can be at both: where an hour is missing, nobody knows that."""
        if not (self.starts and other.starts):
            return False
        return self.first < other.last and other.first < self.last


def read_clock(typed: str) -> str | None:
    """Return an hour as it is stored ("09:30"), or None when it is none: 9h30, 9:30, 14, 14 h."""
    text = typed.strip().lower().replace(" ", "").replace(".", ":").replace("h", ":").rstrip(":")
    hour, _colon, minute = text.partition(":")
    if not (hour.isascii() and hour.isdigit() and (minute or "0").isascii()):
        return None
    if not (minute or "0").isdigit() or len(hour) > 2 or len(minute) not in (0, 2):
        return None
    if int(hour) > 23 or int(minute or 0) > 59:
        return None
    return f"{int(hour):02d}:{int(minute or 0):02d}"


def saturdays(after: date) -> Iterator[date]:
    """Yield the Saturdays after the day *after*, without end."""
    day = after + timedelta(days=(5 - after.weekday()) % 7 or 7)
    while True:
        yield day
        day += timedelta(weeks=1)


def _clock(text: str) -> time | None:
    return time.fromisoformat(text) if text else None
