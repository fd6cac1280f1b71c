"""What directives and their states are called on the page."""

from datetime import date, datetime

from organiser import clock
from organiser.domain.cheat_sheet import KeyGroup, KeyLine
from organiser.domain.directive import Directive, Standing
from organiser.i18n import _, short_date
from organiser.ui.relative_date import ago
from organiser.usecases.directives.reading import DirectiveRow
from organiser.words.directives import standing_label


def state_of(row: DirectiveRow) -> tuple[str, str]:
    """Return in a word where a directive stands for her, and the tone of it."""
    if row.standing is not Standing.VALID:
        tone = "danger" if row.standing is Standing.WITHDRAWN and row.is_new else "neutral"
        return standing_label(row.standing), tone
    if row.is_new:
        return (_("Changed"), "warning") if row.is_changed else (_("To read"), "accent")
    if row.is_to_acknowledge:
        return _("To acknowledge"), "warning"
    if row.reading.applied_at is not None:
        return _("Applied"), "success"
    return _("Read"), "neutral"


def detail_of(row: DirectiveRow) -> str:
    """Say when it came, and until when it counts."""
    today = clock.today()
    came = ago(_day(row.directive.published_at), today)
    end = row.directive.valid_until
    if end is None or row.standing is not Standing.VALID:
        return came
    return f"{came} · " + _("until {day}").format(day=short_date(end))


def about(directive: Directive, today: date) -> str:
    """Say who wrote it, when, and between which days it counts."""
    parts = [
        _("From headquarters"), ago(_day(directive.published_at), today),
        _("version {number}").format(number=directive.version) if directive.version > 1 else "",
    ]  # fmt: skip
    start, end = directive.valid_from, directive.valid_until
    if start > today:
        parts.append(_("counts from {day}").format(day=short_date(start)))
    if end is not None:
        parts.append(_("until {day}").format(day=short_date(end)))
    return " · ".join(filter(None, parts))


def notice_of(row: DirectiveRow) -> str:
    """Say what she must know before she reads it; nothing as a rule."""
    if row.standing is Standing.WITHDRAWN:
        words = _("Headquarters withdrew it: {reason}")
        return words.format(reason=row.directive.reason)
    if row.standing is Standing.OVER:
        return _("It counts no more: its last day is over.")
    if row.is_changed:
        return _("Headquarters changed it since you read it.")
    return ""


def done_words(what: str, at: datetime | None) -> str:
    """Return *what* was done with its day; alone where it was not done yet."""
    return what if at is None else f"{what} · {short_date(_day(at))}"


def directive_keys() -> tuple[KeyGroup, ...]:
    """Return the keys of the page, as the help and the cheat sheet list them."""
    return (
        KeyGroup(
            _("Reading a directive"),
            (
                KeyLine(("R",), _("I have read it")),
                KeyLine(("A",), _("Applied here")),
                KeyLine(("C",), _("Acknowledge it")),
                KeyLine(("L",), _("Start this drive")),
                KeyLine((_("Enter"),), _("Go to the text")),
            ),
        ),
    )


def _day(moment: datetime) -> date:
    return clock.local(moment).date()
