"""How somebody who signed up on the site is welcomed: each step is a dated line, never changed.

Arrived, then tried three times at most, then met and settled in; or with another committee, or
lapsed. Where she stands follows from the lines, on every laptop and at headquarters alike.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Step(StrEnum):
    """What was done about her."""

    ABSENT = "absent"
    """Tried; nobody answered."""
    REACHED = "reached"
    """Spoken with; to be met."""
    MET = "met"
    INTEGRATED = "integrated"
    """She takes part."""
    MOVED = "moved"
    """Another committee has her."""
    LAPSED = "lapsed"
    """She no longer wishes, or three tries found nobody."""
    REOPENED = "reopened"


class Standing(StrEnum):
    """Where she stands."""

    ARRIVED = "arrived"
    TRIED = "tried"
    REACHED = "reached"
    MET = "met"
    INTEGRATED = "integrated"
    MOVED = "moved"
    LAPSED = "lapsed"


TRIES = 3
CALL_WITHIN = timedelta(hours=48)
"""From her confirmation to the first try."""
ENDS = frozenset({Standing.INTEGRATED, Standing.MOVED, Standing.LAPSED})
_LEADS_TO = {
    Step.ABSENT: Standing.TRIED, Step.REACHED: Standing.REACHED, Step.MET: Standing.MET,
    Step.INTEGRATED: Standing.INTEGRATED, Step.MOVED: Standing.MOVED, Step.LAPSED: Standing.LAPSED,
    Step.REOPENED: Standing.ARRIVED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One step and when it was."""

    step: Step
    at: datetime


@dataclass(frozen=True, slots=True)
class Welcome:
    """Where somebody stands, and since when."""

    standing: Standing
    since: datetime
    tries: int
    """Without an answer, since she arrived or was reopened."""
    first_at: datetime | None
    """When she was first tried or reached."""

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.standing not in ENDS

    def is_late(self, arrived_at: datetime, now: datetime) -> bool:
        """Whether nobody tried within two days."""
        return self.is_open and self.first_at is None and now - arrived_at > CALL_WITHIN


def welcome(arrived_at: datetime, lines: Iterable[Line]) -> Welcome:
    """Return where somebody stands who *arrived_at*, from her *lines* in any order."""
    standing, since, tries, first_at = Standing.ARRIVED, arrived_at, 0, None
    for line in sorted(lines, key=lambda line: (line.at, line.step)):
        standing, since = _LEADS_TO[line.step], line.at
        if line.step is Step.REOPENED:
            tries, first_at = 0, None
        elif line.step is Step.ABSENT:
            tries += 1
        if first_at is None and line.step is not Step.REOPENED:
            first_at = line.at
    return Welcome(standing, since, tries, first_at)
