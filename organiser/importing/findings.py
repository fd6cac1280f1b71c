"""What the import has to say of one row, in her words."""

from collections.abc import Callable

from organiser.domain.intake import Problem, Severity
from organiser.i18n import _

REJECTED, QUESTION, NOTICE = Severity.REJECTED, Severity.QUESTION, Severity.NOTICE

_SEVERITIES = {
    "two_people": REJECTED, "not_a_person": REJECTED, "nobody": REJECTED, "row_shape": REJECTED,
    "cut_off": REJECTED, "under_age": REJECTED,
    "name_incomplete": QUESTION, "name_missing": QUESTION, "asks_refusal": QUESTION,
    "list_refuses": QUESTION, "cells_rejoined": QUESTION, "stray_quote": QUESTION,
}  # fmt: skip


def problem(line: int, column: str, code: str, detail: str = "") -> Problem:
    """Return what is said of *column* on *line*; *code* is stable for scripts."""
    severity = _SEVERITIES.get(code, NOTICE)
    return Problem(line, column, code, sentence(code), severity, detail)


def sentence(code: str) -> str:
    """Return the sentence for *code*."""
    say = _REJECTIONS.get(code) or _QUESTIONS.get(code) or _NOTICES[code]
    return say()


_Sentences = dict[str, Callable[[], str]]

_REJECTIONS: _Sentences = {
    "two_people": lambda: _("This line names several people. Write one line for each."),
    "not_a_person": lambda: _("This line does not name a person."),
    "nobody": lambda: _("This line has no name, no e-mail and no phone."),
    "row_shape": lambda: _(
        "This line has not as many cells as the others. Check where each one stands."
    ),
    "cut_off": lambda: _("This line is cut off or badly quoted. Check it."),
    "under_age": lambda: _("This person is under 15: nothing may be kept."),
}
_QUESTIONS: _Sentences = {
    "name_incomplete": lambda: _("Only one word of the name is known. Is it complete?"),
    "name_missing": lambda: _("There is no name. Who is it?"),
    "asks_refusal": lambda: _(
        "A remark reads like a refusal. Until you answer, this person is not contacted that way."
    ),
    "list_refuses": lambda: _(
        "The title of the list reads like a refusal. Until you answer, nobody in it is contacted."
    ),
    "cells_rejoined": lambda: _("A cell was cut in two and put back together. Is the line right?"),
    "stray_quote": lambda: _("A quotation mark was out of place. Is the line right?"),
}
_NOTICES: _Sentences = {
    "row_short": lambda: _(
        "This line is shorter than the others: its last cells were read as empty."
    ),
    "name_guessed": lambda: _(
        "Nothing says which word is the family name: the habit of the column decided."
    ),
    "phone_scientific": lambda: _(
        "The spreadsheet lost digits of this phone number. It was left out."
    ),
    "phone_short": lambda: _("This phone number is too short. It was left out."),
    "phone_unreadable": lambda: _("This phone number cannot be read. It was left out."),
    "email_unreadable": lambda: _("This e-mail address looks damaged."),
    "date_unreadable": lambda: _("This date cannot be read. It was left out."),
    "date_guessed": lambda: _("This date is not written in full: part of it was worked out."),
    "date_ahead": lambda: _("This date of birth has not come yet. It was left out."),
    "minor": lambda: _("This person is under 18: service messages only."),
    "minor_remark": lambda: _("A remark speaks of somebody under 18."),
    "money_remark": lambda: _("A remark speaks of money: refer it to the financial agent."),
    "private_remark": lambda: _(
        "A remark touches on private matters. Remove what should not be kept."
    ),
    "note_too_long": lambda: _(
        "Only the first 300 characters of the remark are kept; the rest is in the report."
    ),
}
