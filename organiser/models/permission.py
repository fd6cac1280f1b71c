"""What headquarters has switched on, each with the reference of its impact assessment."""

from datetime import date
from typing import ClassVar

from sqlalchemy.orm import Mapped, mapped_column

from organiser.models.base import Record, totalled


class Permission(Record):
    """Something that stays off until headquarters says otherwise (R24); no screen writes it."""

    __tablename__ = "permission"
    topic: ClassVar[str] = "committee"
    natural_key = ("name",)
    synced_columns = totalled("name", "reference", "since")

    name: Mapped[str] = mapped_column(unique=True)
    """One of `domain.permission.Switch`, or `domain.officer_key.PERMISSION`."""
    reference: Mapped[str]
    """Of the impact assessment, or of the decision; the officer's public half. Empty: off again."""
    since: Mapped[date]
