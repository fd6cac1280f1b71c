"""Lists that were saved, drives to reach the people of one, and what came of it."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from organiser.domain.consent import Purpose
from organiser.domain.outreach import Audience, Result, Use
from organiser.models.base import Choice, Record, identity, sealed, totalled


class Segment(Record):
    """A list of people with a name: kept live by its rule, or frozen as it was on a day."""

    __tablename__ = "segment"
    topic: ClassVar[str] = "lists"
    synced_columns = totalled("made_at", "frozen_at") | sealed("name", "rule")

    name: Mapped[str]
    rule: Mapped[str]
    """JSON, see `organiser.domain.segments.written`."""
    made_at: Mapped[datetime]
    frozen_at: Mapped[datetime | None] = mapped_column(default=None)
    """Since when its people are those of `SegmentMember`; None while it is live."""


class SegmentMember(Record):
    """One person of a frozen list."""

    __tablename__ = "segment_member"
    topic: ClassVar[str] = "lists"
    natural_key = ("segment_id", "person_id")
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = identity("segment_id", "person_id")

    segment_id: Mapped[UUID] = mapped_column(
        ForeignKey("segment.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)


class Outreach(Record):
    """A drive to reach the people of a list, as it was when the drive was launched."""

    __tablename__ = "outreach"
    topic: ClassVar[str] = "outreach"
    synced_columns = totalled(
        "use", "purpose", "audience", "starts_on", "ends_on", "launched_at", "paused_at",
        "closed_at", "left_out", "after_id", "directive_id", "selection_id",
    ) | sealed("title", "goal", "rule", "why", "subject", "words", "team")  # fmt: skip

    title: Mapped[str]
    goal: Mapped[str] = mapped_column(default="")
    use: Mapped[Use] = mapped_column(Choice(Use))
    purpose: Mapped[Purpose] = mapped_column(Choice(Purpose))
    audience: Mapped[Audience] = mapped_column(Choice(Audience))
    rule: Mapped[str]
    """The rule that chose its people, JSON."""
    why: Mapped[str] = mapped_column(default="")
    """That rule in a sentence, or the name of the list: told on each timeline."""
    subject: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")
    """What is said or written to each of them."""
    team: Mapped[str] = mapped_column(default="")
    """Who does it."""
    starts_on: Mapped[date | None] = mapped_column(default=None)
    ends_on: Mapped[date | None] = mapped_column(default=None)
    left_out: Mapped[str] = mapped_column(default="{}")
    """How many were left out at the launch, by reason, JSON."""
    launched_at: Mapped[datetime]
    paused_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    after_id: Mapped[UUID | None] = mapped_column(default=None)
    """The drive whose last ones this one takes up."""
    directive_id: Mapped[UUID | None] = mapped_column(default=None)
    """The directive that asked for it, by what all its versions have in common."""
    selection_id: Mapped[UUID | None] = mapped_column(default=None)
    """The line of the register that carries it, where people are chosen online."""


class OutreachTarget(Record):
    """One person of a drive, frozen at its launch."""

    __tablename__ = "outreach_target"
    __table_args__ = (Index("ix_outreach_target_place", "outreach_id", "place", "person_id"),)
    topic: ClassVar[str] = "outreach"
    natural_key = ("outreach_id", "person_id")
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = identity("outreach_id", "person_id", "place")

    outreach_id: Mapped[UUID] = mapped_column(ForeignKey("outreach.id", ondelete="CASCADE"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    place: Mapped[int]
    """Her turn, from 0."""


class OutreachResult(Record):
    """What came of reaching one person once; a later one corrects it."""

    __tablename__ = "outreach_result"
    __table_args__ = (Index("ix_outreach_result_drive", "outreach_id", "person_id", "at"),)
    topic: ClassVar[str] = "outreach"
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = (
        identity("outreach_id", "person_id", "reach")
        | totalled("at", "result", "back_on", "page_id", "row")
        | sealed("note")
    )

    outreach_id: Mapped[UUID] = mapped_column(ForeignKey("outreach.id", ondelete="CASCADE"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]
    result: Mapped[Result] = mapped_column(Choice(Result))
    note: Mapped[str] = mapped_column(default="")
    back_on: Mapped[date | None] = mapped_column(default=None)
    """The day on which she is to be called back."""
    page_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("sheet_page.id", ondelete="SET NULL"), index=True, default=None
    )
    """The page of the call sheet that it was typed from."""
    row: Mapped[int | None] = mapped_column(default=None)
    reach: Mapped[str] = mapped_column(default="")
    """The key of the number that was dialled: a wrong one is known by it."""


class OnlineSelection(Record):
    """A line of headquarters' register of online selections, as far as a laptop must know it."""

    __tablename__ = "online_selection"
    topic: ClassVar[str] = "outreach"
    synced_columns = totalled(
        "reference", "version", "use", "parameters", "starts_on", "ends_on", "is_complete",
        "withdrawn_at", "subject", "words", "sponsor", "notice",
    )  # fmt: skip

    reference: Mapped[str]
    version: Mapped[int]
    use: Mapped[Use] = mapped_column(Choice(Use))
    parameters: Mapped[str] = mapped_column(default="")
    """Words of `organiser.domain.online.Parameter`, spaces between them."""
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    is_complete: Mapped[bool] = mapped_column(default=False)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    subject: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")
    sponsor: Mapped[str] = mapped_column(default="")
    notice: Mapped[str] = mapped_column(default="")
    """The address of its public notice."""


class DriveCount(Record):
    """What came of the drives of one directive, in numbers: what headquarters is told of it."""

    __tablename__ = "drive_count"
    topic: ClassVar[str] = "outreach"
    natural_key = ("about_id",)
    synced_columns = totalled(
        "about_id", "drives", "people", "left_out", "reached", "no_answer", "message_left",
        "call_back", "wrong_number", "no_more", "printed", "prepared", "sent",
    )  # fmt: skip

    about_id: Mapped[UUID] = mapped_column(unique=True)
    drives: Mapped[int] = mapped_column(default=0)
    people: Mapped[int] = mapped_column(default=0)
    left_out: Mapped[int] = mapped_column(default=0)
    reached: Mapped[int] = mapped_column(default=0)
    """Each result by its word: of how many people it was the last."""
    no_answer: Mapped[int] = mapped_column(default=0)
    message_left: Mapped[int] = mapped_column(default=0)
    call_back: Mapped[int] = mapped_column(default=0)
    wrong_number: Mapped[int] = mapped_column(default=0)
    no_more: Mapped[int] = mapped_column(default=0)
    printed: Mapped[int] = mapped_column(default=0)
    prepared: Mapped[int] = mapped_column(default=0)
    sent: Mapped[int] = mapped_column(default=0)


class CallSheet(Record):
    """A printed packet that is a list of calls: of which drive."""

    __tablename__ = "call_sheet"
    topic: ClassVar[str] = "sheets"
    synced_columns = totalled("sheet_id", "outreach_id")

    sheet_id: Mapped[UUID] = mapped_column(ForeignKey("sheet.id", ondelete="CASCADE"), unique=True)
    outreach_id: Mapped[UUID] = mapped_column(
        ForeignKey("outreach.id", ondelete="CASCADE"), index=True
    )
