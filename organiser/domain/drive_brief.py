"""The drive that a directive carries: what committees say to their own people, and until when.

It names nobody: whom it is for is said in neutral words, and each committee chooses its own list.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from organiser.domain.outreach import Result, Use

LONGEST_WHOM, LONGEST_GOAL, LONGEST_SUBJECT, LONGEST_WORDS = 300, 200, 120, 4_000
USES = (Use.CALL, Use.OUTING, Use.LETTER, Use.EMAIL, Use.TEXT)
"""The ways it may ask for; labels say nothing."""
_WRITTEN = frozenset({Use.LETTER, Use.EMAIL, Use.TEXT})


class Fault(StrEnum):
    """Why it is no drive."""

    WHOM = "whom"
    WORDS = "words"
    SUBJECT = "subject"
    LONG = "long"
    DAYS = "days"


class BrokenBrief(ValueError):
    """What was typed is no drive; says why by a `Fault`."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


@dataclass(frozen=True, slots=True)
class DriveBrief:
    """What committees are asked to do, by which way, for whom."""

    use: Use
    whom: str
    """In neutral words: no list travels."""
    goal: str = ""
    subject: str = ""
    """Of an e-mail."""
    words: str = ""
    """What is said, or written."""
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class DriveCount:
    """What came of the drives of one committee, in numbers alone."""

    drives: int = 0
    people: int = 0
    """On the lists, frozen at each launch."""
    left_out: int = 0
    """Whom the law or a refusal left out at the launches."""
    results: tuple[tuple[Result, int], ...] = ()
    """Of how many each was the last result."""

    @property
    def tried(self) -> int:
        """Return how many somebody tried to reach."""
        return sum(count for _result, count in self.results)


def checked(brief: DriveBrief) -> DriveBrief:
    """Return *brief* without needless spaces; raise `BrokenBrief` where it is no drive."""
    clean = DriveBrief(
        brief.use, _line(brief.whom), _line(brief.goal), _line(brief.subject),
        brief.words.replace("\r\n", "\n").strip(), brief.starts_on, brief.ends_on,
    )  # fmt: skip
    if not clean.whom:
        raise BrokenBrief(Fault.WHOM)
    if clean.use in {*_WRITTEN, Use.CALL} and not clean.words:
        raise BrokenBrief(Fault.WORDS)
    if clean.use is Use.EMAIL and not clean.subject:
        raise BrokenBrief(Fault.SUBJECT)
    if _is_long(clean):
        raise BrokenBrief(Fault.LONG)
    if clean.starts_on and clean.ends_on and clean.ends_on < clean.starts_on:
        raise BrokenBrief(Fault.DAYS)
    return clean


def _is_long(brief: DriveBrief) -> bool:
    return (
        len(brief.whom) > LONGEST_WHOM
        or len(brief.goal) > LONGEST_GOAL
        or len(brief.subject) > LONGEST_SUBJECT
        or len(brief.words) > LONGEST_WORDS
    )


def _line(text: str) -> str:
    return " ".join(text.split())
