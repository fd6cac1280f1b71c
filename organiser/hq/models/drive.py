"""What came of the drives that headquarters asked for, as it may be shown."""

from django.db import models

from organiser.hq.models.committee import Committee


class DriveFigures(models.Model):
    """The numbers of one committee about one directive, or of all of them together.

    What is too few is not in them (R32).
    """

    about = models.UUIDField()
    """What all versions of the directive have in common."""
    committee = models.ForeignKey(Committee, null=True, on_delete=models.CASCADE)
    """None for the sum of all."""
    counts = models.JSONField(default=dict)
    """By column; null where a number is hidden."""
    drives = models.IntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        """How it lies in the database."""

        db_table = "drive_figures"
        app_label = "hq"
        indexes = (models.Index(fields=["about", "committee"], name="drive_figures_about"),)

    def __str__(self) -> str:
        return f"drives of {self.about}"
