"""The line to headquarters as this laptop sees it: who we are there, what is known, what waits."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from organiser.models.base import Base, Id, Record, identity, sealed, totalled


class LineState(Base):
    """One row once this laptop is paired: who it is at headquarters, and where it stands."""

    __tablename__ = "line_state"

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    url: Mapped[str]
    device: Mapped[int]
    committee_id: Mapped[UUID]
    scopes: Mapped[str]
    """JSON array of the feeds it reads, its own first."""
    order_key: Mapped[str]
    """Ed25519, base64, of headquarters: orders without its signature are not obeyed."""
    token: Mapped[str]
    private_key: Mapped[bytes] = mapped_column(LargeBinary)
    """X25519: what is wrapped for this laptop is opened by it."""
    epoch: Mapped[str] = mapped_column(default="")
    incarnation: Mapped[int] = mapped_column(default=1)
    last_no: Mapped[int] = mapped_column(default=0)
    resends: Mapped[bool] = mapped_column(default=False)
    """Whether what waits may have been sent by an earlier life of this file."""
    reading: Mapped[str] = mapped_column(default="")
    """ "" as a rule; "restored": headquarters was, and is offered what it lost; "again": everything
    is read anew, and what it no longer has goes."""
    offsets: Mapped[str] = mapped_column(default="[]")
    """JSON array: by how many milliseconds headquarters' clock was ahead, the last five times."""
    paired_at: Mapped[datetime]
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    """When an exchange last went to its end."""
    trouble: Mapped[str] = mapped_column(default="")
    """Why the last one did not: a word of `organiser.domain.exchange.trouble`."""


class CommitteeKey(Base):
    """A key of the committee: what is sealed with it, headquarters cannot read."""

    __tablename__ = "committee_key"

    number: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[bytes] = mapped_column(LargeBinary)


class LineScope(Base):
    """How far one feed is held here, and what it adds up to."""

    __tablename__ = "line_scope"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    cursor: Mapped[int] = mapped_column(default=0)
    live: Mapped[int] = mapped_column(default=0)
    total: Mapped[str] = mapped_column(default="0")
    """Sum over the live records, modulo 2^64, as decimal text."""


class Known(Base):
    """The version of a record that this laptop holds."""

    __tablename__ = "line_known"

    record_id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    scope: Mapped[int]
    version: Mapped[int]
    state: Mapped[int] = mapped_column(default=0)
    versions: Mapped[str | None] = mapped_column(default=None)
    """JSON object of the fields that are older than the record; "*" for all others."""

    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012


class Before(Base):
    """What this laptop held before it began to read everything again."""

    __tablename__ = "line_before"

    record_id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]
    state: Mapped[int]
    versions: Mapped[str | None] = mapped_column(default=None)

    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012


class Offer(Base):
    """A record to be offered back to a headquarters that was restored."""

    __tablename__ = "line_offer"

    number: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    record_id: Mapped[UUID]
    act: Mapped[str]
    versions: Mapped[str]
    """JSON object: of each field offered, the version it is held in; "*" for all others."""


class HeldBase(Base):
    """What she was looking at when she wrote a field that another has written since.

    The field "*" stands for the record itself.
    """

    __tablename__ = "held_base"

    record_id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]


class FromOutside(Base):
    """A field that another laptop or headquarters wrote after an act of ours: undo leaves it."""

    __tablename__ = "line_change"
    __table_args__ = (Index(None, "act"), {"sqlite_with_rowid": False})

    record_id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    act: Mapped[int]


class FrozenBatch(Base):
    """At most one row: changes under a number, sent again as the same bytes until answered."""

    __tablename__ = "line_batch"

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    number: Mapped[int]
    body: Mapped[bytes] = mapped_column(LargeBinary)
    waiting: Mapped[str]
    """JSON of the rows of the outbox that became it, to put them back if it must be thawed."""


class Kept(Base):
    """Something of a record that this program cannot use and never drops."""

    __tablename__ = "line_kept"

    record_id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    why: Mapped[str]
    """ "extra" (fields of a newer program), "unreadable" (all of it) or "locked" (sealed by a key
    that is not here yet)."""
    fields: Mapped[str]
    """JSON."""


class Aside(Base):
    """A change that headquarters refused, and why; she is told, nothing is lost."""

    __tablename__ = "line_aside"

    number: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    record_id: Mapped[UUID]
    subject_id: Mapped[UUID | None] = mapped_column(default=None)
    at: Mapped[datetime]
    reason: Mapped[str]
    fields: Mapped[str]


class ExchangeNote(Base):
    """One exchange: when, how it went, how much; no names. Kept for ninety days."""

    __tablename__ = "exchange_note"

    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    outcome: Mapped[str]
    sent: Mapped[int] = mapped_column(default=0)
    received: Mapped[int] = mapped_column(default=0)
    trips: Mapped[int] = mapped_column(default=0)


OF_THIS_LAPTOP = (
    LineState, CommitteeKey, LineScope, Known, Before, Offer, HeldBase, FromOutside, FrozenBatch,
    Kept, Aside, ExchangeNote,
)  # fmt: skip
"""What says nothing of anybody and is of use on this laptop alone."""


class Laptop(Record):
    """A laptop of the committee, as headquarters says."""

    __tablename__ = "laptop"
    topic: ClassVar[str] = "line"
    synced_columns = totalled("paired_at", "revoked_at", "public_key") | identity("name")

    name: Mapped[str] = mapped_column(default="")
    public_key: Mapped[str]
    paired_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)


class KeyWrap(Record):
    """The committee's key, wrapped so that one holder alone can open it."""

    __tablename__ = "key_wrap"
    topic: ClassVar[str] = "line"
    synced_columns = totalled("holder", "key", "wrapped", "at")

    holder: Mapped[str]
    """The id of a laptop, "recovery" or "officer"."""
    key: Mapped[int]
    """Which of the committee's keys."""
    wrapped: Mapped[str]
    at: Mapped[datetime]


class Conflict(Record):
    """A value that was not kept, because another was written without knowledge of it."""

    __tablename__ = "conflict"
    __table_args__ = (Index(None, "person_id", sqlite_where=text("person_id IS NOT NULL")),)
    topic: ClassVar[str] = "conflicts"
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = (
        totalled("record_kind", "record_id", "field", "why", "at", "kept_at")
        | identity("person_id", "value", "written_by", "kept_by")
        | sealed("sealed_value")
    )

    record_kind: Mapped[str]
    record_id: Mapped[UUID]
    field: Mapped[str]
    why: Mapped[str]
    """ "edited" or "deleted"."""
    at: Mapped[datetime]
    kept_at: Mapped[datetime]
    person_id: Mapped[UUID | None] = mapped_column(default=None)
    value: Mapped[str] = mapped_column(default="")
    """JSON."""
    sealed_value: Mapped[str] = mapped_column(default="")
    """JSON, opened; of a field that headquarters cannot read."""
    written_by: Mapped[str] = mapped_column(default="")
    kept_by: Mapped[str] = mapped_column(default="")


class Settled(Record):
    """She has looked at a conflict: it is not shown any more."""

    __tablename__ = "settled"
    topic: ClassVar[str] = "conflicts"
    synced_columns = totalled("conflict_id", "at")

    conflict_id: Mapped[UUID]
    at: Mapped[datetime]
