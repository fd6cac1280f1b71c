"""The laptops of the committee: which they are, and which of them read what is sealed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from organiser.database import Database
from organiser.models.line import KeyWrap
from organiser.models.line import Laptop as LaptopRow
from organiser.usecases.line.state import laptop_of, read_line


@dataclass(frozen=True, slots=True)
class Laptop:
    """One laptop."""

    id: UUID
    name: str
    paired_at: datetime
    revoked_at: datetime | None
    is_own: bool
    has_key: bool
    """Whether the committee's key was handed to it."""


def laptops(database: Database) -> tuple[Laptop, ...]:
    """Return the committee's laptops, this one first, those that were stopped last."""
    with database.reading() as session:
        line = read_line(session)
        if line is None or not line.device:
            return ()
        own, holders = laptop_of(line), set(session.scalars(select(KeyWrap.holder)))
        found = [
            Laptop(
                row.id, row.name, row.paired_at, row.revoked_at, row.id == own,
                row.id.hex in holders,
            )
            for row in session.scalars(select(LaptopRow))
        ]  # fmt: skip
    order = sorted(found, key=lambda each: (not each.is_own, bool(each.revoked_at), each.paired_at))
    return tuple(order)
