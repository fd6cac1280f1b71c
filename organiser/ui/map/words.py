"""What the figures of the map are called."""

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
