"""Addresses, and the households that live at them."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from organiser.models.base import Record, identity, totalled


class Address(Record):
    """One door, or as much of it as is known."""

    __tablename__ = "address"
    __table_args__ = (
        Index(None, "street_key", "number"),
        Index("ix_address_city", "city", "id"),
    )
    topic: ClassVar[str] = "people"
    synced_columns = identity(
        "number", "suffix", "street", "hamlet", "building", "stairs", "floor", "door", "postcode",
        "city", "raw", "x", "y", "closed_at",
    ) | totalled("insee")  # fmt: skip
    derived_columns = frozenset({"street_key", "door_key"})

    number: Mapped[int | None] = mapped_column(default=None)
    suffix: Mapped[str] = mapped_column(default="")
    street: Mapped[str] = mapped_column(default="")
    hamlet: Mapped[str] = mapped_column(default="")
    building: Mapped[str] = mapped_column(default="")
    stairs: Mapped[str] = mapped_column(default="")
    floor: Mapped[str] = mapped_column(default="")
    door: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    insee: Mapped[str] = mapped_column(default="")
    raw: Mapped[str] = mapped_column(default="")
    x: Mapped[float | None] = mapped_column(default=None)
    """Lambert-93, metres, where an address list gave it."""
    y: Mapped[float | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    """Since when nobody may knock here: "do not come back" (R15, R19)."""
    street_key: Mapped[str] = mapped_column(default="")
    door_key: Mapped[str] = mapped_column(default="", index=True)
    """Equal for two spellings of the same door."""


class Household(Record):
    """People who live together."""

    __tablename__ = "household"
    topic: ClassVar[str] = "people"
    synced_columns = identity("address_id", "name")

    address_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("address.id", ondelete="SET NULL"), index=True, default=None
    )
    name: Mapped[str] = mapped_column(default="")
