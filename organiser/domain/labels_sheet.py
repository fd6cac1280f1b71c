"""Sheets of labels as they are sold: how many stand where, in millimetres."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """One way of cutting an A4 page."""

    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    pitch: float
    """From the left edge of one label to that of the next; below each other they touch."""

    @property
    def labels(self) -> int:
        """Return how many stand on one page."""
        return self.columns * self.rows

    def places(self) -> Iterator[tuple[float, float]]:
        """Yield the top left corner of each label, line by line."""
        for row in range(self.rows):
            for column in range(self.columns):
                yield self.left + column * self.pitch, self.top + row * self.height


SHEETS = {
    "3x8": LabelSheet(3, 8, 63.5, 33.9, 7.2, 12.9, 66.0),
    "2x7": LabelSheet(2, 7, 99.1, 38.1, 4.65, 15.1, 101.6),
}
"""24 labels of 63.5 x 33.9 mm; 14 of 99.1 x 38.1 mm."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """One address as it is printed, line by line: the name first, the town last."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter to one person."""

    to: Addressed
    sender: tuple[str, ...]
    dated: str
    paragraphs: tuple[str, ...]
    legal: str
    """What the law wants said, at the foot; the author cannot take it away."""
