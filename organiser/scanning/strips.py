"""One row cut out of a flat page, to be shown beside a question about it."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from organiser.domain.manifest import Page
from organiser.scanning.flat import SCALE
from organiser.scanning.page import FlatPage

_COARSER = 2
"""As fine as a screen shows it; sixty pages that nobody went to are held at once."""
_ABOVE = 1.0
"""Millimetres shown above the row, for what was written across its line."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Part of a page in grey, one byte a pixel, rows without a gap."""

    width: int
    height: int
    pixels: bytes


def strip_of(flat: FlatPage, page: Page, row: int) -> Strip:
    """Return *row* of *page*, by its place from 0, as it looks in the picture."""
    line = next(each for each in page.rows if each.row == row)
    moved = [flat.places[box.id][1] - box.y * SCALE for box in page.boxes if box.row == row]
    off = float(np.median(moved)) if moved else 0.0
    top = max(0, round((line.y - _ABOVE) * SCALE + off))
    ink = flat.ink[top : round((line.y + line.h) * SCALE + off)]
    grey = (255 * (1 - np.clip(ink / flat.black, 0, 1))).astype(np.uint8)
    shown = Image.fromarray(grey).reduce(_COARSER)
    return Strip(shown.width, shown.height, shown.tobytes())
