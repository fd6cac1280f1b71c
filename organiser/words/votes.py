"""What help to vote is called: who asks, who offers, by when, and who says so."""

from organiser.domain.ladder import Milestone
from organiser.domain.vote_help import Ballot, LastDay, Need, Side, Source
from organiser.i18n import _, long_date
from organiser.words.rungs import milestone_label


def need_label(need: Need) -> str:
    """Return what help is about."""
    return {
        Need.PROXY: _("Proxy"),
        Need.LIFT: _("Lift to vote"),
        Need.REGISTRATION: _("Signing up on the roll"),
        Need.PLEDGE: milestone_label(Milestone.VOTING_PLEDGE),
    }[need]


def side_label(side: Side) -> str:
    """Return who somebody is in it."""
    return {
        Side.ASKS: _("asks for help"), Side.OFFERS: _("offers help"),
        Side.SAYS: milestone_label(Milestone.VOTING_PLEDGE),
    }[side]  # fmt: skip


def word_label(side: Side, need: Need) -> str:
    """Return what somebody said, in a few words."""
    if side is Side.SAYS:
        return milestone_label(Milestone.VOTING_PLEDGE)
    words = {
        Need.PROXY: (_("Asks for a proxy"), _("Offers to vote by proxy")),
        Need.LIFT: (_("Asks for a lift"), _("Offers a lift")),
        Need.REGISTRATION: (
            _("Asks for help to sign up on the roll"), _("Offers help to sign up on the roll"),
        ),
    }  # fmt: skip
    asked, offered = words[need]
    return asked if side is Side.ASKS else offered


def ballot_words(ballot: Ballot) -> str:
    """Return which vote, and when it is held here."""
    return f"{ballot.title} · {long_date(ballot.first_on)}"


def register_words(last: LastDay) -> str:
    """Return by when one signs up on the roll, and who says so."""
    words = _("To sign up on the roll: until {day} ({source})")
    return words.format(day=long_date(last.on), source=source_words(last.source))


def proxy_words(last: LastDay) -> str:
    """Return by when a proxy is best made, and who says so."""
    words = _("To make a proxy: best by {day} ({source})")
    return words.format(day=long_date(last.on), source=source_words(last.source))


def source_words(source: Source) -> str:
    """Return who says so."""
    return {
        Source.HEADQUARTERS: _("given by headquarters"),
        Source.LAW: _("electoral code, art. L.17"),
        Source.ADVICE: _("advice: the law names no day, the town hall needs some"),
    }[source]
