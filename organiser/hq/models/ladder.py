"""The ladder that headquarters published, and what committees count on it."""

from django.db import models

from organiser.hq.models.record import Scope


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


class RungCount(models.Model):
    """What one committee counted on one stage in one month, from the push that brought it."""

    scope = models.ForeignKey(Scope, on_delete=models.CASCADE, related_name="+")
    month = models.CharField(max_length=7)
    """Such as "2026-11"."""
    rung = models.SmallIntegerField()
    people = models.IntegerField()
    """Who stood there at its end, or stands there now."""
    climbed = models.IntegerField()
    """Who came there in it."""

    class Meta:
        """How it lies in the database."""

        db_table = "rung_count"
        app_label = "hq"
        constraints = (
            models.UniqueConstraint(fields=["scope", "month", "rung"], name="rung_count_of"),
        )
        indexes = (models.Index(fields=["month", "scope"], name="rung_count_month"),)

    def __str__(self) -> str:
        return f"rung {self.rung} {self.month}"


class RungFigure(models.Model):
    """One number that may be shown; as of `Figure`, nothing is kept of too few."""

    month = models.CharField(max_length=7)
    measure = models.CharField(max_length=8)
    """ "people" or "climbed"."""
    department = models.CharField(max_length=3, blank=True)
    column = models.CharField(max_length=12, blank=True)
    """A stage; none for the sum."""
    count = models.BigIntegerField(null=True)

    class Meta:
        """How it lies in the database."""

        db_table = "rung_figure"
        app_label = "hq"
        constraints = (
            models.UniqueConstraint(
                fields=["month", "measure", "department", "column"], name="rung_figure_of"
            ),
        )

    def __str__(self) -> str:
        return f"{self.measure} {self.month} {self.department} {self.column}"
