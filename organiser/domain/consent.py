"""What a person agreed to or refused, by which channel, and on what basis we hold her data."""

from enum import StrEnum


class Channel(StrEnum):
    """A way to reach somebody."""

    EMAIL = "email"
    SMS = "sms"
    CALL = "call"
    AUTO_CALL = "auto_call"
    POST = "post"
    MESSAGING = "messaging"
    DOOR = "door"
    """A visit at home; refused by "do not come back", never asked as a consent."""


ASKED = (Channel.EMAIL, Channel.SMS, Channel.CALL, Channel.POST, Channel.MESSAGING)
"""Ways to reach somebody for which consent is asked; a visit is refused, never asked."""


class Purpose(StrEnum):
    """What for (R03)."""

    NEWS = "news"
    VOLUNTEER = "volunteer"
    SHARE_WITH_ALLY = "share_with_ally"
    RPP_TARGETING = "rpp_targeting"


class ConsentState(StrEnum):
    """Where a consent stands; the register keeps every step of the way."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


UNKNOWN_WITHDRAWAL = "withdrawal not known when she agreed"
"""Source of a line that the program adds to the register: the same words on every laptop."""


class ObjectionState(StrEnum):
    """Where an objection stands; the register keeps every step of the way."""

    MADE = "made"
    LIFTED = "lifted"


class Basis(StrEnum):
    """The lawful basis of holding her data (R01; GDPR art. 9-2-a and 9-2-d)."""

    PENDING = "pending"
    EXPLICIT_CONSENT = "explicit_consent"
    REGULAR_CONTACT = "regular_contact_9_2_d"
    ROLL = "roll_legit_interest"


class Relation(StrEnum):
    """How regular the contact is (R02); `REGULAR` is set by acts of hers, never by an import."""

    OCCASIONAL = "occasional"
    REGULAR = "regular"
    MEMBER = "member"
    FORMER_MEMBER = "former_member"
    ELECTOR_ONLY = "elector_only"


class Origin(StrEnum):
    """Where a person's data come from (R06); the last five are forbidden."""

    COMMITTEE = "committee"
    SIGNUP_SHEET = "signup_sheet"
    PETITION = "petition"
    EVENT = "event"
    WEBSITE = "website"
    MEMBER_LIST = "member_list"
    TOWN_HALL = "town_hall"
    EMPLOYER = "employer"
    CLIENTS = "clients"
    SCHOOL = "school"
    THIRD_PARTY = "third_party"


NOT_FROM_HERSELF = frozenset({Origin.COMMITTEE, Origin.MEMBER_LIST})
"""Of a list that was brought in: she did not write herself down, or nobody can say that she did."""
FORBIDDEN_ORIGINS = frozenset(
    {Origin.TOWN_HALL, Origin.EMPLOYER, Origin.CLIENTS, Origin.SCHOOL, Origin.THIRD_PARTY}
)
"""Using these files for politics diverts them from their purpose (GDPR art. 5-1-b)."""
