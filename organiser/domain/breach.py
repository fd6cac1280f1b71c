"""Data that went astray: who is told, and by when (GDPR art. 33 and 34)."""

from datetime import datetime, timedelta
from enum import StrEnum

WITHIN = timedelta(hours=72)


class Severity(StrEnum):
    """How bad it is for the people concerned."""

    NONE = "none"
    """Nobody can read what was lost: it was encrypted, or came back unseen."""
    RISK = "risk"
    HIGH = "high"


def deadline(aware_at: datetime) -> datetime:
    """Return until when the authority is told: 72 hours from when it was learnt."""
    return aware_at + WITHIN


def hours_left(aware_at: datetime, now: datetime) -> int:
    """Return the whole hours that are left; below nothing when it is late."""
    return int((deadline(aware_at) - now) // timedelta(hours=1))


def tells_authority(severity: Severity) -> bool:
    """Tell whether the authority is to be told."""
    return severity is not Severity.NONE


def tells_people(severity: Severity) -> bool:
    """Tell whether the people themselves are to be told."""
    return severity is Severity.HIGH
