"""People on their way in from a file, not yet saved."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from organiser.domain.address import Address
from organiser.domain.consent import Channel
from organiser.domain.phone import Phone


class Target(StrEnum):
    """What a column of somebody's file may become."""

    EXTERNAL_ID = "external_id"
    TITLE = "title"
    FIRST_NAME = "first_name"
    MIDDLE_NAME = "middle_name"
    LAST_NAME = "last_name"
    BIRTH_NAME = "birth_name"
    FULL_NAME = "full_name"
    BIRTH_DATE = "birth_date"
    EMAIL = "email"
    MOBILE = "mobile"
    PHONE = "phone"
    ADDRESS = "address"
    ADDRESS_EXTRA = "address_extra"
    POSTCODE = "postcode"
    CITY = "city"
    POSTCODE_CITY = "postcode_city"
    REGION = "region"
    COUNTRY = "country"
    OCCUPATION = "occupation"
    ORIGIN = "origin"
    NOTE = "note"
    TAGS = "tags"
    LANGUAGES = "languages"
    SKILLS = "skills"
    AVAILABILITY = "availability"
    JOINED_ON = "joined_on"
    REFUSES_ALL = "refuses_all"
    REFUSES_EMAIL = "refuses_email"
    REFUSES_CALL = "refuses_call"
    REFUSES_SMS = "refuses_sms"
    REFUSES_POST = "refuses_post"
    REFUSES = "refuses"
    """Names the refused channels themselves, as our own exports do."""
    ACCEPTS_EMAIL = "accepts_email"
    """Only its "no" is kept, as a refusal: a "yes" without proof is not a consent (R04)."""
    ACCEPTS_SMS = "accepts_sms"
    IGNORED = "ignored"
    FORBIDDEN = "forbidden"
    """Never imported: religion, health, amounts of money and the like (R18, R22)."""


class Severity(StrEnum):
    """How grave a problem is."""

    REJECTED = "rejected"
    """The row brings nobody in until she corrects it."""
    QUESTION = "question"
    """The person comes in; she is asked, and until then the careful answer holds."""
    NOTICE = "notice"
    """Told in the report; nothing is asked."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about one row that she should know."""

    line: int
    """Physical line in the file, from 1 (row in a sheet)."""
    column: str
    code: str
    """A stable word for scripts, such as "phone_unreadable"."""
    sentence: str
    severity: Severity
    detail: str = ""
    """What had to be left out, in full; for the report file only."""


@dataclass(frozen=True, slots=True)
class Email:
    """An address as typed, and the key that tells equal ones."""

    typed: str
    key: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person that a row of a file brings."""

    line: int
    external_id: str = ""
    title: str = ""
    first_name: str = ""
    middle_name: str = ""
    last_name: str = ""
    birth_name: str = ""
    birth_date: date | None = None
    birth_year: int | None = None
    emails: tuple[Email, ...] = ()
    phones: tuple[Phone, ...] = ()
    address: Address | None = None
    occupation: str = ""
    origin: str = ""
    """What the file says of where she came from, as written; the import's origin rules."""
    note: str = ""
    tags: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    availability: tuple[str, ...] = ()
    joined_on: date | None = None
    refusals: tuple[Channel, ...] = ()
    """Refusals that a column states plainly."""
    asked_refusals: tuple[Channel, ...] = ()
    """Channels closed until a remark that reads like a refusal is looked at (R37)."""
    problems: tuple[Problem, ...] = ()

    @property
    def is_rejected(self) -> bool:
        """True when the row brings nobody in as it stands."""
        return any(problem.severity is Severity.REJECTED for problem in self.problems)
