"""Requests to create a committee, what was answered, and the commitment that was signed."""

from django.db import models

from organiser.hq.models.committee import Committee


class CommitteeRequest(models.Model):
    """Somebody who wants to create a committee; unverified, it lives two days."""

    id = models.UUIDField(primary_key=True)
    secret = models.BinaryField()
    """What was written, encrypted by `organiser.hq.envelope`."""
    email_key = models.CharField(max_length=32, db_index=True)
    language = models.CharField(max_length=2)
    insee = models.CharField(max_length=5, db_index=True)
    charter = models.CharField(max_length=10)
    """The version of the charter that was agreed to."""
    state = models.CharField(max_length=12, db_index=True)
    at = models.DateTimeField(db_index=True)
    verified_at = models.DateTimeField(null=True)
    called_at = models.DateTimeField(null=True)
    """When an officer noted that the phone call took place."""
    moved_at = models.DateTimeField()
    """When its state last changed: what is kept is counted from then."""
    committee = models.ForeignKey(Committee, null=True, on_delete=models.CASCADE)
    """The committee that it made, or that it was merged into."""

    class Meta:
        """How it lies in the database."""

        db_table = "committee_request"
        app_label = "hq"
        indexes = (
            models.Index(
                fields=["state", "at", "id"], name="request_listed",
                condition=models.Q(verified_at__isnull=False),
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"request {self.pk}"


class CoFounder(models.Model):
    """One of the two who create it with her; name and mailbox are in the request's envelope."""

    id = models.UUIDField(primary_key=True)
    request = models.ForeignKey(
        CommitteeRequest, on_delete=models.CASCADE, related_name="co_founders"
    )
    place = models.SmallIntegerField()
    email_key = models.CharField(max_length=32, db_index=True)
    confirmed_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    """When she said that it is not her; her name and mailbox went then."""

    class Meta:
        """How it lies in the database."""

        db_table = "co_founder"
        app_label = "hq"

    def __str__(self) -> str:
        return f"co-founder {self.pk}"


class RequestStep(models.Model):
    """One thing that was done about a request."""

    id = models.UUIDField(primary_key=True)
    request = models.ForeignKey(CommitteeRequest, on_delete=models.CASCADE, related_name="steps")
    what = models.CharField(max_length=12)
    """The state that it led to, or "called"."""
    at = models.DateTimeField()
    secret = models.BinaryField()
    """Who did it and the reason, encrypted like the request."""

    class Meta:
        """How it lies in the database."""

        db_table = "request_step"
        app_label = "hq"

    def __str__(self) -> str:
        return f"step {self.pk}"


class Commitment(models.Model):
    """The confidentiality commitment as it was signed on the site."""

    committee = models.OneToOneField(Committee, primary_key=True, on_delete=models.CASCADE)
    version = models.CharField(max_length=10)
    at = models.DateTimeField()
    secret = models.BinaryField()
    """The name that was typed, encrypted under the committee's key."""

    class Meta:
        """How it lies in the database."""

        db_table = "commitment"
        app_label = "hq"

    def __str__(self) -> str:
        return f"commitment of {self.committee_id}"
