"""A person the committee knows, how to reach her, and what was said of her."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from organiser.domain.consent import Basis, Origin, Relation
from organiser.domain.engagement import Rung
from organiser.domain.identifier import new_id
from organiser.models.base import Base, Choice, Id, Record, identity, sealed, totalled


class Person(Record):
    """Anyone the committee knows."""

    __tablename__ = "person"
    __table_args__ = (
        Index(None, "last_key", "first_key"),
        Index(None, "referrer_id", sqlite_where=text("referrer_id IS NOT NULL")),
        Index(None, "rung"),
        Index(
            "ix_person_segment", "rung", "last_contact_on", "basis", "relation", "origin",
            "next_step_on", "point_person_id", "created_at", "address_id", "id",
        ),
        Index(None, "household_id", sqlite_where=text("household_id IS NOT NULL")),
        Index("ix_person_asked", "basis", "created_at", "last_contact_on"),
        Index(
            "ix_person_next_step_on", "next_step_on",
            sqlite_where=text("next_step_on IS NOT NULL"),
        ),
    )  # fmt: skip
    topic: ClassVar[str] = "people"
    subject_column: ClassVar[str | None] = "id"
    synced_columns = (
        identity(
            "external_id", "title", "first_name", "middle_name", "last_name", "birth_name",
            "birth_date", "birth_year", "occupation", "origin_detail", "referrer_id",
            "address_id", "household_id", "basis_evidence", "point_person_id", "import_id",
            "row_key",
        )
        | totalled("origin", "relation", "basis", "joined_on", "created_at", "next_step_on")
        | sealed("next_step", "note")
    )  # fmt: skip
    derived_columns = frozenset(
        {"number", "first_key", "last_key", "sort_key", "search_words", "rung", "last_contact_on"}
    )

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    """Place in this file; joins the search index. Never leaves the computer."""
    id: Mapped[UUID] = mapped_column(Id, default=new_id, unique=True)
    external_id: Mapped[str] = mapped_column(default="", index=True)
    title: Mapped[str] = mapped_column(default="")
    first_name: Mapped[str] = mapped_column(default="")
    middle_name: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str] = mapped_column(default="")
    birth_name: Mapped[str] = mapped_column(default="")
    birth_date: Mapped[date | None] = mapped_column(default=None)
    birth_year: Mapped[int | None] = mapped_column(default=None)
    occupation: Mapped[str] = mapped_column(default="")
    origin: Mapped[Origin] = mapped_column(Choice(Origin), default=Origin.COMMITTEE)
    origin_detail: Mapped[str] = mapped_column(default="")
    referrer_id: Mapped[UUID | None] = mapped_column(default=None)
    """Through whom she came."""
    address_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("address.id", ondelete="SET NULL"), index=True, default=None
    )
    household_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("household.id", ondelete="SET NULL"), default=None
    )
    relation: Mapped[Relation] = mapped_column(Choice(Relation), default=Relation.OCCASIONAL)
    basis: Mapped[Basis] = mapped_column(Choice(Basis), default=Basis.PENDING)
    basis_evidence: Mapped[str] = mapped_column(default="")
    point_person_id: Mapped[UUID | None] = mapped_column(default=None)
    """Who follows her."""
    next_step: Mapped[str] = mapped_column(default="")
    next_step_on: Mapped[date | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")
    """Three hundred characters at most, and she may ask to read it (R22)."""
    joined_on: Mapped[date | None] = mapped_column(default=None)
    import_id: Mapped[UUID | None] = mapped_column(default=None)
    row_key: Mapped[int | None] = mapped_column(BigInteger, index=True, default=None)
    """Hash of the row that brought her: the same row again brings nobody."""
    created_at: Mapped[datetime]
    first_key: Mapped[str] = mapped_column(default="")
    last_key: Mapped[str] = mapped_column(default="")
    sort_key: Mapped[str] = mapped_column(default="", index=True)
    search_words: Mapped[str] = mapped_column(default="")
    rung: Mapped[int] = mapped_column(default=int(Rung.CONTACT))
    """0 stands for no place: she objected (R24)."""
    last_contact_on: Mapped[date | None] = mapped_column(default=None)

    __mapper_args__ = {"primary_key": [id]}  # noqa: A003, RUF012


class ContactPoint(Record):
    """One e-mail address or phone number of a person."""

    __tablename__ = "contact_point"
    topic: ClassVar[str] = "people"
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = identity("person_id", "kind", "typed", "key", "rank")

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    """ "email", "mobile", "landline" or "other" (a phone that is neither)."""
    typed: Mapped[str]
    key: Mapped[str] = mapped_column(index=True)
    """E.164 for a phone, the canonical address for an e-mail."""
    rank: Mapped[int] = mapped_column(default=0)


class Trait(Record):
    """One language, skill, availability, tag or declared theme of a person, or one taken away."""

    __tablename__ = "trait"
    __table_args__ = (Index("ix_trait_word", "kind", "value", "person_id"),)
    topic: ClassVar[str] = "people"
    natural_key = ("person_id", "kind", "value")
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = identity("person_id", "kind", "value")

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    value: Mapped[str]


class Note(Record):
    """One line of a person's timeline that stands for itself: a remark, an edit, a call."""

    __tablename__ = "note"
    topic: ClassVar[str] = "people"
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = identity("person_id", "kind", "at") | sealed("text")

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    at: Mapped[datetime]
    text: Mapped[str] = mapped_column(default="")


class DuplicateProposal(Record):
    """Two entries that may be one person; decided by her, never by the program."""

    __tablename__ = "duplicate_proposal"
    topic: ClassVar[str] = "duplicates"
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = identity("person_id", "other_id", "reason", "state", "import_id")

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    other_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    reason: Mapped[str]
    """ "email" or "mobile"."""
    state: Mapped[str] = mapped_column(default="proposed")
    """ "proposed" or "different"."""
    import_id: Mapped[UUID | None] = mapped_column(default=None)


class MergedEntry(Record):
    """An entry that became part of another: its old id, by which it is named on old papers."""

    __tablename__ = "merged_entry"
    topic: ClassVar[str] = "people"
    subject_column: ClassVar[str | None] = "kept_id"
    synced_columns = identity("kept_id", "at", "name", "external_id", "row_key")

    kept_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]
    name: Mapped[str]
    external_id: Mapped[str] = mapped_column(default="", index=True)
    row_key: Mapped[int | None] = mapped_column(BigInteger, index=True, default=None)
    """Of the row that brought it: the same row again brings nobody."""


class ImportBatch(Record):
    """One file brought in, which can be taken back as a whole."""

    __tablename__ = "import_batch"
    topic: ClassVar[str] = "people"
    synced_columns = totalled("at", "origin", "added", "updated", "unchanged", "rejected") | sealed(
        "file_name"
    )

    at: Mapped[datetime]
    file_name: Mapped[str]
    sha256: Mapped[str] = mapped_column(default="")
    origin: Mapped[Origin] = mapped_column(Choice(Origin))
    added: Mapped[int] = mapped_column(default=0)
    updated: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)


class RememberedMapping(Base):
    """How she said the columns of such a file are to be read; this computer's memory."""

    __tablename__ = "remembered_mapping"

    fingerprint: Mapped[str] = mapped_column(primary_key=True)
    mapping: Mapped[str]
