"""What is said of drives: what they are for, who is left out and why, what came of it."""

from collections.abc import Sequence

from organiser.domain.consent import Purpose
from organiser.domain.outreach import DriveState, LeftOut, Result, Use
from organiser.i18n import _, counted


def use_label(use: Use) -> str:
    """Return what a list is used for."""
    return {
        Use.CALL: _("Call list"),
        Use.LETTER: _("Letters"),
        Use.LABEL: _("Labels"),
        Use.OUTING: _("Visits"),
        Use.EMAIL: _("E-mails"),
        Use.TEXT: _("Text messages by hand"),
    }[use]


def left_out_words(reason: LeftOut, use: Use, count: int) -> str:
    """Return how many were left out and why: "3 left out: they refused calls"."""
    if reason is LeftOut.REFUSED:
        return _refused(use, count)
    if reason is LeftOut.NO_REACH:
        return _no_reach(use, count)
    return {
        LeftOut.QUESTION: lambda: counted(
            "{count} left out: a remark may be a refusal, look at it first",
            "{count} left out: remarks may be refusals, look at them first", count),
        LeftOut.ROLL: lambda: counted(
            "{count} left out: known from the electoral roll only, by letter or visit alone",
            "{count} left out: known from the electoral roll only, by letter or visit alone",
            count),
        LeftOut.NO_BASIS: lambda: counted(
            "{count} left out: agreed to nothing yet", "{count} left out: agreed to nothing yet",
            count),
        LeftOut.MINOR: lambda: counted(
            "{count} left out: under 18", "{count} left out: under 18", count),
        LeftOut.NO_CONSENT: lambda: counted(
            "{count} left out: did not agree to be reached this way",
            "{count} left out: did not agree to be reached this way", count),
        LeftOut.CLOSED_DOOR: lambda: counted(
            "{count} left out: nobody may knock at this door",
            "{count} left out: nobody may knock at these doors", count),
        LeftOut.WRONG_NUMBER: lambda: counted(
            "{count} left out: the number is wrong, correct it first",
            "{count} left out: the numbers are wrong, correct them first", count),
    }[reason]()  # fmt: skip


def _refused(use: Use, count: int) -> str:
    if use is Use.CALL:
        return counted("{count} left out: refused calls", "{count} left out: refused calls", count)
    if use in (Use.LETTER, Use.LABEL):
        return counted(
            "{count} left out: refused letters", "{count} left out: refused letters", count
        )
    if use is Use.OUTING:
        return counted(
            "{count} left out: refused visits", "{count} left out: refused visits", count
        )
    if use is Use.EMAIL:
        return counted(
            "{count} left out: refused e-mails", "{count} left out: refused e-mails", count
        )
    return counted(
        "{count} left out: refused text messages", "{count} left out: refused text messages", count
    )


def _no_reach(use: Use, count: int) -> str:
    if use is Use.EMAIL:
        return counted(
            "{count} left out: no e-mail address", "{count} left out: no e-mail address", count
        )
    if use is Use.TEXT:
        return counted(
            "{count} left out: no mobile number", "{count} left out: no mobile number", count
        )
    if use is Use.CALL:
        return counted(
            "{count} left out: no phone number", "{count} left out: no phone number", count
        )
    return counted(
        "{count} left out: no whole address", "{count} left out: no whole address", count
    )


def look_words(people: int, left_out: Sequence[tuple[LeftOut, int]], use: Use) -> str:
    """Return the live count: "47 people, 3 left out: refused calls"."""
    reached = people - sum(count for _reason, count in left_out)
    said = [counted("{count} person", "{count} people", reached)]
    return ", ".join([*said, *(left_out_words(reason, use, n) for reason, n in left_out)])


def result_label(result: Result) -> str:
    """Return what came of reaching somebody."""
    return {
        Result.REACHED: _("Call got through"),
        Result.NO_ANSWER: _("No answer"),
        Result.MESSAGE_LEFT: _("Message left"),
        Result.CALL_BACK: _("Call back later"),
        Result.WRONG_NUMBER: _("Wrong number"),
        Result.NO_MORE: _("No more calls"),
        Result.PRINTED: _("Printed"),
        Result.PREPARED: _("Sheet prepared"),
        Result.SENT: _("Sent"),
    }[result]


def drive_state_label(state: DriveState) -> str:
    """Return where a drive stands."""
    return {
        DriveState.RUNNING: _("running"),
        DriveState.PAUSED: _("paused"),
        DriveState.CLOSED: _("closed"),
    }[state]


def purpose_label(purpose: Purpose) -> str:
    """Return what people are reached for."""
    return {
        Purpose.NEWS: _("to give news of the committee"),
        Purpose.VOLUNTEER: _("to propose to take part"),
    }[purpose]
