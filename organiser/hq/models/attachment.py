"""Files that go with a directive or a course: each content once, each use of it by a line."""

from django.db import models


class StoredFile(models.Model):
    """A file as it was given; of the same content there is one."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    form = models.CharField(max_length=8)
    """What it is by what is in it: `organiser.domain.sent_file.Form`."""
    size = models.IntegerField()
    content = models.BinaryField()

    class Meta:
        """How it lies in the database."""

        db_table = "stored_file"
        app_label = "hq"

    def __str__(self) -> str:
        return self.sha256


class Attachment(models.Model):
    """A file under a name: it waits to be sent, or goes with something."""

    id = models.UUIDField(primary_key=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT)
    name = models.CharField(max_length=80)
    owner = models.UUIDField(null=True, db_index=True)
    """The version of a directive, or the course; None while it waits."""
    place = models.IntegerField(default=0)
    feeds = models.JSONField(default=list)
    """Names of the feeds in which it is told of now; where its content lies follows from them."""
    by = models.CharField(max_length=254, blank=True)
    at = models.DateTimeField()

    class Meta:
        """How it lies in the database."""

        db_table = "attachment"
        app_label = "hq"

    def __str__(self) -> str:
        return f"attachment {self.pk}"
