"""What the page of the newcomers says: how she came, what was done, and its keys."""

from collections.abc import Sequence
from datetime import date

from organiser import clock
from organiser.domain.cheat_sheet import KeyGroup, KeyLine
from organiser.domain.welcome import Step
from organiser.i18n import _, short_time
from organiser.ui.newcomers.lane import STEPS
from organiser.ui.relative_date import ago
from organiser.ui.widgets.timeline import Happening
from organiser.usecases.newcomers import NewcomerRow, StepRow
from organiser.words.welcome import how_words, step_label


def arrived_words(row: NewcomerRow) -> str:
    """Say how and when she signed up, and whether she came from another committee."""
    arrived = clock.local(row.arrived_at).date()
    when = _("{day}, {time}").format(
        day=ago(arrived, clock.today()), time=short_time(row.arrived_at)
    )
    came = _("She comes from another committee") if row.is_moved else ""
    late = _("late: nobody tried within 48 hours") if row.is_late else ""
    return " · ".join(part for part in (how_words(row.how), when, came, late) if part)


def known_words(names: Sequence[str]) -> str:
    """Say whom of the list she may be."""
    words = _("Perhaps the same person as {name}. Compare…")
    return words.format(name=", ".join(names))


def hint_of(answer: Step | None, *, is_to_be_let_go: bool) -> str:
    """Say what an answer asks for."""
    if is_to_be_let_go:
        return _("Three tries without an answer: 6 closes her sign-up. It can be opened again.")
    if answer is Step.MOVED:
        return _("Write in the note where she goes: headquarters sends her there.")
    return ""


def happening_of_step(step: StepRow, today: date) -> Happening:
    """Return one step as it is told."""
    when = ago(clock.local(step.at).date(), today)
    back = _("to be called back: {when}").format(when=ago(step.back_on, today))
    by = _("by {name}; she reads it on the site").format(name=step.caller)
    parts = (step.note, back if step.back_on else "", by if step.caller else "")
    text = " · ".join(part for part in parts if part)
    return Happening(step_label(step.step), when, text, "handshake", "accent")


def newcomer_keys() -> tuple[KeyGroup, ...]:
    """Return the keys of the page, as the help and the cheat sheet list them."""
    answers = (KeyLine((str(at),), step_label(step)) for at, step in enumerate(STEPS, start=1))
    others = (
        KeyLine(("N",), _("Write a note")),
        KeyLine(("P",), _("Leave for later")),
        KeyLine(("O",), _("Open her card")),
        KeyLine((_("Enter"),), _("Save, and the next")),
    )
    return (KeyGroup(_("Welcoming somebody"), (*answers, *others)),)
