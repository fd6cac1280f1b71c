"""What is said of drives: what they are for, who is left out and why, what came of it."""

from collections.abc import Callable, Sequence

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


def left_out_reason(reason: LeftOut, use: Use | None) -> str:
    """Return why somebody is left out of a use: "refused calls"; of any way without one."""
    if reason is LeftOut.REFUSED:
        return _refused_words(use)
    if reason is LeftOut.NO_REACH:
        no_reach: dict[Use | None, Callable[[], str]] = {
            Use.CALL: lambda: _("no phone number"),
            Use.EMAIL: lambda: _("no e-mail address"),
            Use.TEXT: lambda: _("no mobile number"),
        }
        return no_reach.get(use, lambda: _("no whole address"))()
    return {
        LeftOut.LIMITED: _("her data are limited: kept, and used nowhere"),
        LeftOut.QUESTION: _("a remark to be looked at first: perhaps a refusal"),
        LeftOut.ROLL: _("known from the electoral roll alone"),
        LeftOut.NO_BASIS: _("agreed to nothing yet"),
        LeftOut.MINOR: _("under 18"),
        LeftOut.AGE_UNKNOWN: _("nothing says that she is of age"),
        LeftOut.NOT_CHOSEN: _("did not agree to be chosen for messages online"),
        LeftOut.NO_CONSENT: _("did not agree to be reached this way"),
        LeftOut.CLOSED_DOOR: _("asked that nobody knocks"),
        LeftOut.WRONG_NUMBER: _("wrong number, to be corrected first"),
    }[reason]


def _refused_words(use: Use | None) -> str:
    known: dict[Use | None, str] = {
        Use.CALL: _("refused calls"),
        Use.LETTER: _("refused letters"),
        Use.LABEL: _("refused letters"),
        Use.OUTING: _("refused visits"),
        Use.EMAIL: _("refused e-mails"),
        Use.TEXT: _("refused text messages"),
    }
    return known.get(use, _("refused to be contacted"))


def left_out_words(reason: LeftOut, use: Use | None, count: int) -> str:
    """Return how many were left out and why: "3 left out: refused calls"."""
    words = counted("{count} left out: {{reason}}", "{count} left out: {{reason}}", count)
    return words.format(reason=left_out_reason(reason, use))


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


def count_label(column: str) -> str:
    """Return what a number about drives is called: a result, or what is counted beside them."""
    known = {"drives": _("Drives"), "people": _("People on the lists"), "left": _("Not tried yet")}
    return known.get(column) or result_label(Result(column))


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
        Purpose.NEWS: _("news of the committee"),
        Purpose.VOLUNTEER: _("taking part in actions"),
        Purpose.RPP_TARGETING: _("a selection of the register"),
    }[purpose]
