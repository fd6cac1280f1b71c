"""What is wrong with a definition of the ladder, and what its figures and texts are called."""

from organiser.domain.engagement import LADDER
from organiser.domain.ladder import (
    BOUNDS,
    LATEST_ACT,
    LONGEST_NAME,
    LONGEST_TEXT,
    Fault,
    Milestone,
    Wrong,
)
from organiser.i18n import _, number
from organiser.words.rungs import milestone_label, rung_label


def fault_words(fault: Fault) -> str:
    """Return what is wrong, in one sentence."""
    if fault.wrong is Wrong.OUT_OF_BOUNDS:
        least, most = BOUNDS[fault.where]
        words = _("{what}: from {least} to {most}.")
        return words.format(
            what=threshold_label(fault.where), least=number(least), most=number(most)
        )
    if fault.where in BOUNDS:
        return _contradiction(fault)
    return _of_text(fault)


def _contradiction(fault: Fault) -> str:
    return {
        Wrong.MORE_KINDS_THAN_TIMES: _(
            "A volunteer cannot take part in more kinds of action than the times she comes."
        ),
        Wrong.LONGER_THAN_SUPPORTER: _(
            "{what}: not longer than a supporter’s presence counts, or who loses the stage would "
            "fall past the supporters."
        ),
        Wrong.RELAY_BELOW_VOLUNTEER: _("A relay comes at least as often as a volunteer."),
    }[fault.wrong].format(what=threshold_label(fault.where))


def _of_text(fault: Fault) -> str:
    most = LONGEST_NAME if fault.what == "name" else LONGEST_TEXT
    words = {
        Wrong.ONE_LANGUAGE: _("{where}, {what}: write it in French and in English, or in neither."),
        Wrong.TOO_LONG: _("{where}, {what}: {most} letters at most."),
        Wrong.SAME_NAME: _("{where}: another stage has this name."),
        Wrong.LATE_ACT: _("{where}: a next act is due within {days} days."),
    }[fault.wrong]
    return words.format(
        where=_place(fault.where), what=text_label(fault.what), most=number(most),
        days=number(LATEST_ACT),
    )  # fmt: skip


def _place(where: str) -> str:
    rungs = {rung.name.lower(): rung for rung in LADDER}
    return rung_label(rungs[where]) if where in rungs else milestone_label(Milestone(where))


def text_label(name: str) -> str:
    """Return what a text of a rung is called."""
    return {
        "name": _("Name"),
        "meaning": _("What it means"),
        "act": _("Next act to propose"),
        "act_days": _("In how many days"),
    }[name]


def threshold_label(name: str) -> str:
    """Return what a figure of the ladder is called."""
    return {
        "present_days": _("Supporter: days that a presence counts"),
        "agreed_days": _("Supporter: days that an agreement counts"),
        "volunteer_times": _("Volunteer: times she came"),
        "volunteer_kinds": _("Volunteer: kinds of action"),
        "volunteer_days": _("Volunteer: within how many days"),
        "relay_times": _("Relay: times she came"),
        "relay_led": _("Relay: actions she organised"),
        "relay_days": _("Relay: within how many days"),
        "ambassador_brought": _("Ambassador: people she brought"),
        "ambassador_days": _("Ambassador: within how many days"),
        "kept_days": _("Days that a stage is kept without new facts"),
    }[name]
