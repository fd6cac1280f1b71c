"""Who said that she needs help to vote, who offers it, and who goes with whom."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from organiser.domain.vote_help import Need, Side
from organiser.models.base import Choice, Record, identity, sealed


class VoteHelp(Record):
    """One thing that somebody said of one ballot.

    Its id is drawn and does not follow from what it says: headquarters, which holds ids, could
    otherwise try out what was said.
    """

    __tablename__ = "vote_help"
    topic: ClassVar[str] = "votes"
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = identity("person_id") | sealed(
        "title",
        "on",
        "side",
        "need",
        "said_at",
        "source",
        "note",
        "with_id",
        "matched_at",
        "agreed_at",
        "agreed_to",
        "lifted_at",
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    """Which vote."""
    on: Mapped[date] = mapped_column(index=True)
    """Its day, as it was given: the word is erased the day after."""
    side: Mapped[Side] = mapped_column(Choice(Side))
    need: Mapped[Need] = mapped_column(Choice(Need))
    said_at: Mapped[datetime]
    source: Mapped[str]
    """How she said so: a call, a visit, a slip."""
    note: Mapped[str] = mapped_column(default="")
    """When and where from; nothing else."""
    with_id: Mapped[UUID | None] = mapped_column(default=None)
    """Of who asks: the offer she is matched with."""
    matched_at: Mapped[datetime | None] = mapped_column(default=None)
    agreed_at: Mapped[datetime | None] = mapped_column(default=None)
    """When she agreed to be helped; None where an older program wrote it down."""
    agreed_to: Mapped[str] = mapped_column(default="")
    """The words that she agreed to."""
    lifted_at: Mapped[datetime | None] = mapped_column(default=None)
    """When she took it back: it is shown no more, and erased with the work of the day."""
