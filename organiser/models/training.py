"""Courses of the committee's own, and what the holder of this file followed herself."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy.orm import Mapped, mapped_column

from organiser.models.base import Record, sealed, totalled


class OwnCourse(Record):
    """A course that the committee wrote."""

    __tablename__ = "own_course"
    topic: ClassVar[str] = "training"
    synced_columns = totalled("key", "title", "version", "is_offered") | sealed("text")

    key: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)
    text: Mapped[str]
    """One page of Markdown: see `organiser.domain.course`."""
    is_offered: Mapped[bool] = mapped_column(default=True)


class SentCourse(Record):
    """A course of headquarters, as it stands; it comes with an exchange."""

    __tablename__ = "sent_course"
    topic: ClassVar[str] = "training"
    synced_columns = totalled("key", "title", "version", "text", "is_offered", "is_gate")

    key: Mapped[str] = mapped_column(index=True)
    """Another one once headquarters asks everybody to follow it again."""
    title: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)
    text: Mapped[str]
    """One page of Markdown: see `organiser.domain.course`."""
    is_offered: Mapped[bool] = mapped_column(default=True)
    is_gate: Mapped[bool] = mapped_column(default=False)
    """Whether it is to be passed before people's data leave the program."""


class CoursePass(Record):
    """The holder of this file followed a course to its end; she may be in no list."""

    __tablename__ = "course_pass"
    topic: ClassVar[str] = "training"
    synced_columns = totalled(
        "course_key", "version", "score", "asked", "is_passed", "at", "valid_until"
    )

    course_key: Mapped[str] = mapped_column(index=True)
    version: Mapped[int]
    score: Mapped[int]
    asked: Mapped[int]
    is_passed: Mapped[bool]
    at: Mapped[datetime]
    valid_until: Mapped[date | None] = mapped_column(default=None)
