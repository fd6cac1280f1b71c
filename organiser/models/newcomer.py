"""Who signed up on the site, and how she was welcomed: lines that are only added."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from organiser.domain.welcome import Step
from organiser.models.base import Choice, Record, identity, sealed, totalled


class Newcomer(Record):
    """A person whom headquarters sent here because she chose this committee."""

    __tablename__ = "newcomer"
    topic: ClassVar[str] = "newcomers"
    subject_column: ClassVar[str | None] = "person_id"
    natural_key = ("person_id",)
    synced_columns = totalled(
        "person_id", "arrived_at", "how", "is_minor", "moved_from"
    ) | identity("wish")  # fmt: skip

    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), unique=True
    )
    arrived_at: Mapped[datetime]
    how: Mapped[str] = mapped_column(default="")
    """ "site", "link" or "friend"."""
    is_minor: Mapped[bool] = mapped_column(default=False)
    """Between fifteen and eighteen: no visit alone, no news (R28)."""
    moved_from: Mapped[UUID | None] = mapped_column(default=None)
    """The committee that she was with before."""
    wish: Mapped[str] = mapped_column(default="")
    """What she wrote, in her own words."""


class WelcomeStep(Record):
    """One thing that was done to welcome her; where she stands is worked out from these."""

    __tablename__ = "welcome_step"
    __table_args__ = (Index("ix_welcome_step_life", "newcomer_id", "at"),)
    topic: ClassVar[str] = "newcomers"
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = (
        totalled("person_id", "newcomer_id", "step", "at", "back_on")
        | identity("caller") | sealed("note")
    )  # fmt: skip

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    newcomer_id: Mapped[UUID] = mapped_column(ForeignKey("newcomer.id", ondelete="CASCADE"))
    step: Mapped[Step] = mapped_column(Choice(Step))
    at: Mapped[datetime]
    back_on: Mapped[date | None] = mapped_column(default=None)
    """When to try again, where she said so."""
    caller: Mapped[str] = mapped_column(default="")
    """The first name of who will call; she reads it on her own page of the site."""
    note: Mapped[str] = mapped_column(default="")
