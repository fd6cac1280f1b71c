"""The versions of the ladder that headquarters published."""

from django.db import models


class LadderVersion(models.Model):
    """One version; the last one lies as a record in the feed of all too."""

    version = models.IntegerField(primary_key=True)
    body = models.TextField(blank=True)
    """See `organiser.domain.ladder`; empty: back to the program's own."""
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=254, blank=True)

    class Meta:
        """How it lies in the database."""

        db_table = "ladder_version"
        app_label = "hq"

    def __str__(self) -> str:
        return f"ladder {self.version}"
