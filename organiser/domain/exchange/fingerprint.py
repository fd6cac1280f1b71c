"""How both ends see at once whether they hold the same rows: a number and a sum."""

from hashlib import blake2b
from uuid import UUID

MODULUS = 1 << 64


def mark_of(record_id: UUID, version: int) -> int:
    """Return the 64-bit number of one live record at one version."""
    data = record_id.bytes + version.to_bytes(8, "big")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big")
