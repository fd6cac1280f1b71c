"""Whether somebody may be written to or called, and why not (R01, R12, R15, R28)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from organiser.domain.consent import Basis, Channel
from organiser.domain.minors import is_minor


class Barrier(StrEnum):
    """Why somebody may not be reached."""

    LIMITED = "limited"
    REFUSED = "refused"
    PENDING = "pending"
    MINOR = "minor"


@dataclass(frozen=True, slots=True)
class Reachable:
    """What is known of somebody that decides on it."""

    basis: Basis
    refused: frozenset[Channel] = frozenset()
    """Closed channels, those that wait for an answer included."""
    agreed: frozenset[Channel] = frozenset()
    is_limited: bool = False
    birth_date: date | None = None
    birth_year: int | None = None


def barrier(
    who: Reachable, channel: Channel, today: date, *, is_service: bool = False
) -> Barrier | None:
    """Return why *who* may not be reached by *channel*, or None when she may.

    *is_service* says that the message is about something she joined herself.
    """
    if who.is_limited:
        return Barrier.LIMITED
    if channel in who.refused:
        return Barrier.REFUSED
    if is_minor(who.birth_date, who.birth_year, today):
        return None if is_service and _has_agreed(who, channel) else Barrier.MINOR
    if who.basis is Basis.PENDING:
        return Barrier.PENDING
    return None


def _has_agreed(who: Reachable, channel: Channel) -> bool:
    agreed: Collection[Channel] = who.agreed
    return channel in agreed
