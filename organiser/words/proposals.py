"""What proposals and their states are called, and why one cannot be sent."""

from collections.abc import Sequence

from organiser.domain.proposal import Fault, State
from organiser.domain.street_counts import StreetCount
from organiser.i18n import _, number


def state_label(state: State) -> str:
    """Return what it is called how far headquarters is."""
    return {
        State.RECEIVED: _("Received"),
        State.STUDIED: _("Being studied"),
        State.ACCEPTED: _("Accepted"),
        State.REFUSED: _("Declined"),
        State.MERGED: _("Joined with another"),
    }[state]


def streets_words(counts: Sequence[StreetCount]) -> str:
    """Say how many people named the theme, street by street."""
    named = _("{street}: {count}")
    return " · ".join(
        named.format(street=each.street or _("other streets"), count=number(each.people))
        for each in counts
    )


def fault_words(fault: Fault) -> str:
    """Say why something cannot be sent."""
    return {
        Fault.TITLE: _("Give the proposal a title."),
        Fault.TEXT: _("Write what people ask for."),
        Fault.LONG: _("Too long: make the title or the text shorter."),
        Fault.HEARD: _("How many people said so? A number from 1 to 100,000."),
    }[fault]
