"""What is said of an action before it, and what came of it."""

from dataclasses import dataclass
from datetime import date

from organiser.domain.action import Kind

MOST = 1_000_000
"""No figure of a report is greater."""
MOST_NEEDED = 10_000
MOST_TIMES = 60
"""How often an action may be repeated at once: a year of weeks, and some."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is said of an action before it takes place."""

    kind: Kind
    on: date
    starts: str = ""
    """The hour on her wall, as "14:30"."""
    ends: str = ""
    title: str = ""
    place: str = ""
    city: str = ""
    needed: int | None = None
    skills: tuple[str, ...] = ()
    hours: float | None = None
    note: str = ""
    course: str = ""
    """The key of the course that it teaches."""
    is_public: bool = False
    """Whether it is announced on the committee's public page."""
    theme: str = ""
    """What it is about."""
    material: tuple[str, ...] = ()
    """What it takes; only of a new one: later each thing has a line of its own."""


@dataclass(frozen=True, slots=True)
class Report:
    """What came of an action; None is not known, which is not nothing."""

    hours: float | None = None
    leaflets: int | None = None
    met: int | None = None
    sign_ups: int | None = None
    words: str = ""
