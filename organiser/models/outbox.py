"""What changed: for headquarters, which has not heard of it yet, and for taking it back."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from organiser.domain.kinds import Verb
from organiser.models.base import Base, Choice


class CaptureSwitch(Base):
    """One row: whether changes are being noted. Off only inside one transaction."""

    __tablename__ = "capture_switch"

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    is_on: Mapped[bool] = mapped_column(default=True)
    indexes: Mapped[bool] = mapped_column(default=True)
    """Whether the search index follows row by row; an import feeds it a batch at a time."""


class Act(Base):
    """One thing she did: the changes of one transaction."""

    __tablename__ = "act"

    number: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    """Such as "people.edit"; `organiser.words.acts` says it in words."""
    at: Mapped[datetime]
    count: Mapped[int] = mapped_column(default=0)
    subject: Mapped[str] = mapped_column(default="")
    """A word for the screen, such as the name of the imported file."""
    undoes: Mapped[int | None] = mapped_column(default=None)
    undone_by: Mapped[int | None] = mapped_column(default=None)
    mark: Mapped[int] = mapped_column(BigInteger, default=0)
    """Random: tells this act from those of any other life of the file."""


class JournalEntry(Base):
    """How one record was before one act; written by triggers only."""

    __tablename__ = "journal"
    __table_args__ = (Index(None, "act"),)

    number: Mapped[int] = mapped_column(primary_key=True)
    act: Mapped[int]
    kind: Mapped[str]
    record_id: Mapped[UUID]
    verb: Mapped[Verb] = mapped_column(Choice(Verb))
    before: Mapped[str | None] = mapped_column(default=None)
    """JSON of the columns that changed, as they were; of all columns for a deletion."""


class PendingChange(Base):
    """A record that headquarters must hear of; coalesced to one row a record."""

    __tablename__ = "outbox"
    __table_args__ = (Index("uq_outbox_record", "record_id", "kind", unique=True),)

    number: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    record_id: Mapped[UUID]
    subject_id: Mapped[UUID | None] = mapped_column(default=None)
    verb: Mapped[Verb] = mapped_column(Choice(Verb))
    act: Mapped[int] = mapped_column(ForeignKey("act.number"))
    """Its latest act, which gives the stamp and the words for it."""
    fields: Mapped[str | None] = mapped_column(default=None)
    """JSON object: for each column that changed, the mark of the act that last wrote it.

    Of a new record everything is sent, and the columns named are those written since.
    """
    marks: Mapped[str] = mapped_column(default="[]")
    """JSON array of the marks of every act in it."""
