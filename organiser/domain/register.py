"""A line of the register of online selections: all that is said of one, and what is missing (R13).

The fields are those that Regulation (EU) 2024/900 asks for of a political advertisement that is
shown to chosen people (art. 11, 12, 18, 19), and of the data that it rests on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from organiser.domain.drive_brief import LONGEST_WORDS
from organiser.domain.online import Parameter
from organiser.domain.outreach import ONLINE, Use

YEARS = 7
"""How long a line and its notice are kept after its last day (art. 9 and 12 of the regulation)."""
LONGEST = 2_000


class Said(StrEnum):
    """What is said of a selection, in words."""

    SPONSOR = "sponsor"
    SPONSOR_CONTACT = "sponsor_contact"
    CONTROLLED_BY = "controlled_by"
    ELECTION = "election"
    ELECTION_LINK = "election_link"
    AMOUNTS = "amounts"
    IN_KIND = "in_kind"
    MONEY_FROM = "money_from"
    RECKONED = "reckoned"
    AUDIENCE = "audience"
    LOGIC = "logic"
    DATA = "data"
    DATA_FROM = "data_from"
    WHY = "why"
    METHODS = "methods"
    MACHINES = "machines"
    EXPECTED = "expected"
    PROOF = "proof"
    POLICY = "policy"
    OBJECTIONS = "objections"
    REPORTING = "reporting"
    SUSPENSIONS = "suspensions"
    REPOSITORY = "repository"
    RISKS = "risks"


LINKS = (Said.ELECTION_LINK, Said.POLICY)
"""Fields that are an address on the web."""
SECRET = (Said.PROOF, Said.RISKS)
"""Fields that stand in the register and not in the public notice."""


class Fault(StrEnum):
    """Why a line cannot be kept, however incomplete it may be."""

    WAY = "way"
    DAYS = "days"
    LONG = "long"
    LINK = "link"


class BrokenLine(ValueError):
    """A line that cannot be kept; says why by a `Fault`, and of which field."""

    def __init__(self, fault: Fault, field: str = "") -> None:
        super().__init__(str(fault))
        self.fault, self.field = fault, field


@dataclass(frozen=True, slots=True)
class Entry:
    """One version of a line, as it was written."""

    use: Use
    starts_on: date
    ends_on: date
    parameters: frozenset[Parameter]
    subject: str
    words: str
    said: Mapping[Said, str]

    @property
    def missing(self) -> tuple[str, ...]:
        """Return what it does not say yet; with nothing missing it is complete."""
        lacks: list[str] = [str(each) for each in Said if not self.said.get(each, "").strip()]
        if not self.words.strip():
            lacks.insert(0, "words")
        if self.use is Use.EMAIL and not self.subject.strip():
            lacks.insert(0, "subject")
        if not self.parameters:
            lacks.append("parameters")
        return tuple(lacks)

    @property
    def is_complete(self) -> bool:
        """Whether it says all that it must."""
        return not self.missing


def checked(entry: Entry) -> Entry:
    """Return *entry* without needless spaces; raise `BrokenLine` where it cannot be kept."""
    said = {each: entry.said.get(each, "").replace("\r\n", "\n").strip() for each in Said}
    clean = Entry(
        entry.use, entry.starts_on, entry.ends_on, entry.parameters,
        " ".join(entry.subject.split()), entry.words.replace("\r\n", "\n").strip(), said,
    )  # fmt: skip
    if clean.use not in ONLINE:
        raise BrokenLine(Fault.WAY, "use")
    if clean.ends_on < clean.starts_on:
        raise BrokenLine(Fault.DAYS, "ends_on")
    if len(clean.words) > LONGEST_WORDS:
        raise BrokenLine(Fault.LONG, "words")
    for name, text in said.items():
        if len(text) > LONGEST:
            raise BrokenLine(Fault.LONG, name)
        if name in LINKS and text and not text.startswith("https://"):
            raise BrokenLine(Fault.LINK, name)
    return clean


def kept_until(ends_on: date) -> date:
    """Return the last day on which a line is kept."""
    year = ends_on.year + YEARS
    is_leap_day = (ends_on.month, ends_on.day) == (2, 29)
    return date(year, 2, 28) if is_leap_day else ends_on.replace(year=year)
