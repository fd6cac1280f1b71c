"""What committees sent: one row a record, its latest state, numbered within its scope."""

from django.db import models


class History(models.Model):
    """One row: which history of the server this database belongs to."""

    epoch = models.CharField(max_length=40)
    """Random; another one after the server was put back from a backup."""
    began_at = models.DateTimeField()
    is_open = models.BooleanField(default=True)
    """False between a restore and its end: the door stays shut."""

    class Meta:
        """How it lies in the database."""

        db_table = "history"
        app_label = "hq"

    def __str__(self) -> str:
        return self.epoch


class Scope(models.Model):
    """One feed with a numbering of its own; its order is the order of commits."""

    name = models.CharField(max_length=60, unique=True)
    """ "committee:<id>", "department:<code>" or "movement"."""
    last_seq = models.BigIntegerField(default=0)
    live = models.BigIntegerField(default=0)
    total = models.CharField(max_length=20, default="0")
    """Sum over the live records, as decimal text: SQLite has no numbers of that size."""
    purged_below = models.BigIntegerField(default=0)
    """Tombstones up to this number are gone: who has not passed it reads everything again."""

    class Meta:
        """How it lies in the database."""

        db_table = "scope"
        app_label = "hq"

    def __str__(self) -> str:
        return self.name


TOLD = ("action", "newcomer", "training_record", "welcome_step")
"""Kinds that headquarters looks at by themselves: few rows, with an index of their own."""
HEARD = ("directive_reading", "proposal", "seconding")
"""Kinds that are read of all committees at once by what they are about, with an index of their own.

SQLite uses it where a query names the three, PostgreSQL where it names one.
"""
SAID_TO_ALL = ("permission", "poll_day")
"""Kinds of the feed of all that pages read: a handful of rows among many pieces of files."""


class Record(models.Model):
    """A record of a committee as it stands; on PostgreSQL in 64 parts by scope."""

    pk = models.CompositePrimaryKey("scope", "id", "kind")
    scope = models.ForeignKey(Scope, on_delete=models.PROTECT, db_constraint=False, db_index=False)
    kind = models.CharField(max_length=40)
    id = models.UUIDField()
    seq = models.BigIntegerField()
    state = models.SmallIntegerField(default=0)
    subject = models.UUIDField(null=True)
    fields = models.JSONField(default=dict)
    """What may be counted, in clear; what is sealed, as the laptop encrypted it."""
    secret = models.BinaryField(null=True)
    """What tells who somebody is, encrypted by `organiser.hq.envelope`."""
    versions = models.JSONField(default=dict)
    changed_at = models.BigIntegerField(default=0)
    """Headquarters' clock in milliseconds; a deleted record is emptied thirty days later."""

    class Meta:
        """How it lies in the database."""

        db_table = "record"
        app_label = "hq"
        constraints = (models.UniqueConstraint(fields=["scope", "seq"], name="record_seq"),)
        indexes = (
            models.Index(
                fields=["scope", "subject"], name="record_subject",
                condition=models.Q(subject__isnull=False),
            ),
            models.Index(
                fields=["scope", "changed_at"], name="record_deleted", condition=models.Q(state=1),
            ),
            models.Index(fields=["scope"], name="record_told", condition=models.Q(kind__in=TOLD)),
            models.Index(
                fields=["kind", "id"], name="record_heard",
                condition=models.Q(kind__in=HEARD),
            ),
            models.Index(
                fields=["scope"], name="record_proposed", condition=models.Q(kind="proposal")
            ),
            models.Index(
                fields=["id"], name="record_drives", condition=models.Q(kind="drive_count")
            ),
            models.Index(
                fields=["scope"], name="record_doors", condition=models.Q(kind="visit", state=0)
            ),
            models.Index(
                fields=["scope"], name="record_said",
                condition=models.Q(kind__in=SAID_TO_ALL, state=0),
            ),
            models.Index(
                fields=["scope", "seq"], name="record_piece",
                condition=models.Q(kind="file_piece", state=0),
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class DeviceBatch(models.Model):
    """The edits of one batch of a laptop; kept longer than any copy of its file lives.

    One row a batch and eight bytes an edit: they are read only when a laptop sends again.
    """

    pk = models.CompositePrimaryKey("scope", "device_id", "incarnation", "number")
    scope = models.ForeignKey(Scope, on_delete=models.PROTECT, db_constraint=False, db_index=False)
    device_id = models.IntegerField()
    incarnation = models.IntegerField()
    number = models.BigIntegerField()
    day = models.IntegerField()
    """Days since 1970."""
    change_ids = models.BinaryField()
    """The number of each edit, in eight bytes (`organiser.hq.numbers`)."""

    class Meta:
        """How it lies in the database."""

        db_table = "device_batch"
        app_label = "hq"

    def __str__(self) -> str:
        return f"{self.device_id}.{self.incarnation}/{self.number}"


class Tally(models.Model):
    """How many live records of a kind a scope has: headquarters' lists never read `record`."""

    pk = models.CompositePrimaryKey("scope", "name")
    scope = models.ForeignKey(Scope, on_delete=models.PROTECT, db_constraint=False, db_index=False)
    name = models.CharField(max_length=60)
    count = models.BigIntegerField(default=0)

    class Meta:
        """How it lies in the database."""

        db_table = "tally"
        app_label = "hq"

    def __str__(self) -> str:
        return f"{self.name}: {self.count}"
