"""How a printer sets a page down: how far from its place, and what it leaves white at the edges."""

from dataclasses import dataclass

FRAME = 200
"""Where the frame of the test page is meant to stand: tenths of a millimetre from each edge."""
LEAST, MOST = 120, 280
"""What may be read there; further away than this, no printer is off."""
MOST_WHITE = 120
_CODES = 80
"""Where the codes in the corners of a packet begin."""


@dataclass(frozen=True, slots=True)
class Shift:
    """How far a drawing is set off, in millimetres, so that a printer puts it in its place."""

    right: float = 0.0
    down: float = 0.0

    @property
    def is_none(self) -> bool:
        """Whether everything stays where it is drawn."""
        return not (self.right or self.down)


UNSHIFTED = Shift()


@dataclass(frozen=True, slots=True)
class Printer:
    """What was read on a test page, in tenths of a millimetre."""

    left: int = FRAME
    """From the left edge of the paper to the frame."""
    top: int = FRAME
    white: int = 0
    """The widest edge that stays without ink."""

    @property
    def shift(self) -> Shift:
        """What sets right a printer of which the frame stood there; what cannot be is left out."""
        return Shift(_away(self.left), _away(self.top))

    @property
    def cuts_codes(self) -> bool:
        """Whether the codes in the corners of a packet would lose their edge."""
        furthest = max(abs(FRAME - self.left), abs(FRAME - self.top))
        return self.white > _CODES - furthest


def _away(read: int) -> float:
    return (FRAME - read) / 10 if LEAST <= read <= MOST else 0.0
