"""The public halves of the officer's key for data protection, one after another."""

from django.db import models


class OfficerKey(models.Model):
    """One public half; the private one is on a computer that no network reaches."""

    number = models.IntegerField(primary_key=True)
    public_key = models.CharField(max_length=44)
    """X25519, base64; see `organiser.sync.officer_key`."""
    published_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    """When another took its place, or it was withdrawn."""

    class Meta:
        """How it lies in the database."""

        db_table = "officer_key"
        app_label = "hq"

    def __str__(self) -> str:
        return f"officer key {self.number}"
