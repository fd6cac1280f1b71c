"""Courses that headquarters wrote for all committees."""

from django.db import models


class Course(models.Model):
    """A course as it stands; it lies as a record in the feed of all too."""

    id = models.UUIDField(primary_key=True)
    title = models.CharField(max_length=120)
    text = models.TextField()
    """One page of Markdown: see `organiser.domain.course`."""
    version = models.IntegerField(default=1)
    again = models.IntegerField(default=0)
    """How often everybody was asked to follow it again."""
    is_offered = models.BooleanField(default=True)
    is_gate = models.BooleanField(default=False)
    """Whether it is to be passed before people's data leave a laptop (R39)."""
    published_at = models.DateTimeField()
    """Of the last version."""
    published_by = models.CharField(max_length=254, blank=True)
    followed = models.IntegerField(null=True)
    """How many people followed it with success, as it counts now; None where they are too few."""
    counted_at = models.DateTimeField(null=True)

    class Meta:
        """How it lies in the database."""

        db_table = "course"
        app_label = "hq"

    def __str__(self) -> str:
        return f"course {self.pk}"
