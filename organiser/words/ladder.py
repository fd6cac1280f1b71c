"""What the ladder and the score say, in whole sentences: on screen and on the command line."""

from organiser.domain.action import ActionKind
from organiser.domain.climbing import Ask, Fact, FactKind, Proposal, Requirement, Step
from organiser.domain.engagement import Rung
from organiser.domain.scoring import CAP_DAYS, Contribution, DeedKind, NoScore
from organiser.domain.themes import Deduced
from organiser.i18n import _, counted, number, short_date
from organiser.words.labels import action_label
from organiser.words.rungs import in_language, rung_label


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
    if asked.ask is Ask.SIGN_UP:
        return _("Give her details herself: a slip, a form, a sign-up sheet")
    if asked.ask is Ask.TAKE_PART:
        return _("Come once, or agree to hear from us")
    if (asked.ask, asked.needed) == (Ask.ORGANISE, 1):
        return _("Organise an action")
    words = _how_often(asked.ask, asked.needed)
    return words.format(span=span_words(asked.days), have=number(asked.have))


def _how_often(ask: Ask, count: int) -> str:
    """Return a sentence that still waits for {span} and {have}."""
    one, many = {
        Ask.COME: (
            _("Come once within {span}: {have} so far"),
            _("Come {count} times within {span}: {have} so far"),
        ),
        Ask.KINDS: (
            _("Take part in one kind of action: {have} so far"),
            _("Take part in {count} kinds of action: {have} so far"),
        ),
        Ask.ORGANISE: ("", _("Organise {count} actions within {span}: {have} so far")),
        Ask.BRING: (
            _("Bring one person within {span}: {have} so far"),
            _("Bring {count} people within {span}: {have} so far"),
        ),
    }[ask]
    return one if count == 1 else many.replace("{count}", number(count))


def span_words(days: int) -> str:
    """Return a stretch of time as one speaks of it: months where they come out even."""
    if days in {365, 730}:
        return counted("{count} year", "{count} years", days // 365)
    if days % 30 == 0:
        return counted("{count} month", "{count} months", days // 30)
    return counted("{count} day", "{count} days", days)


def proposal_words(proposal: Proposal) -> str:
    """Return what is proposed: as headquarters words it, or as the program does."""
    return in_language(proposal.act) or step_words(proposal.step)


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
