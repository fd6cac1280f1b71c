"""The ladder as headquarters defines it, who was found on it, how many in each month."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy.orm import Mapped, mapped_column

from organiser.models.base import Base, Record, totalled


class SentLadder(Record):
    """The definition of headquarters as it stands; there is one, and it comes with an exchange."""

    __tablename__ = "sent_ladder"
    topic: ClassVar[str] = "ladder"
    synced_columns = totalled("version", "body", "published_at")

    version: Mapped[int]
    body: Mapped[str]
    """See `organiser.domain.ladder`; empty: the program's own stands again."""
    published_at: Mapped[datetime]


class RungCount(Record):
    """How many people stood on a rung at the end of a month, and how many came to it: no names."""

    __tablename__ = "rung_count"
    topic: ClassVar[str] = "ladder_counts"
    natural_key = ("month", "rung")
    synced_columns = totalled("month", "rung", "people", "climbed")

    month: Mapped[str]
    """Such as "2026-11"."""
    rung: Mapped[int]
    people: Mapped[int]
    climbed: Mapped[int]


class LadderFollowed(Base):
    """By which definition the rungs of this file were found; one row, and none at first."""

    __tablename__ = "ladder_followed"

    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str]
    """As it was in force; empty: the program's own."""
