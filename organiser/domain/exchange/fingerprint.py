"""Numbers that both ends work out alike: what tells the same rows, and the same edit sent again."""

from collections.abc import Iterable
from hashlib import blake2b
from struct import Struct

MODULUS = 1 << 64
_WIDTH = 8
_NUMBERS = Struct(">Q")


def mark_of(record_id: bytes, version: int) -> int:
    """Return the 64-bit number of one live record at one version."""
    data = record_id + version.to_bytes(8, "big")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big")


def sum_of(records: Iterable[tuple[bytes, int]]) -> int:
    """Return the sum of the numbers of many live records, each at its version."""
    digests = b"".join(
        [
            blake2b(record + version.to_bytes(8, "big"), digest_size=_WIDTH).digest()
            for record, version in records
        ]
    )
    return sum(number for (number,) in _NUMBERS.iter_unpack(digests))


def change_id(mark: int, kind: str, record: bytes) -> int:
    """Return the number of what the act of *mark* wrote of one record, in whatever life of a file.

    53 bits: what JSON's numbers hold.
    """
    data = mark.to_bytes(8, "big") + kind.encode() + record
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big") >> 11
