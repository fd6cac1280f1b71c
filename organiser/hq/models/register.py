"""The register of online selections: every version of every line, kept for seven years."""

from django.db import models


class SelectionLine(models.Model):
    """One version of a line; what laptops must know of the newest is a record of all's feed."""

    id = models.UUIDField(primary_key=True)
    series = models.UUIDField()
    """What all its versions have in common: the id of the first, and of the record."""
    version = models.IntegerField()
    reference = models.CharField(max_length=20)
    use = models.CharField(max_length=8)
    starts_on = models.DateField()
    ends_on = models.DateField()
    is_complete = models.BooleanField(default=False)
    entry = models.JSONField(default=dict)
    """What it says, by the words of `organiser.domain.register`."""
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=254, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    withdrawn_by = models.CharField(max_length=254, blank=True, default="")

    class Meta:
        """How it lies in the database."""

        db_table = "selection_line"
        app_label = "hq"
        constraints = (
            models.UniqueConstraint(fields=["series", "version"], name="selection_version"),
            models.UniqueConstraint(fields=["reference", "version"], name="selection_reference"),
        )

    def __str__(self) -> str:
        return f"{self.reference}/{self.version}"
