"""Teams of the committee, what each of their people answers for, and tasks given to somebody."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from organiser.models.base import Record, identity, sealed, totalled


class Team(Record):
    """People who do one thing together; one of them leads."""

    __tablename__ = "team"
    topic: ClassVar[str] = "teams"
    synced_columns = totalled("name") | sealed("aim")

    name: Mapped[str]
    aim: Mapped[str] = mapped_column(default="")


class TeamMember(Record):
    """One person in one team."""

    __tablename__ = "team_member"
    topic: ClassVar[str] = "teams"
    natural_key = ("team_id", "person_id")
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = (
        identity("team_id", "person_id") | totalled("is_lead") | sealed("responsibility")
    )

    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    is_lead: Mapped[bool] = mapped_column(default=False)
    responsibility: Mapped[str] = mapped_column(default="")
    """What she answers for: the material, the social networks."""


class Task(Record):
    """Something that one person said she would do, and by when."""

    __tablename__ = "task"
    __table_args__ = (Index("ix_task_open", "due_on", sqlite_where=text("done_at IS NULL")),)
    topic: ClassVar[str] = "tasks"
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = (
        identity("person_id") | totalled("due_on", "done_at", "created_at") | sealed("what")
    )

    what: Mapped[str]
    person_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True, default=None
    )
    due_on: Mapped[date | None] = mapped_column(default=None)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    created_at: Mapped[datetime]
