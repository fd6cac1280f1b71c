"""What the figures of the map are called."""

from organiser.domain.cheat_sheet import KeyGroup, KeyLine
from organiser.i18n import _
from organiser.usecases.maps.figures import Metric


def metric_label(metric: Metric) -> str:
    """Return the name of what is counted, for its button."""
    return {
        Metric.PEOPLE: _("Supporters"),
        Metric.VOLUNTEERS: _("Volunteers and up"),
        Metric.DOORS: _("Doors knocked at"),
        Metric.ACTIONS: _("Actions"),
    }[metric]


def metric_words(metric: Metric) -> str:
    """Return what is counted, after its figure."""
    return {
        Metric.PEOPLE: _("people"),
        Metric.VOLUNTEERS: _("volunteers"),
        Metric.DOORS: _("doors"),
        Metric.ACTIONS: _("actions"),
    }[metric]


def map_keys() -> tuple[KeyGroup, ...]:
    """Return the keys of the map, for the help and the cheat sheet."""
    lines = (
        KeyLine(("←", "→", "↑", "↓"), _("Move the map")),
        KeyLine(("+", "-"), _("Come nearer, go away")),
        KeyLine(("0",), _("Show everything")),
        KeyLine((_("Enter"),), _("Streets of the commune")),
    )
    return (KeyGroup(_("On the map"), lines),)
