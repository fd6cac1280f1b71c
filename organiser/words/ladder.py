"""What the ladder and the score say, in whole sentences: on screen and on the command line."""

from organiser.domain.action import ActionKind
from organiser.domain.climbing import Ask, Fact, FactKind, Requirement, Step
from organiser.domain.engagement import Rung
from organiser.domain.scoring import CAP_DAYS, Contribution, DeedKind, NoScore
from organiser.domain.themes import Deduced
from organiser.i18n import _, counted, number, short_date
from organiser.words.labels import action_label, rung_label


def rung_words(rung: Rung) -> str:
    """Return on which rung she stands."""
    if rung is Rung.UNRANKED:
        return _("Does not want to be ranked")
    words = _("{name} · stage {rung} of {rungs}")
    return words.format(name=rung_label(rung), rung=int(rung), rungs=int(max(Rung)))


def fact_words(fact: Fact) -> str:
    """Return what earned a rung."""
    if fact.kind is FactKind.CAME:
        is_training = fact.what == DeedKind.TRAINING
        return deed_words(DeedKind.TRAINING) if is_training else action_label(ActionKind(fact.what))
    return {
        FactKind.SIGNED_UP: _("Signed up"),
        FactKind.AGREED: _("Agreed to hear from us"),
        FactKind.ORGANISED: _("Organised an action"),
        FactKind.BROUGHT: _("Somebody came through her"),
    }[fact.kind]


def requirement_words(asked: Requirement) -> str:
    """Return what the next rung asks for, and how much of it is there."""
    words = {
        Ask.SIGN_UP: _("Give her details herself: a slip, a form, a sign-up sheet"),
        Ask.TAKE_PART: _("Come once, or agree to hear from us"),
        Ask.COME_IN_THREE_MONTHS: _("Come three times within three months: {have} so far"),
        Ask.KINDS: _("Take part in two kinds of action: {have} so far"),
        Ask.COME_IN_SIX_MONTHS: _("Come three times within six months: {have} so far"),
        Ask.ORGANISE: _("Organise an action"),
        Ask.BRING: _("Bring three people within a year: {have} so far"),
    }[asked.ask]
    return words.format(have=number(asked.have))


def step_words(step: Step) -> str:
    """Return what is proposed, as a next step says it."""
    return {
        Step.ASK: _("Ask whether she would like to hear from us"),
        Step.INVITE: _("Invite her to the next outing"),
        Step.INVITE_AGAIN: _("Invite her to come again"),
        Step.OFFER_OTHER: _("Offer her another kind of action"),
        Step.LEAD: _("Ask her to lead an outing"),
        Step.BRING: _("Ask whom she could bring along"),
        Step.THANK: _("Thank her, and ask what she would like to do next"),
    }[step]


def evidence_words(deduced: Deduced) -> str:
    """Return what a theme was deduced from."""
    days = ", ".join(short_date(part.on) for part in deduced.evidence)
    came = counted("Came to {count} action on it", "Came to {count} actions on it",
                   len(deduced.evidence))  # fmt: skip
    return _("{came}: {days}").format(came=came, days=days)


def deed_words(kind: DeedKind) -> str:
    """Return the name of what is counted."""
    return {
        DeedKind.SIGN_UP: _("Sign-up"),
        DeedKind.PETITION: _("Petition"),
        DeedKind.MEETING: _("Meeting"),
        DeedKind.TRAINING: _("Training"),
        DeedKind.LEAFLETS: _("Leaflets or posters"),
        DeedKind.STALL: _("Stall"),
        DeedKind.DOOR_TO_DOOR: _("Door to door"),
        DeedKind.CALLS: _("Calls"),
        DeedKind.ORGANISED: _("Organised an action"),
        DeedKind.RECRUIT: _("Somebody came through her"),
    }[kind]


def worth_words(part: Contribution) -> str:
    """Return why a deed is worth what it is worth today."""
    weight = part.weight
    if part.is_capped:
        words = _("not counted: {most} of a kind at most within {days} days")
        return words.format(most=number(weight.most), days=number(CAP_DAYS))
    worth = counted("{count} point", "{count} points", weight.points)
    if part.age == 0:
        since = _("today")
    else:
        since = counted("{count} day ago", "{count} days ago", part.age)
    halves = counted("halves every {count} day", "halves every {count} days", weight.half_life)
    return f"{worth}, {since}, {halves}"


def no_score_words(reason: NoScore) -> str:
    """Return why somebody has no score."""
    return {
        NoScore.OBJECTS: _("No stage, no score and no place in any order, as she asked."),
        NoScore.TOO_YOUNG: _("No score is made of anybody under 16."),
        NoScore.ORIGIN: _("No score is made of data that came from elsewhere."),
    }[reason]
