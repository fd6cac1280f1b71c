"""Files that came from headquarters with a directive or a course, and the pieces they came in."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from organiser.domain.sent_file import Form
from organiser.models.base import Choice, Record, totalled


class SentFile(Record):
    """A file that goes with a directive or a course."""

    __tablename__ = "sent_file"
    topic: ClassVar[str] = "sent_files"
    synced_columns = totalled("owner_id", "place", "name", "form", "size", "sha256")

    owner_id: Mapped[UUID] = mapped_column(index=True)
    """The version of a directive, or the course: it may come later, so nothing refers to it."""
    place: Mapped[int]
    name: Mapped[str]
    form: Mapped[Form] = mapped_column(Choice(Form))
    size: Mapped[int]
    sha256: Mapped[str]


class FilePiece(Record):
    """A piece of a file; every file of the same content is made of the same pieces."""

    __tablename__ = "file_piece"
    __table_args__ = (Index(None, "sha256", "place"),)
    topic: ClassVar[str] = "sent_files"
    synced_columns = totalled("sha256", "place", "content")

    sha256: Mapped[str]
    """Of the whole file."""
    place: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)
