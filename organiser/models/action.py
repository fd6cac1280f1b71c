"""Actions of the committee, planned and done, training, and who took part."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from organiser.domain.action import ActionKind, ActionState, Attendance
from organiser.models.base import Choice, Record, identity, sealed, totalled


class OwnKind(Record):
    """A kind of action that the committee added; it counts as one of those shipped."""

    __tablename__ = "own_kind"
    topic: ClassVar[str] = "actions"
    synced_columns = totalled("name", "stands_on", "is_offered")

    name: Mapped[str]
    stands_on: Mapped[ActionKind] = mapped_column(Choice(ActionKind))
    is_offered: Mapped[bool] = mapped_column(default=True)
    """A kind put away is offered no more; what was done under it keeps its name."""


class Action(Record):
    """Something the committee does on the ground: planned, done or cancelled."""

    __tablename__ = "action"
    __table_args__ = (
        Index(None, "own_kind_id", sqlite_where=text("own_kind_id IS NOT NULL")),
        Index(None, "state", "on"),
    )
    topic: ClassVar[str] = "actions"
    synced_columns = totalled(
        "kind", "own_kind_id", "on", "starts", "ends", "hours", "title", "city",
        "needed", "state", "series_id", "leaflets", "met", "sign_ups", "course_key", "is_public",
        "theme",
    ) | sealed("note", "place", "skills", "report")  # fmt: skip

    kind: Mapped[str]
    """What it counts as: one of those shipped."""
    own_kind_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("own_kind.id", ondelete="SET NULL"), default=None
    )
    on: Mapped[date] = mapped_column(index=True)
    starts: Mapped[str] = mapped_column(default="")
    """The hour on her wall, as "14:30"; empty while it is not known."""
    ends: Mapped[str] = mapped_column(default="")
    """Earlier than *starts*: of the next day."""
    hours: Mapped[float | None] = mapped_column(default=None)
    title: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    """Where to meet, in her words."""
    city: Mapped[str] = mapped_column(default="")
    needed: Mapped[int | None] = mapped_column(default=None)
    """How many people it takes."""
    skills: Mapped[str] = mapped_column(default="")
    """What somebody of them should know, with commas between."""
    state: Mapped[ActionState] = mapped_column(Choice(ActionState), default=ActionState.PLANNED)
    series_id: Mapped[UUID | None] = mapped_column(default=None)
    """Shared by those that were repeated from one."""
    leaflets: Mapped[int | None] = mapped_column(default=None)
    met: Mapped[int | None] = mapped_column(default=None)
    sign_ups: Mapped[int | None] = mapped_column(default=None)
    report: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    course_key: Mapped[str] = mapped_column(default="")
    """The course that it teaches; whoever came has followed it."""
    is_public: Mapped[bool] = mapped_column(default=False)
    """Announced on the committee's public page: its title, its hours and its town, no street."""
    theme: Mapped[str] = mapped_column(default="")
    """What it was about; who came to two on one theme may care about it."""


class Participation(Record):
    """One person at one action, from the invitation to whether she came."""

    __tablename__ = "participation"
    topic: ClassVar[str] = "actions"
    natural_key = ("action_id", "person_id")
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = identity("action_id", "person_id", "channel", "invited_at") | totalled(
        "role", "state"
    )

    action_id: Mapped[UUID] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(default="present")
    """ "present" or "organised"."""
    state: Mapped[Attendance] = mapped_column(Choice(Attendance), default=Attendance.CAME)
    """Only who came took part; see `domain.action.COUNTS`."""
    channel: Mapped[str] = mapped_column(default="")
    """By which she was invited, where one was named."""
    invited_at: Mapped[datetime | None] = mapped_column(default=None)


class Material(Record):
    """One thing that an action takes, and who brings it."""

    __tablename__ = "material"
    topic: ClassVar[str] = "actions"
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = identity("action_id", "person_id") | sealed("what") | totalled("is_ready")

    action_id: Mapped[UUID] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), index=True)
    what: Mapped[str]
    person_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True, default=None
    )
    is_ready: Mapped[bool] = mapped_column(default=False)


class SignUpSheet(Record):
    """One sign-up sheet as it was printed, under the number that its pages carry."""

    __tablename__ = "sign_up_sheet"
    topic: ClassVar[str] = "actions"
    synced_columns = identity("action_id") | totalled("number", "printed_at")

    action_id: Mapped[UUID] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), index=True)
    number: Mapped[int] = mapped_column(unique=True)
    """Six digits, of the same numbers as those of packets: no code means two things."""
    printed_at: Mapped[datetime]


class SignUpLine(Record):
    """One line of a sign-up sheet: somebody who was coming, or room for somebody new."""

    __tablename__ = "sign_up_line"
    topic: ClassVar[str] = "actions"
    subject_column: ClassVar[str | None] = "person_id"
    synced_columns = identity("sheet_id", "person_id") | totalled("page", "place", "is_blank")

    sheet_id: Mapped[UUID] = mapped_column(
        ForeignKey("sign_up_sheet.id", ondelete="CASCADE"), index=True
    )
    page: Mapped[int]
    place: Mapped[int]
    """The number before the line, from 1 on through all pages."""
    person_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True, default=None
    )
    is_blank: Mapped[bool] = mapped_column(default=False)
    """Printed without a name; whoever wrote hers there is *person_id* once it is typed."""


class TrainingRecord(Record):
    """One training that one person followed."""

    __tablename__ = "training_record"
    topic: ClassVar[str] = "training"
    subject_column: ClassVar[str | None] = "person_id"
    __table_args__ = (
        Index(None, "course_key", sqlite_where=text("course_key != ''")),
        Index(None, "action_id", sqlite_where=text("action_id IS NOT NULL")),
    )
    synced_columns = (
        identity("person_id", "action_id")
        | totalled(
            "course", "on", "hours", "course_key", "version", "score", "asked", "is_passed",
            "valid_until",
        )
        | sealed("note")
    )  # fmt: skip

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    course: Mapped[str]
    on: Mapped[date]
    hours: Mapped[float | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")
    course_key: Mapped[str] = mapped_column(default="")
    """Of a course that the program knows; empty for any other training."""
    version: Mapped[int | None] = mapped_column(default=None)
    score: Mapped[int | None] = mapped_column(default=None)
    """Questions answered rightly, of *asked*; None where there was no quiz."""
    asked: Mapped[int | None] = mapped_column(default=None)
    is_passed: Mapped[bool | None] = mapped_column(default=None)
    """None: there was nothing to pass."""
    valid_until: Mapped[date | None] = mapped_column(default=None)
    action_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("action.id", ondelete="CASCADE"), default=None
    )
    """The session at which she followed it."""
