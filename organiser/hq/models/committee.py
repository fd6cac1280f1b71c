"""Committees, and the laptops that belong to them."""

from django.db import models

from organiser.hq.models.record import Scope


class Committee(models.Model):
    """A local support committee."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=120)
    insee = models.CharField(max_length=5, blank=True, db_index=True)
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    committed_at = models.DateTimeField(null=True)
    """When its confidentiality commitment was signed: no laptop pairs before (R33)."""
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    """Where it went on, when it did not just end."""
    scope = models.OneToOneField(Scope, on_delete=models.PROTECT, related_name="committee")
    """The feed that is its own."""
    department = models.ForeignKey(
        Scope, null=True, on_delete=models.PROTECT, related_name="committees"
    )
    """The feed of its department; none where its commune is not known."""

    class Meta:
        """How it lies in the database."""

        db_table = "committee"
        app_label = "hq"
        indexes = (
            models.Index(
                fields=["name", "id"], name="committee_open",
                condition=models.Q(closed_at__isnull=True),
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name


class Device(models.Model):
    """A laptop that was paired with a committee."""

    id = models.AutoField(primary_key=True)
    """A small number: it stands in the version of every field."""
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="devices")
    secret = models.BinaryField()
    """What its owner calls it, encrypted by `organiser.hq.envelope`: it may tell who she is."""
    token_hash = models.CharField(max_length=64, unique=True)
    """SHA-256 of the token that the laptop made; nobody here can speak for it."""
    public_key = models.CharField(max_length=60)
    program = models.CharField(max_length=60, blank=True)
    incarnation = models.IntegerField(default=1)
    last_no = models.BigIntegerField(default=0)
    last_digest = models.CharField(max_length=64, blank=True)
    last_results = models.BinaryField(default=b"")
    """What the last batch was answered: a retry is told the same."""
    cursors = models.JSONField(default=dict)
    paired_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    wipe_at = models.DateTimeField(null=True)
    """When it was ordered to erase itself; told at its next call."""
    wiped_at = models.DateTimeField(null=True)

    class Meta:
        """How it lies in the database."""

        db_table = "device"
        app_label = "hq"

    def __str__(self) -> str:
        return f"laptop {self.pk}"


class Enrolment(models.Model):
    """A code by which one laptop may pair with a committee, once."""

    committee = models.ForeignKey(Committee, on_delete=models.CASCADE)
    code_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_by = models.OneToOneField(Device, null=True, on_delete=models.CASCADE)

    class Meta:
        """How it lies in the database."""

        db_table = "enrolment"
        app_label = "hq"

    def __str__(self) -> str:
        return f"code of {self.committee_id}"


class MissedTry(models.Model):
    """A try of a code that there is not."""

    address = models.CharField(max_length=32)
    """Keyed digest of whence it came."""
    at = models.DateTimeField()

    class Meta:
        """How it lies in the database."""

        db_table = "missed_try"
        app_label = "hq"
        indexes = (models.Index(fields=["address", "at"], name="missed_try_address"),)

    def __str__(self) -> str:
        return f"missed at {self.at}"
