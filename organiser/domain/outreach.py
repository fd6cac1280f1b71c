"""A drive to reach a list of people: by which way, who may be reached, and what came of it."""

from enum import StrEnum

from organiser.domain.consent import Channel
from organiser.domain.segments.rules import EVERYBODY, Rule, WasAt

MOST_RECIPIENTS = 50
"""Of one e-mail, all of them hidden from each other (R16)."""


class Use(StrEnum):
    """What a list is used for."""

    CALL = "call"
    LETTER = "letter"
    LABEL = "label"
    OUTING = "outing"
    EMAIL = "email"
    TEXT = "text"
    """A text message, sent by hand from her own phone, one by one."""


CHANNEL = {
    Use.CALL: Channel.CALL,
    Use.LETTER: Channel.POST,
    Use.LABEL: Channel.POST,
    Use.OUTING: Channel.DOOR,
    Use.EMAIL: Channel.EMAIL,
    Use.TEXT: Channel.SMS,
}
"""By which way each use reaches somebody."""

ONLINE = frozenset({Use.EMAIL, Use.TEXT})
"""Uses that fall under the rules of targeting online (R12)."""

WITHOUT_CONSENT = frozenset({Use.CALL, Use.LETTER, Use.LABEL})
"""Uses for which regular contact is enough, without a consent to the very channel."""


class LeftOut(StrEnum):
    """Why somebody of a list may not be reached by a use; the first that holds is told."""

    LIMITED = "limited"
    """Her data are kept, and used nowhere (GDPR art. 18)."""
    REFUSED = "refused"
    QUESTION = "question"
    """A remark reads like a refusal, and nobody has looked at it (R37)."""
    ROLL = "roll"
    """Known from the electoral roll alone: by letter or at the door, or not at all (R11)."""
    NO_BASIS = "no_basis"
    """Agreed to nothing, and is no regular contact (R01)."""
    MINOR = "minor"
    AGE_UNKNOWN = "age_unknown"
    """Of a selection online: nothing says that she is of age (R12)."""
    NO_CONSENT = "no_consent"
    """Agreed, but not to this way (R03)."""
    NOT_CHOSEN = "not_chosen"
    """Did not agree that her data choose which messages reach her online (R12)."""
    CLOSED_DOOR = "closed_door"
    NO_REACH = "no_reach"
    WRONG_NUMBER = "wrong_number"


class Audience(StrEnum):
    """Who is written to, as the law on targeting asks it (R12)."""

    WHOLE_LIST = "whole_list"
    """All who subscribed themselves."""
    PARTICIPANTS = "participants"
    """Those who came to one action: a service message."""
    SELECTION = "selection"


class Result(StrEnum):
    """What came of reaching one person."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    MESSAGE_LEFT = "message_left"
    CALL_BACK = "call_back"
    WRONG_NUMBER = "wrong_number"
    NO_MORE = "no_more"
    """She does not want to be called any more."""
    PRINTED = "printed"
    PREPARED = "prepared"
    """A sheet with her door was prepared."""
    SENT = "sent"
    """She marked it as sent from her own mail program or phone."""


ANSWERS = (
    Result.REACHED, Result.NO_ANSWER, Result.MESSAGE_LEFT, Result.CALL_BACK, Result.WRONG_NUMBER,
    Result.NO_MORE,
)  # fmt: skip
"""What can come of a call, in the order of the keys 1 to 6."""

OPEN = frozenset({Result.NO_ANSWER, Result.CALL_BACK})
"""After these, she is still to be reached."""


class DriveState(StrEnum):
    """Where a drive stands."""

    RUNNING = "running"
    PAUSED = "paused"
    CLOSED = "closed"


def audience_of(rule: Rule) -> Audience:
    """Return which audience *rule* makes: anything chosen among people is a selection."""
    if rule == EVERYBODY:
        return Audience.WHOLE_LIST
    return Audience.PARTICIPANTS if isinstance(rule, WasAt) else Audience.SELECTION
