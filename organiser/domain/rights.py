"""What a person may ask of who holds her data, and by when it is answered (GDPR art. 12 to 21)."""

from calendar import monthrange
from datetime import date
from enum import StrEnum

REMINDED = (10, 3)
"""How many days before its end a request is brought up, and brought up again (R25)."""
BESIDE = ("address", "household", "action", "consent_wording", "slip_pile", "import_batch")
"""Tables that name nobody, of which a row of hers names one: shown with hers."""


class RequestKind(StrEnum):
    """What somebody asks for."""

    ACCESS = "access"
    RECTIFY = "rectify"
    ERASE = "erase"
    OBJECT = "object"
    LIMIT = "limit"
    PORT = "port"


class ErasureReason(StrEnum):
    """Why somebody is no longer in the file."""

    ASKED = "asked"
    """She asked: she is kept away from later lists too, by hashes alone (R15)."""
    NEVER_CONTACTED = "never_contacted"
    ONE_MESSAGE = "one_message"
    INACTIVE = "inactive"
    FORMER_MEMBER = "former_member"


class ToldBy(StrEnum):
    """How somebody learnt where her data come from (art. 14)."""

    LETTER = "letter"
    EMAIL = "email"
    CONSENT = "consent"
    """She agreed: the notice stands on what she signed (art. 13)."""
    WORD = "word"
    """Somebody told her, or she knew (art. 14-5-a)."""


class Document(StrEnum):
    """What the law asks for on paper (R05, R35)."""

    NOTICE = "notice"
    POSTER = "poster"
    LETTER = "letter"
    REGISTER = "register"
    DPIA = "dpia"


def due_on(received_on: date) -> date:
    """Return the last day for the answer: a month later (art. 12-3)."""
    return months_after(received_on, 1)


def months_after(day: date, months: int) -> date:
    """Return the same day some *months* later, or the last one of a month that is shorter."""
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_left(due: date, today: date) -> int:
    """Return how many days are left; below nothing when it is late."""
    return (due - today).days


def is_brought_up(due: date, today: date) -> bool:
    """Tell whether a request has come so near its end that today says so (D-10)."""
    return days_left(due, today) <= REMINDED[0]


def is_pressing(due: date, today: date) -> bool:
    """Tell whether it must be answered now (D-3)."""
    return days_left(due, today) <= REMINDED[1]
