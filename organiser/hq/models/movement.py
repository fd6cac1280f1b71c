"""What the public sees of committees, and who signed up with one on the site."""

from django.db import models

from organiser.hq.models.committee import Committee


class CommitteePage(models.Model):
    """The public page of a committee."""

    committee = models.OneToOneField(
        Committee, primary_key=True, on_delete=models.CASCADE, related_name="page"
    )
    code = models.CharField(max_length=8, unique=True)
    """In its address, and on what is printed for a stall."""
    about = models.TextField(blank=True, max_length=2_000)
    """What the committee says of itself, in plain words."""

    class Meta:
        """How it lies in the database."""

        db_table = "committee_page"
        app_label = "hq"

    def __str__(self) -> str:
        return self.code


class CommitteeCount(models.Model):
    """How many committees began and ended in one month in one department: kept as it happens."""

    department = models.CharField(max_length=3)
    month = models.DateField()
    """Its first day."""
    opened = models.IntegerField(default=0)
    closed = models.IntegerField(default=0)

    class Meta:
        """How it lies in the database."""

        db_table = "committee_count"
        app_label = "hq"
        constraints = (
            models.UniqueConstraint(fields=["department", "month"], name="committee_count_of"),
        )

    def __str__(self) -> str:
        return f"{self.department} {self.month}"


class CommitteeContact(models.Model):
    """To whom a committee is reminded that somebody waits to be welcomed."""

    committee = models.OneToOneField(
        Committee, primary_key=True, on_delete=models.CASCADE, related_name="contact"
    )
    secret = models.BinaryField(null=True)
    """The mailbox that the committee gave, encrypted under its key; without one, its founder's."""
    language = models.CharField(max_length=2, default="fr")
    is_on = models.BooleanField(default=True)
    told_on = models.DateField(null=True)
    """The last day on which a mail left."""

    class Meta:
        """How it lies in the database."""

        db_table = "committee_contact"
        app_label = "hq"

    def __str__(self) -> str:
        return f"contact of {self.committee_id}"


class SignUp(models.Model):
    """Somebody who wrote herself down for a committee; unconfirmed, it lives two days."""

    id = models.UUIDField(primary_key=True)
    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="sign_ups")
    secret = models.BinaryField(null=True)
    """What she wrote, encrypted by `organiser.hq.envelope`; nothing once she has confirmed."""
    email_key = models.CharField(max_length=32, db_index=True)
    """Keyed digest of her mailbox, by which she is found again."""
    language = models.CharField(max_length=2)
    at = models.DateTimeField(db_index=True)
    confirmed_at = models.DateTimeField(null=True)
    person = models.UUIDField(null=True, db_index=True)
    """Who she is in the committee's records, once she has confirmed."""
    may_move = models.BooleanField(default=False)
    """Whether the page told her that another committee may welcome her if hers does not call."""
    moved_at = models.DateTimeField(null=True)
    """When headquarters had another committee welcome her: once and never again."""

    class Meta:
        """How it lies in the database."""

        db_table = "sign_up"
        app_label = "hq"

    def __str__(self) -> str:
        return f"sign-up {self.pk}"
