"""The committee itself, one row, and what it wants to reach in a month."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy.orm import Mapped, mapped_column

from organiser.models.base import Record, sealed, totalled


class Committee(Record):
    """A local support committee."""

    __tablename__ = "committee"
    topic: ClassVar[str] = "committee"
    synced_columns = totalled("name", "insee", "created_at")

    name: Mapped[str]
    insee: Mapped[str] = mapped_column(default="")
    region: Mapped[str] = mapped_column(default="FR")
    """The region whose national form its phone numbers have (FR, RE, GP, ...)."""
    computer_digit: Mapped[int] = mapped_column(default=1)
    """First digit of this computer's sheet numbers, so that two never draw the same."""
    created_at: Mapped[datetime]
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    controller: Mapped[str] = mapped_column(default="")
    """Who answers for the data, as printed (R05); given by headquarters or by her."""
    contact: Mapped[str] = mapped_column(default="")
    dpo: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")


class Goal(Record):
    """What the committee wants to reach each month, set by itself; nobody else is told."""

    __tablename__ = "goal"
    topic: ClassVar[str] = "committee"
    natural_key = ("measure",)
    synced_columns = sealed("measure", "a_month")

    measure: Mapped[str] = mapped_column(unique=True)
    """ "doors": doors knocked at."""
    a_month: Mapped[int]
