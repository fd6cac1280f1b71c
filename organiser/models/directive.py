"""What headquarters asks of the committee, version by version, and how far the committee is."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from organiser.domain.outreach import Use
from organiser.models.base import Choice, Record, totalled


class Directive(Record):
    """One version of a directive, as headquarters wrote it."""

    __tablename__ = "directive"
    __table_args__ = (Index(None, "series_id", "version"),)
    topic: ClassVar[str] = "directives"
    synced_columns = totalled(
        "series_id", "version", "title", "text", "published_at", "valid_from", "valid_until",
        "is_asked", "withdrawn_at", "reason", "drive_use", "drive_whom", "drive_goal",
        "drive_subject", "drive_words", "drive_starts_on", "drive_ends_on",
    )  # fmt: skip

    series_id: Mapped[UUID]
    """What all its versions have in common."""
    version: Mapped[int]
    title: Mapped[str]
    text: Mapped[str]
    """Markdown."""
    published_at: Mapped[datetime]
    valid_from: Mapped[date]
    valid_until: Mapped[date | None] = mapped_column(default=None)
    is_asked: Mapped[bool] = mapped_column(default=False)
    """Whether committees are asked to acknowledge it."""
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")
    drive_use: Mapped[Use | None] = mapped_column(Choice(Use), default=None)
    """By which way it asks to reach people; None where it carries no drive."""
    drive_whom: Mapped[str] = mapped_column(default="")
    """Whom it is for, in neutral words."""
    drive_goal: Mapped[str] = mapped_column(default="")
    drive_subject: Mapped[str] = mapped_column(default="")
    drive_words: Mapped[str] = mapped_column(default="")
    """What is said, or written."""
    drive_starts_on: Mapped[date | None] = mapped_column(default=None)
    drive_ends_on: Mapped[date | None] = mapped_column(default=None)


class DirectiveReading(Record):
    """How far the committee is with one version: what headquarters is told of it."""

    __tablename__ = "directive_reading"
    topic: ClassVar[str] = "directives"
    natural_key = ("directive_id",)
    synced_columns = totalled(
        "directive_id", "read_at", "applied_at", "acknowledged_at", "end_read_at", "word"
    )

    directive_id: Mapped[UUID] = mapped_column(unique=True)
    """Of a feed that is not the committee's: it may come later, so nothing refers to it."""
    read_at: Mapped[datetime | None] = mapped_column(default=None)
    applied_at: Mapped[datetime | None] = mapped_column(default=None)
    acknowledged_at: Mapped[datetime | None] = mapped_column(default=None)
    end_read_at: Mapped[datetime | None] = mapped_column(default=None)
    """When she read that it was withdrawn."""
    word: Mapped[str] = mapped_column(default="")
    """A word back to headquarters."""
