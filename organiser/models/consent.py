"""Consents, refusals, objections: a register to which lines are only added (R03, R04, R24)."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from organiser.domain.consent import Channel, ConsentState, ObjectionState, Purpose
from organiser.domain.slips import Said
from organiser.models.base import Choice, Record, identity, sealed, totalled

OPEN_QUESTION = "is_question AND lifted_at IS NULL"
"""Of a refusal: a remark raised it, and nobody has looked at it yet."""


class ConsentWording(Record):
    """The words shown when somebody agreed, kept by their hash for ever."""

    __tablename__ = "consent_wording"
    topic: ClassVar[str] = "consent"
    natural_key = ("sha256",)
    synced_columns = totalled("version", "purpose", "french", "english", "sha256")

    version: Mapped[str]
    purpose: Mapped[Purpose] = mapped_column(Choice(Purpose))
    french: Mapped[str]
    english: Mapped[str]
    sha256: Mapped[str] = mapped_column(unique=True)


class SlipPile(Record):
    """Signed slips that came back together: when and where, and the words that were signed."""

    __tablename__ = "slip_pile"
    __table_args__ = (
        Index("ix_slip_pile_open", "on", sqlite_where=text("closed_at IS NULL")),
        Index(None, "action_id", sqlite_where=text("action_id IS NOT NULL")),
    )
    topic: ClassVar[str] = "slips"
    synced_columns = totalled(
        "number", "on", "version", "expected", "action_id", "closed_at"
    ) | sealed("place")  # fmt: skip

    number: Mapped[int]
    """Written on top of the pile; counts on from the last one."""
    on: Mapped[date]
    place: Mapped[str]
    version: Mapped[str]
    """Of the words that were signed (R04)."""
    expected: Mapped[int | None] = mapped_column(default=None)
    """How many slips she counted before she began."""
    action_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("action.id", ondelete="SET NULL"), default=None
    )
    closed_at: Mapped[datetime | None] = mapped_column(default=None)


class ConsentSlip(Record):
    """One slip of a pile, under the number that is written on it.

    It outlives the person: the paper is still there, and its number with it.
    """

    __tablename__ = "consent_slip"
    __table_args__ = (Index("ix_consent_slip_place", "pile_id", "number"),)
    topic: ClassVar[str] = "slips"
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = identity("pile_id", "person_id") | totalled("number", "said", "typed_at")

    pile_id: Mapped[UUID] = mapped_column(ForeignKey("slip_pile.id", ondelete="CASCADE"))
    number: Mapped[int]
    person_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True, default=None
    )
    said: Mapped[Said] = mapped_column(Choice(Said))
    typed_at: Mapped[datetime]


class Consent(Record):
    """One step: given, refused or withdrawn, for one purpose by one channel."""

    __tablename__ = "consent"
    __table_args__ = (
        Index("ix_consent_standing", "person_id", "channel", "purpose", "at", "id", "state"),
        Index(None, "slip_id", sqlite_where=text("slip_id IS NOT NULL")),
    )
    topic: ClassVar[str] = "consent"
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = totalled(
        "person_id", "purpose", "channel", "state", "at", "wording_id", "slip_id", "after"
    ) | identity("source", "proof")

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    purpose: Mapped[Purpose] = mapped_column(Choice(Purpose))
    channel: Mapped[Channel] = mapped_column(Choice(Channel))
    state: Mapped[ConsentState] = mapped_column(Choice(ConsentState))
    at: Mapped[datetime]
    wording_id: Mapped[UUID | None] = mapped_column(ForeignKey("consent_wording.id"), default=None)
    """The words agreed to; a withdrawal needs none."""
    source: Mapped[str] = mapped_column(default="")
    """Where it was said: a slip and its number, a form, a call."""
    proof: Mapped[str] = mapped_column(default="")
    slip_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("consent_slip.id", ondelete="SET NULL"), default=None
    )
    """The paper it stands on, of a pile that was typed."""
    after: Mapped[str] = mapped_column(default="")
    """Of a consent: the withdrawals that were known when it was given, by their ids.

    One that was not known is not lifted by it, whatever the clocks say (`usecases/line/meeting`).
    """


class Refusal(Record):
    """A channel that a person closed, or that stays closed until a remark is looked at (R37)."""

    __tablename__ = "refusal"
    __table_args__ = (
        Index("ix_refusal_question", "person_id", "at", sqlite_where=text(OPEN_QUESTION)),
        Index(None, "slip_id", sqlite_where=text("slip_id IS NOT NULL")),
    )
    topic: ClassVar[str] = "consent"
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = totalled(
        "person_id", "channel", "at", "is_question", "lifted_at", "slip_id"
    ) | identity("source")  # fmt: skip

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    channel: Mapped[Channel] = mapped_column(Choice(Channel))
    at: Mapped[datetime]
    source: Mapped[str] = mapped_column(default="")
    is_question: Mapped[bool] = mapped_column(default=False)
    lifted_at: Mapped[datetime | None] = mapped_column(default=None)
    slip_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("consent_slip.id", ondelete="SET NULL"), default=None
    )


class Objection(Record):
    """One step: she does not want to be ranked, or no longer minds (R24)."""

    __tablename__ = "objection"
    topic: ClassVar[str] = "consent"
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = totalled("person_id", "state", "at") | identity("source")

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    state: Mapped[ObjectionState] = mapped_column(Choice(ObjectionState))
    at: Mapped[datetime]
    source: Mapped[str]
    """Where it was said, and to whom."""
