"""The ladder as headquarters defines it, and by which definition the stored rungs were found."""

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


class LadderFollowed(Base):
    """By which definition the rungs of this file were found; one row, and none at first."""

    __tablename__ = "ladder_followed"

    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str]
    """As it was in force; empty: the program's own."""
