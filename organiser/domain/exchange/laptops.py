"""By which id a committee and headquarters know one of its laptops."""

from uuid import UUID, uuid5


def laptop_id(committee: UUID, device: int) -> UUID:
    """Return the id of the record by which the committee knows one of its laptops."""
    return uuid5(committee, f"laptop {device}")
