"""Actions of the committee, training, and who took part."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from organiser.models.base import Record, identity, sealed, totalled


class Action(Record):
    """Something the committee did on the ground."""

    __tablename__ = "action"
    topic: ClassVar[str] = "actions"
    synced_columns = totalled("kind", "on", "hours", "title") | sealed("note")

    kind: Mapped[str]
    on: Mapped[date] = mapped_column(index=True)
    hours: Mapped[float | None] = mapped_column(default=None)
    title: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class Participation(Record):
    """One person at one action."""

    __tablename__ = "participation"
    topic: ClassVar[str] = "actions"
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = identity("action_id", "person_id") | totalled("role")

    action_id: Mapped[UUID] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(default="present")
    """ "present" or "organised"."""


class TrainingRecord(Record):
    """One training that one person followed."""

    __tablename__ = "training_record"
    topic: ClassVar[str] = "training"
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = identity("person_id") | totalled("course", "on", "hours") | sealed("note")

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    course: Mapped[str]
    on: Mapped[date]
    hours: Mapped[float | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")
