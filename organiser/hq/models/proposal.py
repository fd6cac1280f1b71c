"""What committees proposed as it stands, and what became of it at headquarters."""

from django.db import models

from organiser.hq.models.committee import Committee


class Proposal(models.Model):
    """A series of versions that one committee sent: the newest of them, and the answer.

    What it says is written down at the push that brings it (`organiser.hq.usecases.hearing`), so
    that no list reads records; how often it is seconded is counted at night and when it is opened.
    """

    series = models.UUIDField(primary_key=True)
    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="proposals")
    title = models.CharField(max_length=120, default="", blank=True)
    text = models.TextField(default="", blank=True)
    theme = models.CharField(max_length=60, default="", blank=True)
    heard = models.IntegerField(default=1)
    streets = models.TextField(default="", blank=True)
    """How many people named the theme, street by street: `organiser.domain.street_counts`."""
    version = models.IntegerField(default=1)
    sent_at = models.DateTimeField(null=True)
    """Of the newest version; nothing once it was taken back."""
    seconds = models.IntegerField(default=0)
    heard_elsewhere = models.IntegerField(default=0)
    state = models.CharField(max_length=12, default="", blank=True)
    """Empty before headquarters has looked at it."""
    answer = models.TextField(blank=True)
    at = models.DateTimeField()
    """When the state came about."""
    answered_by = models.CharField(max_length=254, blank=True)
    into = models.UUIDField(null=True)
    """Of one that was merged: the series that says the same."""
    published_at = models.DateTimeField(null=True)

    class Meta:
        """How it lies in the database."""

        db_table = "proposal"
        app_label = "hq"
        indexes = (
            models.Index(fields=["-sent_at", "series"], name="proposal_sent"),
            models.Index(fields=["state", "-sent_at", "series"], name="proposal_state"),
            models.Index(fields=["theme", "-sent_at", "series"], name="proposal_theme"),
            models.Index(fields=["into"], name="proposal_into"),
        )

    def __str__(self) -> str:
        return f"proposal {self.series}"
