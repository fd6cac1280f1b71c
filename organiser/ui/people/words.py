"""What the card of a person says: names of fields, lines of her timeline, cautions."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from organiser import clock
from organiser.clock import local
from organiser.domain.cheat_sheet import KeyGroup, KeyLine
from organiser.domain.consent import Basis, Purpose
from organiser.domain.remarks import concerns
from organiser.i18n import _, long_date, number, short_date, short_time
from organiser.ui.phrases import Phrase
from organiser.ui.relative_date import ago
from organiser.ui.widgets.timeline import Happening
from organiser.usecases.ladder_in_force import LadderState, Source
from organiser.usecases.people.rows import street_line
from organiser.words.card import card_field_label
from organiser.words.labels import basis_label
from organiser.words.timeline import detail_words, timeline_words

if TYPE_CHECKING:
    from organiser.usecases.people.card import PersonCard
    from organiser.usecases.people.timeline import TimelineLine

_LOOKS = {
    "action": ("calendar-check", "accent"), "invitation": ("calendar", "info"),
    "training": ("graduation-cap", "violet"), "quiz": ("graduation-cap", "violet"),
    "visit": ("door-open", "accent"), "door": ("door-open", "accent"),
    "consent": ("shield-check", "success"), "refusal": ("ban", "danger"),
    "question": ("circle-help", "warning"), "lifted": ("undo-2", "success"),
    "objection": ("shield-check", "info"), "differing": ("git-merge", "info"),
    "informed": ("info", "info"), "site": ("user-plus", "accent"),
    "path": ("flag", "accent"),
    "welcome": ("handshake", "accent"), "vote": ("hand-heart", "info"),
    "added": ("user-plus", "info"), "imported": ("file-up", "info"),
    "filled_in": ("file-up", "info"), "edit": ("pencil", "info"),
    "remark": ("message-square", "info"), "call": ("phone", "info"), "met": ("handshake", "accent"),
    "outreach": ("megaphone", "accent"), "step": ("check", "success"), "merge": ("merge", "info"),
}  # fmt: skip


def happening_of(line: "TimelineLine", today: date) -> Happening:
    """Return one line of the timeline as it is told."""
    icon, tone = _LOOKS.get(line.kind, ("pencil", "info"))
    day = local(line.at).date() if not line.is_day else line.at.date()
    when = ago(day, today)
    if not line.is_day and (today - day).days <= 1:
        when = _("{day}, {time}").format(day=when, time=short_time(line.at))
    head, detail = timeline_words(line.kind, line.what), detail_words(line.kind, line.text)
    return Happening(head, when, detail, icon, tone)


def field_name(name: str) -> Phrase:
    """Return what the field *name* of a card is called."""
    return partial(card_field_label, name)


def purpose_name(purpose: Purpose) -> str:
    """Return what a consent is for."""
    return {
        Purpose.NEWS: _("News of the committee"),
        Purpose.VOLUNTEER: _("Taking part in actions"),
        Purpose.SHARE_WITH_ALLY: _("Being passed on to an ally"),
        Purpose.RPP_TARGETING: _("Messages chosen for a group"),
    }[purpose]


def cautions(text: str) -> tuple[str, ...]:
    """Return what she should know before *text* is kept of somebody (R18, R22, R28)."""
    said = {
        "money": _("This speaks of money. Refer it to the financial agent; keep no amount here."),
        "private": _(
            "No health, religion, origin, private life or union here. Remove these words."
        ),
        "minor": _("This speaks of somebody under 18. Keep nothing that is not needed."),
    }
    return tuple(said[name] for name in concerns(text))


def consent_pill(card: "PersonCard") -> tuple[str, str, str]:
    """Return the words, the tone and the icon that say on what basis her data are held."""
    if card.is_limited:
        return _("Limited: used nowhere"), "danger", "lock"
    if card.basis is Basis.PENDING:
        return basis_label(card.basis), "warning", "shield-alert"
    return basis_label(card.basis), "success", "shield-check"


def due_words(card: "PersonCard") -> tuple[str, str]:
    """Return when the next step is due, and the tone of it."""
    today = clock.today()
    if card.next_step_on is None:
        return _("Next step"), "caption"
    if card.next_step_on < today:
        late = _("late · {when}").format(when=ago(card.next_step_on, today))
        return _("Next step · {when}").format(when=late), "error"
    return _("Next step · {when}").format(when=ago(card.next_step_on, today)), "caption"


def born_words(card: "PersonCard") -> str:
    """Return when she was born: the day, or the year that is all we know."""
    if card.birth_date is not None:
        return short_date(card.birth_date)
    return str(card.birth_year) if card.birth_year else ""


def address_words(card: "PersonCard") -> str:
    """Return her address on one line."""
    address = card.address
    street = address.raw
    if address.number and (address.street or address.hamlet):
        street = street_line(address.number, address.suffix, address.street or address.hamlet)
    town = " ".join(part for part in (address.postcode, address.city) if part)
    return ", ".join(part for part in (street or address.street or address.hamlet, town) if part)


def list_keys() -> tuple[KeyGroup, ...]:
    """Return the keys of the list of people, for the help and the cheat sheet."""
    lines = (
        KeyLine((_("Enter"),), _("Open the card")),
        KeyLine((_("Space"),), _("Choose, or not")),
        KeyLine(("Ctrl", "A"), _("Choose everybody")),
        KeyLine(("A",), _("Note an action")),
        KeyLine(("E",), _("Change the card")),
    )
    walked = (
        KeyLine(("D",), _("Path: the step is done")),
        KeyLine(("S",), _("Path: skip the step")),
        KeyLine(("G",), _("Path: give it up")),
    )
    return (KeyGroup(_("On the list"), lines), KeyGroup(_("On the card"), walked))


def pair_keys() -> tuple[KeyGroup, ...]:
    """Return the keys of a pair of entries, for the help and the cheat sheet."""
    lines = (
        KeyLine(("M",), _("Merge")),
        KeyLine(("N",), _("Two persons")),
        KeyLine(("P",), _("Leave for later")),
        KeyLine(("D",), _("How this is worked out")),
    )
    return (KeyGroup(_("On a pair"), lines),)


def defined_words(state: LadderState) -> str:
    """Return who defined the stages that count; nothing while only the program did."""
    if state.source is Source.PROGRAM:
        return ""
    if state.source is Source.NEWER:
        return _("Headquarters defined the stages for a later program: those of this one count.")
    if state.source is Source.BROKEN:
        return _("What headquarters sent about the stages cannot be used: the program’s own count.")
    assert state.published_at is not None
    words = _("Stages as headquarters defines them: version {version}, of {day}.")
    day = long_date(local(state.published_at).date())
    return words.format(version=number(state.version), day=day)
