"""A proposal: what a committee hears from people and asks of headquarters, version by version."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from organiser.domain.street_counts import StreetCount

LONGEST_TITLE, LONGEST_TEXT, LONGEST_THEME = 120, 5_000, 60
MOST_HEARD = 100_000
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[a-z]{2,}", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+|\b0)\d(?:[ .\-]?\d){7,12}\b")
_NAME = re.compile(
    r"\b(?:M\.|MM\.|Mme|Mlle|Monsieur|Madame|Mademoiselle|Mr\.?|Mrs\.?|Ms\.?)\s+"
    r"(?:(?:de|du|le|la|van|von)\s+)?[A-ZÀ-Ý][\w’'-]+"
)


class State(StrEnum):
    """How far headquarters is with a proposal."""

    RECEIVED = "received"
    STUDIED = "studied"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    MERGED = "merged"
    """Another one says the same, and is answered."""


ANSWERED = frozenset({State.ACCEPTED, State.REFUSED, State.MERGED})
"""States that are answers: each comes with its reason."""


class Fault(StrEnum):
    """Why something cannot be sent."""

    TITLE = "title"
    TEXT = "text"
    LONG = "long"
    HEARD = "heard"


@dataclass(frozen=True, slots=True)
class Said:
    """What a proposal says."""

    title: str
    text: str
    theme: str = ""
    heard: int = 1
    """How many people said so."""
    streets: tuple[StreetCount, ...] = ()
    """How many people named the theme, street by street: for headquarters alone."""

    def fault(self) -> Fault | None:
        """Return why it cannot be sent, None when it can."""
        if not self.title.strip():
            return Fault.TITLE
        if not self.text.strip():
            return Fault.TEXT
        if len(self.title) > LONGEST_TITLE or len(self.text) > LONGEST_TEXT:
            return Fault.LONG
        if len(self.theme) > LONGEST_THEME:
            return Fault.LONG
        return None if 1 <= self.heard <= MOST_HEARD else Fault.HEARD


@dataclass(frozen=True, slots=True)
class Sent:
    """One version as it was sent: it is never changed."""

    id: UUID
    series_id: UUID
    version: int
    said: Said
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Seconding:
    """A committee says that it hears the same."""

    committee: UUID
    heard: int


@dataclass(frozen=True, slots=True)
class Seconds:
    """How many other committees hear the same, and from how many people."""

    committees: int
    heard: int


def newest(versions: Iterable[Sent]) -> tuple[Sent, ...]:
    """Return the latest version of each series, the one that was sent last first.

    Two computers may have sent the same number without knowing of each other: the later stands.
    """
    last: dict[UUID, Sent] = {}
    for each in versions:
        held = last.get(each.series_id)
        if held is None or _age(each) > _age(held):
            last[each.series_id] = each
    return tuple(sorted(last.values(), key=lambda each: (each.sent_at, each.id), reverse=True))


def count_seconds(secondings: Iterable[Seconding], author: UUID) -> Seconds:
    """Return how often a proposal of *author* is seconded: each other committee counts once."""
    heard: dict[UUID, int] = {}
    for each in secondings:
        if each.committee != author:
            heard[each.committee] = max(each.heard, heard.get(each.committee, 0))
    return Seconds(len(heard), sum(heard.values()))


def names_somebody(text: str) -> bool:
    """Whether *text* seems to hold a name, a phone or an e-mail of somebody (R22)."""
    return any(mark.search(text) is not None for mark in (_EMAIL, _PHONE, _NAME))


def _age(each: Sent) -> tuple[int, datetime, UUID]:
    return each.version, each.sent_at, each.id
