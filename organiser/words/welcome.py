"""The words of welcoming who signed up on the site: how she came, each step, where she stands."""

from organiser.domain.welcome import Standing, Step
from organiser.i18n import _


def how_words(how: str) -> str:
    """Return how she signed up."""
    return {
        "link": _("Signed up on the site, by the committee's own link"),
        "friend": _("Signed up on the site, sent by somebody she knows"),
    }.get(how, _("Signed up on the site"))


def step_label(step: Step) -> str:
    """Return what was done about her."""
    return {
        Step.ABSENT: _("No answer"),
        Step.REACHED: _("Reached"),
        Step.MET: _("Met in person"),
        Step.INTEGRATED: _("Takes part"),
        Step.MOVED: _("Other committee"),
        Step.LAPSED: _("Does not wish to"),
        Step.REOPENED: _("Opened again"),
    }[step]


def standing_label(standing: Standing) -> str:
    """Return where she stands."""
    return {
        Standing.ARRIVED: _("Not called yet"),
        Standing.TRIED: _("Tried, no answer"),
        Standing.REACHED: _("Reached, to be met"),
        Standing.MET: _("Met in person"),
        Standing.INTEGRATED: _("Takes part"),
        Standing.MOVED: _("With another committee"),
        Standing.LAPSED: _("Waits no longer"),
    }[standing]
