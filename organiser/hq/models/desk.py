"""What headquarters’ desk keeps: how committees fare, what was decided, who looked at whom."""

from django.db import models

from organiser.hq.models.account import Account, Role
from organiser.hq.models.committee import Committee


class Health(models.Model):
    """How a committee fared when it was last looked at: lists read this, never its records."""

    committee = models.OneToOneField(
        Committee, primary_key=True, on_delete=models.CASCADE, related_name="health"
    )
    at = models.DateTimeField()
    waiting = models.IntegerField(default=0)
    """Newcomers whom nobody has tried to reach yet."""
    waiting_since = models.DateTimeField(null=True)
    actions = models.IntegerField(default=0)
    """Of the last thirty days."""
    trained = models.IntegerField(default=0)

    class Meta:
        """How it lies in the database."""

        db_table = "committee_health"
        app_label = "hq"
        indexes = (
            models.Index(
                fields=["waiting"], name="health_waiting", condition=models.Q(waiting__gt=0)
            ),
        )

    def __str__(self) -> str:
        return f"health of {self.committee_id}"


class FallBack(models.Model):
    """The committee that welcomes newcomers of a department whose own committee is silent."""

    department = models.CharField(max_length=3, primary_key=True)
    committee = models.ForeignKey(Committee, on_delete=models.CASCADE)

    class Meta:
        """How it lies in the database."""

        db_table = "fall_back"
        app_label = "hq"

    def __str__(self) -> str:
        return self.department


class CommitteeEvent(models.Model):
    """One thing that headquarters did about a committee."""

    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="events")
    what = models.CharField(max_length=12)
    at = models.DateTimeField()
    secret = models.BinaryField()
    """Who did it and why, encrypted by `organiser.hq.envelope`."""

    class Meta:
        """How it lies in the database."""

        db_table = "committee_event"
        app_label = "hq"

    def __str__(self) -> str:
        return f"{self.what} {self.committee_id}"


class Figure(models.Model):
    """One number that may be shown: nothing is kept here of a cell that tells of too few."""

    table = models.CharField(max_length=16)
    department = models.CharField(max_length=3, blank=True)
    """Its code; none for the whole country."""
    column = models.CharField(max_length=16, blank=True)
    """None for the sum of the columns."""
    count = models.BigIntegerField(null=True)
    """None where it may not be shown."""
    at = models.DateTimeField()

    class Meta:
        """How it lies in the database."""

        db_table = "figure"
        app_label = "hq"
        constraints = (
            models.UniqueConstraint(fields=["table", "department", "column"], name="figure_of"),
        )

    def __str__(self) -> str:
        return f"{self.table} {self.department} {self.column}"


class AccessLine(models.Model):
    """Somebody's record was opened at headquarters, or looked for: a line that nobody changes."""

    id = models.UUIDField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT)
    role = models.CharField(max_length=20, choices=Role.choices)
    """What the account was there for on that day."""
    sign_up = models.UUIDField(null=True, db_index=True)
    """Whose; None where nobody was found."""
    secret = models.BinaryField()
    """The reason as it was typed, encrypted by `organiser.hq.envelope`."""

    class Meta:
        """How it lies in the database."""

        db_table = "access_line"
        app_label = "hq"

    def __str__(self) -> str:
        return f"access {self.pk}"
