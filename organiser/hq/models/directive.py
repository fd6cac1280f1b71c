"""What headquarters asked of committees: every version of every directive."""

from django.db import models


class Directive(models.Model):
    """One version of a directive; it lies as a record in the feeds of its audience too."""

    id = models.UUIDField(primary_key=True)
    series = models.UUIDField()
    """What all its versions have in common: the id of the first."""
    version = models.IntegerField()
    title = models.CharField(max_length=120)
    text = models.TextField()
    """Markdown."""
    audience = models.JSONField(default=list)
    """Names of the feeds it lies in."""
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=254, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    is_asked = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    """Why it was withdrawn."""
    withdrawn_by = models.CharField(max_length=254, blank=True, default="")
    drive = models.JSONField(null=True)
    """The drive that it carries, as its record says it."""

    class Meta:
        """How it lies in the database."""

        db_table = "directive"
        app_label = "hq"
        constraints = (
            models.UniqueConstraint(fields=["series", "version"], name="directive_version"),
        )

    def __str__(self) -> str:
        return f"directive {self.series}/{self.version}"
