"""What people asked for, who is limited, who is gone, and what the law has us keep of it."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from organiser.domain.rights import ErasureReason, RequestKind
from organiser.models.base import Choice, Record, identity, sealed, totalled


class RightsRequest(Record):
    """What somebody asked for, by when it is answered, and what was answered (R25).

    It outlives her: that she was answered in time must be proven when nothing else is left.
    """

    __tablename__ = "rights_request"
    __table_args__ = (
        Index("ix_rights_request_open", "due_on", sqlite_where=text("answered_on IS NULL")),
    )
    topic: ClassVar[str] = "rights"
    subject_column: ClassVar[str | None] = "person_id"
    forgotten_columns = frozenset({"told_by", "identity_check", "answer"})
    synced_columns = totalled("kind", "received_on", "due_on", "answered_on") | identity(
        "person_id", "told_by", "identity_check", "answer"
    )

    person_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True, default=None
    )
    kind: Mapped[RequestKind] = mapped_column(Choice(RequestKind))
    received_on: Mapped[date]
    due_on: Mapped[date]
    told_by: Mapped[str] = mapped_column(default="")
    """How it came: a letter, an e-mail, at the door; and what of it."""
    identity_check: Mapped[str] = mapped_column(default="")
    """How it was made sure that it is she who asks."""
    answered_on: Mapped[date | None] = mapped_column(default=None)
    answer: Mapped[str] = mapped_column(default="")


class Limitation(Record):
    """Her data are kept and used nowhere, from one moment to another (art. 18)."""

    __tablename__ = "limitation"
    __table_args__ = (
        Index("ix_limitation_standing", "person_id", sqlite_where=text("lifted_at IS NULL")),
    )
    topic: ClassVar[str] = "consent"
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = totalled("person_id", "at", "lifted_at") | identity("source")

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]
    source: Mapped[str]
    lifted_at: Mapped[datetime | None] = mapped_column(default=None)


class Notice(Record):
    """Her data did not come from herself: until when she is told so, and that she was (R05)."""

    __tablename__ = "notice"
    __table_args__ = (Index("ix_notice_due", "due_on", sqlite_where=text("told_at IS NULL")),)
    topic: ClassVar[str] = "rights"
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = totalled("person_id", "due_on", "told_at", "told_by") | identity("detail")

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    due_on: Mapped[date]
    told_at: Mapped[datetime | None] = mapped_column(default=None)
    told_by: Mapped[str] = mapped_column(default="")
    """A word of `ToldBy`; empty until then."""
    detail: Mapped[str] = mapped_column(default="")
    """Of which drive the letter was, or who told her."""


class Suppression(Record):
    """The keyed hash of a way to reach somebody who is not to come back (R15)."""

    __tablename__ = "suppression"
    topic: ClassVar[str] = "rights"
    natural_key = ("digest",)
    synced_columns = totalled("kind", "digest", "at", "lifted_at")

    kind: Mapped[str]
    """ "email", "phone", "address" or "door"."""
    digest: Mapped[str] = mapped_column(unique=True)
    at: Mapped[datetime]
    lifted_at: Mapped[datetime | None] = mapped_column(default=None)
    """When she herself asked to be in the list again: on every laptop, until she is erased anew."""


class Erasure(Record):
    """A tombstone: that the person of this id is gone, since when and why (R26)."""

    __tablename__ = "erasure"
    topic: ClassVar[str] = "rights"
    subject_column: ClassVar[str | None] = "id"
    synced_columns = totalled("at", "reason")

    at: Mapped[datetime]
    reason: Mapped[ErasureReason] = mapped_column(Choice(ErasureReason))


class RetentionChoice(Record):
    """For one rule of retention, fewer days than the law would let her keep (R27)."""

    __tablename__ = "retention_choice"
    topic: ClassVar[str] = "rights"
    natural_key = ("rule",)
    synced_columns = totalled("rule", "days")

    rule: Mapped[str] = mapped_column(unique=True)
    days: Mapped[int]


class Election(Record):
    """A day of voting, before which the law wants silence (R17)."""

    __tablename__ = "election"
    topic: ClassVar[str] = "rights"
    synced_columns = totalled("title", "on", "department")

    title: Mapped[str]
    on: Mapped[date]
    department: Mapped[str] = mapped_column(default="")
    """Where it is voted, by its code; empty for the whole country."""


class PollDay(Record):
    """A day of voting that headquarters gave; the committee's own stand beside."""

    __tablename__ = "poll_day"
    topic: ClassVar[str] = "rights"
    synced_columns = totalled("title", "on", "department", "register_by", "proxy_by")

    title: Mapped[str]
    on: Mapped[date]
    department: Mapped[str] = mapped_column(default="")
    """As of an election."""
    register_by: Mapped[date | None] = mapped_column(default=None)
    """The last day to sign up on the roll; none: the law's."""
    proxy_by: Mapped[date | None] = mapped_column(default=None)
    """By when a proxy is best made; none: the program advises."""


class Breach(Record):
    """Data that went astray: when it was learnt, how bad it is, who was told (R34)."""

    __tablename__ = "breach"
    topic: ClassVar[str] = "rights"
    synced_columns = totalled(
        "aware_at", "people", "severity", "authority_told_at", "people_told_at"
    ) | sealed("what", "measures")

    aware_at: Mapped[datetime]
    what: Mapped[str]
    people: Mapped[int] = mapped_column(default=0)
    severity: Mapped[str] = mapped_column(default="risk")
    """ "none", "risk" or "high"."""
    measures: Mapped[str] = mapped_column(default="")
    authority_told_at: Mapped[datetime | None] = mapped_column(default=None)
    people_told_at: Mapped[datetime | None] = mapped_column(default=None)
