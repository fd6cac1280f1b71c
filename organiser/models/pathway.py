"""Paths of the committee, who walks which, and what was done at each step."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from organiser.domain.pathway import Ending, Mark
from organiser.models.base import Choice, Record, identity, sealed, totalled


class Pathway(Record):
    """What the committee does with somebody, step by step."""

    __tablename__ = "pathway"
    topic: ClassVar[str] = "paths"
    synced_columns = totalled("rung", "is_offered", "made_at") | sealed("name", "steps")

    name: Mapped[str]
    rung: Mapped[int] = mapped_column(default=0)
    """Whom it is for; 0: anybody."""
    steps: Mapped[str]
    """See `organiser.domain.pathway.write_steps`."""
    is_offered: Mapped[bool] = mapped_column(default=True)
    made_at: Mapped[datetime]


class Walk(Record):
    """Somebody on a path: with its name and its steps as they were when she began."""

    __tablename__ = "walk"
    __table_args__ = (Index("ix_walk_open", "person_id", sqlite_where=text("ending IS NULL")),)
    topic: ClassVar[str] = "paths"
    subject_column: ClassVar[str | None] = "person_id"
    natural_key = ("person_id", "pathway_id", "started_on")
    synced_columns = (
        totalled("pathway_id", "started_on", "ending", "ended_on")
        | identity("person_id", "carer_id") | sealed("name", "steps", "word")
    )  # fmt: skip

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    pathway_id: Mapped[UUID]
    """A walk outlives what it began with: it is no reference."""
    name: Mapped[str]
    steps: Mapped[str]
    carer_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True, default=None
    )
    """Who looks after it."""
    started_on: Mapped[date]
    ending: Mapped[Ending | None] = mapped_column(Choice(Ending), default=None)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    word: Mapped[str] = mapped_column(default="")
    """Why it was given up."""


class WalkStep(Record):
    """What became of one step of a walk; two laptops that write it write one record."""

    __tablename__ = "walk_step"
    topic: ClassVar[str] = "paths"
    subject_column: ClassVar[str | None] = "person_id"
    natural_key = ("walk_id", "place")
    synced_columns = (
        totalled("place", "mark", "on")
        | identity("person_id", "walk_id", "by_id") | sealed("note")
    )  # fmt: skip

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    walk_id: Mapped[UUID] = mapped_column(ForeignKey("walk.id", ondelete="CASCADE"), index=True)
    place: Mapped[int]
    mark: Mapped[Mark] = mapped_column(Choice(Mark))
    on: Mapped[date]
    by_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True, default=None
    )
    """Who did it."""
    note: Mapped[str] = mapped_column(default="")
