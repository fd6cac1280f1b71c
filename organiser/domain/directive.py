"""A directive: what headquarters asks of committees, version by version; read from one page.

The page is Markdown and begins with its title. It may hold neither HTML nor a picture: a text that
everybody receives fetches nothing from anywhere.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from organiser.domain.drive_brief import DriveBrief

LONGEST_TITLE, LONGEST_TEXT = 120, 20_000
MOVEMENT, DEPARTMENT, COMMITTEE = "movement", "department:", "committee:"
_HTML = re.compile(r"<[A-Za-z!/?]")
_PICTURE = re.compile(r"!\[")


class Fault(StrEnum):
    """Why a page is no directive."""

    TITLE = "title"
    EMPTY = "empty"
    LONG = "long"
    HTML = "html"
    PICTURE = "picture"


class BrokenDirective(ValueError):
    """A page that is no directive; says why by a `Fault`."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Page:
    """What a directive says."""

    title: str
    text: str
    """Markdown."""


class Standing(StrEnum):
    """Whether a directive is to be followed."""

    COMING = "coming"
    VALID = "valid"
    OVER = "over"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Reading:
    """How far a committee is with one version; a moment that is not there has not come yet."""

    read_at: datetime | None = None
    applied_at: datetime | None = None
    acknowledged_at: datetime | None = None
    end_read_at: datetime | None = None
    """When she read that it was withdrawn."""
    word: str = ""
    """A word back to headquarters."""


@dataclass(frozen=True, slots=True)
class Directive:
    """One version of a directive; versions of one series are numbered from 1 without a gap."""

    id: UUID
    series_id: UUID
    version: int
    page: Page
    published_at: datetime
    valid_from: date
    valid_until: date | None
    is_asked: bool
    """Whether committees are asked to acknowledge it."""
    withdrawn_at: datetime | None = None
    reason: str = ""
    """Why it was withdrawn."""
    drive: DriveBrief | None = None
    """The drive that it asks for, if any."""

    def standing(self, today: date) -> Standing:
        """Return whether it is to be followed on a day."""
        if self.withdrawn_at is not None:
            return Standing.WITHDRAWN
        return standing_between(self.valid_from, self.valid_until, today)

    def is_new(self, reading: Reading, today: date) -> bool:
        """Whether it says something that was not read: what is over need not be read any more.

        Nor need she who never read it hear that it was withdrawn.
        """
        standing = self.standing(today)
        if standing is Standing.WITHDRAWN:
            return reading.read_at is not None and reading.end_read_at is None
        return standing is not Standing.OVER and reading.read_at is None

    def is_to_acknowledge(self, reading: Reading, today: date) -> bool:
        """Whether headquarters still waits to hear that it was understood."""
        waits = self.is_asked and reading.acknowledged_at is None
        return waits and self.standing(today) in {Standing.COMING, Standing.VALID}


def standing_between(valid_from: date, valid_until: date | None, today: date) -> Standing:
    """Return whether what counts from one day to another is to be followed on a day."""
    if valid_until is not None and valid_until < today:
        return Standing.OVER
    return Standing.COMING if valid_from > today else Standing.VALID


def newest(versions: Iterable[Directive]) -> tuple[Directive, ...]:
    """Return the latest version of each series, the one that was published last first."""
    last: dict[UUID, Directive] = {}
    for each in versions:
        held = last.get(each.series_id)
        if held is None or each.version > held.version:
            last[each.series_id] = each
    return tuple(sorted(last.values(), key=lambda each: (each.published_at, each.id), reverse=True))


def read_page(text: str) -> Page:
    """Return what a page of Markdown says; raise `BrokenDirective` where it is no directive."""
    first, _line, rest = text.replace("\r\n", "\n").strip().partition("\n")
    if not first.startswith("# "):
        raise BrokenDirective(Fault.TITLE)
    return page_of(first[2:], rest)


def page_of(title: str, text: str) -> Page:
    """Return a directive that was typed, title and text; raise `BrokenDirective` where it is none.

    Spaces and line ends at both ends of them are let go.
    """
    title, body = " ".join(title.split()), text.replace("\r\n", "\n").strip()
    if not title:
        raise BrokenDirective(Fault.TITLE)
    if not body:
        raise BrokenDirective(Fault.EMPTY)
    if len(title) > LONGEST_TITLE or len(body) > LONGEST_TEXT:
        raise BrokenDirective(Fault.LONG)
    if _HTML.search(title) or _HTML.search(body):
        raise BrokenDirective(Fault.HTML)
    if _PICTURE.search(body):
        raise BrokenDirective(Fault.PICTURE)
    return Page(title, body)
