"""What the committee hears from people and asks of headquarters, and what others ask."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from organiser.domain.proposal import State
from organiser.models.base import Choice, Record, sealed, totalled


class ProposalDraft(Record):
    """What is still being written: nobody at headquarters can read it."""

    __tablename__ = "proposal_draft"
    topic: ClassVar[str] = "proposals"
    synced_columns = totalled("made_at", "series_id") | sealed(
        "title", "text", "theme", "heard", "streets"
    )  # fmt: skip

    made_at: Mapped[datetime]
    series_id: Mapped[UUID | None] = mapped_column(default=None)
    """Of what was sent and is to be changed."""
    title: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    theme: Mapped[str] = mapped_column(default="")
    heard: Mapped[int] = mapped_column(default=1)
    streets: Mapped[str] = mapped_column(default="")
    """How many people named the theme, street by street: `organiser.domain.street_counts`."""


class SentProposal(Record):
    """One version as it was sent: a line that is only added."""

    __tablename__ = "proposal"
    __table_args__ = (Index(None, "series_id", "version"),)
    topic: ClassVar[str] = "proposals"
    synced_columns = totalled(
        "series_id", "version", "title", "text", "theme", "heard", "sent_at", "streets"
    )  # fmt: skip

    series_id: Mapped[UUID]
    version: Mapped[int]
    title: Mapped[str]
    text: Mapped[str]
    theme: Mapped[str] = mapped_column(default="")
    heard: Mapped[int] = mapped_column(default=1)
    sent_at: Mapped[datetime]
    streets: Mapped[str] = mapped_column(default="")


class ProposalAnswer(Record):
    """How far headquarters is with a proposal of the committee, and what it answers."""

    __tablename__ = "proposal_answer"
    topic: ClassVar[str] = "proposals"
    natural_key = ("series_id",)
    synced_columns = totalled("series_id", "state", "answer", "at", "into_id")

    series_id: Mapped[UUID] = mapped_column(unique=True)
    state: Mapped[State] = mapped_column(Choice(State))
    answer: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    into_id: Mapped[UUID | None] = mapped_column(default=None)
    """Of one that was merged: the proposal that says the same."""


class SharedProposal(Record):
    """A proposal of any committee that headquarters published; its id is that of the series."""

    __tablename__ = "shared_proposal"
    topic: ClassVar[str] = "proposals"
    synced_columns = totalled(
        "title", "text", "theme", "heard", "committee", "published_at", "state", "answer", "at",
        "into_id", "seconds",
    )  # fmt: skip

    title: Mapped[str]
    text: Mapped[str]
    theme: Mapped[str] = mapped_column(default="")
    heard: Mapped[int] = mapped_column(default=1)
    committee: Mapped[str] = mapped_column(default="")
    """Its name."""
    published_at: Mapped[datetime]
    state: Mapped[State] = mapped_column(Choice(State))
    answer: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    """When the state came about."""
    into_id: Mapped[UUID | None] = mapped_column(default=None)
    seconds: Mapped[int] = mapped_column(default=0)
    """How many other committees hear the same, as headquarters last counted."""


class SecondedProposal(Record):
    """The committee hears the same as another: once."""

    __tablename__ = "seconding"
    topic: ClassVar[str] = "proposals"
    natural_key = ("proposal_id",)
    synced_columns = totalled("proposal_id", "heard", "at")

    proposal_id: Mapped[UUID] = mapped_column(unique=True)
    heard: Mapped[int] = mapped_column(default=1)
    """How many people here said so."""
    at: Mapped[datetime]


class SeenAnswer(Record):
    """The committee has read what headquarters answered, up to a moment."""

    __tablename__ = "seen_answer"
    topic: ClassVar[str] = "proposals"
    natural_key = ("series_id",)
    synced_columns = totalled("series_id", "at")

    series_id: Mapped[UUID] = mapped_column(unique=True)
    at: Mapped[datetime]
