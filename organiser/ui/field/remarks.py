"""What is said beside a note while it is typed (R22)."""

from organiser.domain.remarks import concerns
from organiser.i18n import _


def note_help() -> str:
    """Return what a note is for, and what it is not for."""
    return _(
        "About the visit only: no health, religion, origin, orientation, union or private life. "
        "The person may ask to read it."
    )


def note_warning(text: str) -> str:
    """Return what should be thought of before *text* stands beside a door, or nothing."""
    words = {
        "private": _("This seems to be private life: leave it out. The person may ask to read it."),
        "money": _("Money goes to the financial agent: it is never noted here."),
        "minor": _("This seems to be about a minor: leave it out."),
    }
    return next((words[matter] for matter in concerns(text)), "")
