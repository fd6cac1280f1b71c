"""Sheets that went out, and what came back from the doors."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from organiser.domain.field import Outcome
from organiser.models.base import Base, Choice, Record, identity, sealed, totalled


class Sheet(Record):
    """One packet: one number, one team."""

    __tablename__ = "sheet"
    __table_args__ = (Index("ix_sheet_on", "on", "id"),)
    topic: ClassVar[str] = "sheets"
    synced_columns = totalled(
        "number", "token", "layout", "doors", "on", "printed_at", "return_by", "replaces_id"
    ) | identity("title", "team", "holder", "printed_by", "head")

    number: Mapped[int] = mapped_column(unique=True)
    token: Mapped[int]
    """The forty random bits of its page codes."""
    layout: Mapped[int]
    doors: Mapped[int]
    title: Mapped[str]
    team: Mapped[str] = mapped_column(default="")
    holder: Mapped[str] = mapped_column(default="")
    printed_by: Mapped[str] = mapped_column(default="")
    on: Mapped[date | None] = mapped_column(default=None)
    printed_at: Mapped[datetime]
    return_by: Mapped[date | None] = mapped_column(default=None)
    replaces_id: Mapped[UUID | None] = mapped_column(default=None)
    head: Mapped[bytes] = mapped_column(LargeBinary)
    """The frozen packet without its pages, compressed JSON."""


class SheetPage(Record):
    """One page as it was printed, frozen for ever."""

    __tablename__ = "sheet_page"
    __table_args__ = (
        UniqueConstraint("sheet_id", "page"),
        Index("ix_sheet_page_kind", "sheet_id", "kind", "page", "id"),
    )
    topic: ClassVar[str] = "sheets"
    synced_columns = totalled("sheet_id", "page", "kind", "token", "typed") | identity("manifest")

    sheet_id: Mapped[UUID] = mapped_column(ForeignKey("sheet.id", ondelete="CASCADE"))
    page: Mapped[int]
    kind: Mapped[str]
    token: Mapped[str] = mapped_column(index=True)
    typed: Mapped[str] = mapped_column(index=True)
    """The ten digits, without spaces."""
    manifest: Mapped[bytes] = mapped_column(LargeBinary)
    """Compressed JSON; never changed."""


class SheetEvent(Record):
    """A step in a packet's life; its state is worked out from these."""

    __tablename__ = "sheet_event"
    __table_args__ = (Index("ix_sheet_event_life", "sheet_id", "kind", "page", "at"),)
    topic: ClassVar[str] = "sheets"
    synced_columns = totalled("sheet_id", "page", "kind", "at") | identity("by", "reason")

    sheet_id: Mapped[UUID] = mapped_column(ForeignKey("sheet.id", ondelete="CASCADE"))
    page: Mapped[int | None] = mapped_column(default=None)
    kind: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")


class Visit(Record):
    """What came back for one row of one page; a correction is a later visit."""

    __tablename__ = "visit"
    __table_args__ = (Index("ix_visit_standing", "page_id", "row", "id", "outcome"),)
    topic: ClassVar[str] = "visits"
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = (
        totalled("page_id", "row", "outcome", "leaflet", "slip", "on", "entered_at", "how")
        | identity("address_id", "person_id", "slip_number")
        | sealed("note")
    )

    page_id: Mapped[UUID] = mapped_column(ForeignKey("sheet_page.id", ondelete="CASCADE"))
    row: Mapped[int]
    address_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("address.id", ondelete="SET NULL"), index=True, default=None
    )
    person_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True, default=None
    )
    outcome: Mapped[Outcome | None] = mapped_column(Choice(Outcome), default=None)
    leaflet: Mapped[bool] = mapped_column(default=False)
    slip: Mapped[bool] = mapped_column(default=False)
    slip_number: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    on: Mapped[date | None] = mapped_column(default=None)
    entered_at: Mapped[datetime]
    how: Mapped[str] = mapped_column(default="keyed")


class Tally(Record):
    """Anonymous welcome in one street on one outing; below five answers no street is named."""

    __tablename__ = "tally"
    topic: ClassVar[str] = "visits"
    synced_columns = totalled("sheet_id", "street", "plus", "zero", "minus", "entered_at")

    sheet_id: Mapped[UUID] = mapped_column(ForeignKey("sheet.id", ondelete="CASCADE"), index=True)
    street: Mapped[str]
    """Empty for the streets of fewer than five answers, added up (R19)."""
    plus: Mapped[int] = mapped_column(default=0)
    zero: Mapped[int] = mapped_column(default=0)
    minus: Mapped[int] = mapped_column(default=0)
    entered_at: Mapped[datetime]


class EntryDraft(Base):
    """A page half typed, kept until she settles it; this computer's memory."""

    __tablename__ = "entry_draft"

    page_id: Mapped[UUID] = mapped_column(
        ForeignKey("sheet_page.id", ondelete="CASCADE"), primary_key=True
    )
    typed: Mapped[str]
    """JSON: what stands in each row so far."""
    at: Mapped[datetime]
