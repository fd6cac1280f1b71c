"""What became of committees' proposals at headquarters; what they say lies in their own feeds."""

from django.db import models

from organiser.domain.proposal import State
from organiser.hq.models.committee import Committee


class Proposal(models.Model):
    """A series of versions that one committee sent, from the first word of headquarters on."""

    series = models.UUIDField(primary_key=True)
    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="proposals")
    state = models.CharField(max_length=12, default=str(State.RECEIVED))
    answer = models.TextField(blank=True)
    at = models.DateTimeField()
    """When the state came about."""
    answered_by = models.CharField(max_length=120, blank=True)
    into = models.UUIDField(null=True)
    """Of one that was merged: the series that says the same."""
    published_at = models.DateTimeField(null=True)

    class Meta:
        """How it lies in the database."""

        db_table = "proposal"
        app_label = "hq"

    def __str__(self) -> str:
        return f"proposal {self.series}"
