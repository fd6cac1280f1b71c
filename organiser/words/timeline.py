"""The words of each line of a person's timeline."""

from datetime import date

from organiser.domain.action import ActionKind, ActionState, Attendance
from organiser.domain.consent import Channel, ConsentState, ObjectionState
from organiser.domain.field import Outcome
from organiser.domain.outreach import Result, Use
from organiser.domain.rights import ToldBy
from organiser.domain.vote_help import Need, Side
from organiser.domain.welcome import Step
from organiser.i18n import _, short_date
from organiser.words.card import card_field_label
from organiser.words.labels import (
    action_label,
    channel_label,
    consent_state_label,
    outcome_label,
)
from organiser.words.line import label_of
from organiser.words.outreach import result_label
from organiser.words.paths import path_line_words
from organiser.words.votes import word_label
from organiser.words.welcome import how_words, step_label


def timeline_words(kind: str, what: str) -> str:
    """Return the head of one line of a timeline."""
    if kind == "action":
        counts_as, _role, *own = what.split(":", 2)
        return own[0] if own else action_label(ActionKind(counts_as))
    if kind == "invitation":
        return _invitation_words(*what.split(":", 3))
    if kind in {"training", "quiz", "visit", "door", "outreach", "welcome", "vote", "path"}:
        return _done_words(kind, what)
    if kind in {"consent", "objection", "refusal", "question", "lifted"}:
        return _will_words(kind, what)
    if kind in {"informed", "site"}:
        return how_words(what) if kind == "site" else informed_words(ToldBy(what))
    return _differing_words(what) if kind == "differing" else _plain_words(kind)


def _differing_words(what: str) -> str:
    """What two people wrote without knowing of each other."""
    return _("Two values met: {field}").format(field=label_of(*what.split(":")))


def detail_words(kind: str, text: str) -> str:
    """Return what stands below the head: fields of a card by their names."""
    lines = [line for line in text.splitlines() if line.strip()]
    if kind == "edit" or (kind == "filled_in" and len(lines) > 1):
        fields = lines.pop().split(", ")
        lines.append(", ".join(card_field_label(name) for name in fields if name))
    return " · ".join(lines)


def informed_words(by: ToldBy) -> str:
    """Return how she learnt where her data come from."""
    return {
        ToldBy.LETTER: _("Told by letter where her data come from"),
        ToldBy.EMAIL: _("Told by e-mail where her data come from"),
        ToldBy.CONSENT: _("Told where her data come from as she agreed"),
        ToldBy.WORD: _("Knows where her data come from"),
    }[by]


def _done_words(kind: str, what: str) -> str:
    """What was done with her, actions aside."""
    if kind in {"welcome", "path"}:
        return step_label(Step(what)) if kind == "welcome" else path_line_words(what)
    if kind == "vote":
        side, need = what.split(":")
        return word_label(Side(side), Need(need))
    if kind in {"training", "quiz"}:
        return _training_words(kind, what)
    if kind == "outreach":
        use, result = what.split(":")
        return _outreach_words(Use(use), Result(result))
    words = outcome_label(Outcome(what)) if what else _("not visited")
    return _("Visit: {outcome}").format(outcome=words)


def _training_words(kind: str, what: str) -> str:
    """What she followed, and with which result where there was a quiz."""
    if kind == "training":
        return _("Training: {course}").format(course=what)
    passed, score, course = what.split(":", 2)
    words = _("Training: {course}") if passed == "1" else _("Training not passed: {course}")
    return f"{words.format(course=course)} · {score.replace('/', ' / ')}"


def _invitation_words(kind: str, state: str, on: str, own: str = "") -> str:
    """What was asked of her, and what became of it."""
    said: dict[str, str] = {
        Attendance.INVITED: _("Invited: {action}, {day}"),
        Attendance.COMING: _("Said she would come: {action}, {day}"),
        Attendance.DID_NOT: _("Did not come: {action}, {day}"),
        ActionState.CANCELLED: _("Cancelled: {action}, {day}"),
    }
    words = said.get(state, _("Announced: {action}, {day}"))
    day = short_date(date.fromisoformat(on))
    return words.format(action=own or action_label(ActionKind(kind)), day=day)


def _will_words(kind: str, what: str) -> str:
    """What she wants and does not want."""
    if kind == "objection":
        return _objection_words(ObjectionState(what))
    if kind == "consent":
        state, _purpose, channel = what.split(":")
        said = consent_state_label(ConsentState(state))
        return f"{said} · {channel_label(Channel(channel))}"
    return _refusal_words(kind).format(channel=channel_label(Channel(what)))


def _outreach_words(use: Use, result: Result) -> str:
    """A call says what came of it; what was sent says what it was."""
    if use is Use.CALL:
        return result_label(result)
    return {
        Use.LETTER: _("Letter printed"),
        Use.LABEL: _("Label printed"),
        Use.OUTING: _("Put on a field sheet"),
        Use.EMAIL: _("E-mail sent"),
        Use.TEXT: _("Text message sent"),
    }[use]


def _objection_words(state: ObjectionState) -> str:
    return {
        ObjectionState.MADE: _("Does not want to be ranked"),
        ObjectionState.LIFTED: _("May be ranked again"),
    }[state]


def _refusal_words(kind: str) -> str:
    return {
        "refusal": _("No longer by {channel}"),
        "question": _("By {channel}? A remark reads like a refusal"),
        "lifted": _("Again by {channel}"),
    }[kind]


def _plain_words(kind: str) -> str:
    return {
        "added": _("Added by hand"),
        "imported": _("Brought in from a file"),
        "filled_in": _("Completed from a file"),
        "edit": _("Card changed"),
        "remark": _("Remark"),
        "call": _("Call"),
        "met": _("Met"),
        "step": _("Step done"),
        "returned": _("Had asked to be gone; signed up again by herself"),
        "merge": _("Another entry was merged in"),
    }.get(kind, _("Note"))
