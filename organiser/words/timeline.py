"""The head of each line of a person's timeline."""

from organiser.domain.action import ActionKind
from organiser.domain.consent import Channel, ConsentState, ObjectionState
from organiser.domain.field import Outcome
from organiser.i18n import _
from organiser.words.labels import (
    action_label,
    channel_label,
    consent_state_label,
    outcome_label,
)


def timeline_words(kind: str, what: str) -> str:
    """Return the head of one line of a timeline."""
    if kind == "action":
        return action_label(ActionKind(what.partition(":")[0]))
    if kind == "training":
        return _("Training: {course}").format(course=what)
    if kind in {"visit", "door"}:
        words = outcome_label(Outcome(what)) if what else _("not visited")
        return _("Visit: {outcome}").format(outcome=words)
    if kind in {"consent", "objection", "refusal", "question", "lifted"}:
        return _will_words(kind, what)
    return _plain_words(kind)


def _will_words(kind: str, what: str) -> str:
    """What she wants and does not want."""
    if kind == "objection":
        return _objection_words(ObjectionState(what))
    if kind == "consent":
        state, _purpose, channel = what.split(":")
        said = consent_state_label(ConsentState(state))
        return f"{said} · {channel_label(Channel(channel))}"
    return _refusal_words(kind).format(channel=channel_label(Channel(what)))


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
        "merge": _("Another entry was merged in"),
    }.get(kind, _("Note"))
