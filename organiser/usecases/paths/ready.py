"""Three paths that come along with the program: examples, until a committee takes one over."""

from collections.abc import Callable
from enum import StrEnum

from organiser.domain.engagement import Rung
from organiser.domain.pathway import Contact, PathStep, Pathway
from organiser.i18n import _


class Ready(StrEnum):
    """Which there are."""

    WELCOME = "welcome"
    TO_VOLUNTEER = "to_volunteer"
    TO_RELAY = "to_relay"


def ready_path(which: Ready) -> Pathway:
    """Return a ready path, in the language spoken."""
    return _PATHS[which]()


def _welcome() -> Pathway:
    return Pathway(
        _("Welcome somebody new"),
        (
            PathStep(_("Call her and listen"), 2, Contact.CALL),
            PathStep(_("Invite her to an action"), 14, Contact.ANY),
            PathStep(_("Introduce somebody of the committee to her"), 30, Contact.ANY),
        ),
        Rung.SIGNED_UP,
    )


def _to_volunteer() -> Pathway:
    return Pathway(
        _("From supporter to volunteer"),
        (
            PathStep(_("Ask her what she likes to do, and when she is free"), 7, Contact.ANY),
            PathStep(_("Find an action that suits her, and somebody to go with her"), 7),
            PathStep(_("Invite her to that action"), 3, Contact.ANY),
            PathStep(_("Thank her and hear how it went"), 14, Contact.CALL),
            PathStep(_("Invite her to an action of another kind"), 21, Contact.ANY),
        ),
        Rung.SUPPORTER,
    )


def _to_relay() -> Pathway:
    return Pathway(
        _("From volunteer to relay"),
        (
            PathStep(_("Ask her whether she would lead an action"), 14, Contact.ANY),
            PathStep(_("Prepare her first action together"), 14, Contact.ANY),
            PathStep(_("Have her lead it, with somebody beside her"), 21),
            PathStep(_("Look back on it together"), 7, Contact.ANY),
            PathStep(_("Entrust her with a team or a part of town"), 30, Contact.ANY),
        ),
        Rung.VOLUNTEER,
    )


_PATHS: dict[Ready, Callable[[], Pathway]] = {
    Ready.WELCOME: _welcome,
    Ready.TO_VOLUNTEER: _to_volunteer,
    Ready.TO_RELAY: _to_relay,
}
