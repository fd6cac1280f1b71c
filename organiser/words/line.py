"""What the line to headquarters says of records and of values that met."""

from datetime import datetime
from typing import Any

from organiser import clock
from organiser.i18n import _, long_date

_DELETED = "deleted"


def record_label(kind: str) -> str:
    """Return what a kind of record is called."""
    return {
        "person": _("Card"),
        "address": _("Address"),
        "household": _("Household"),
        "contact_point": _("E-mail or phone"),
        "trait": _("Word"),
        "note": _("Remark"),
        "consent": _("Consent"),
        "refusal": _("Refusal"),
        "action": _("Action"),
        "participation": _("Presence"),
        "task": _("Task"),
        "team": _("Team"),
        "team_member": _("Member of a team"),
        "sheet": _("Sheet"),
        "visit": _("Visit"),
        "segment": _("List"),
        "outreach": _("Drive"),
        "training_record": _("Training"),
        "committee": _("Committee"),
    }.get(kind, _("Entry"))


def field_label(kind: str, field: str) -> str:
    """Return what a field is called; the kind's own name where the field says no more."""
    return {
        "first_name": _("First name"),
        "middle_name": _("Middle name"),
        "last_name": _("Last name"),
        "birth_name": _("Birth name"),
        "birth_date": _("Birth date"),
        "birth_year": _("Birth year"),
        "occupation": _("Occupation"),
        "next_step": _("Next step"),
        "next_step_on": _("Date of the next step"),
        "note": _("Note"),
        "typed": _("E-mail or phone"),
        "street": _("Street"),
        "postcode": _("Postcode"),
        "city": _("Town"),
        "title": _("Title"),
        "place": _("Place"),
        "outcome": _("Result"),
        "state": _("State"),
    }.get(field, record_label(kind))


def kept_words(field: str, kept: Any, by: str, at: datetime) -> str:
    """Say which value was kept, whose and when."""
    when = f"{long_date(clock.local(at).date())} {clock.local(at):%H:%M}"
    return _("{field}: “{value}” ({laptop}, {when}) was kept.").format(
        field=field, value=value_words(kept), laptop=by or _("another computer"), when=when
    )


def other_words(value: Any, by: str, at: datetime) -> str:
    """Say which value was not kept, whose and when."""
    when = f"{long_date(clock.local(at).date())} {clock.local(at):%H:%M}"
    return _("“{value}” ({laptop}, {when}) was not.").format(
        value=value_words(value), laptop=by or _("another computer"), when=when
    )


def deleted_words(name: str, by: str) -> str:
    """Say that the entry was deleted meanwhile."""
    return _("The entry {name} was deleted on {laptop}. The change is kept here.").format(
        name=f"“{name}”" if name else "", laptop=by or _("another computer")
    )


def value_words(value: Any) -> str:
    """Return a value as she reads it; a dash where there is none."""
    return "—" if value in {None, ""} else str(value)
