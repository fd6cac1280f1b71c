"""Many whole numbers as bytes, eight each, its greatest part first; and back."""

import sys
from array import array
from collections.abc import Sequence

_IS_LITTLE = sys.byteorder == "little"


def packed(numbers: Sequence[int]) -> bytes:
    """Return *numbers* as bytes."""
    held = array("Q", numbers)
    if _IS_LITTLE:
        held.byteswap()
    return held.tobytes()


def unpacked(data: bytes | memoryview) -> Sequence[int]:
    """Return the numbers that *data* holds."""
    held = array("Q", bytes(data))
    if _IS_LITTLE:
        held.byteswap()
    return held
