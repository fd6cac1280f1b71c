"""Measures each box of a flat page: how much ink, how it lies, and beside what others have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from organiser.domain.manifest import Box, Page
from organiser.scanning.flat import SCALE
from organiser.scanning.page import FlatPage

Floats = NDArray[np.float32]

NAMES = (
    "inside", "core", "rim", "median", "light", "dark", "darkest", "spread",
    "dark_15", "dark_30", "tall", "wide", "row", "column", "diagonal",
    "least_quarter", "most_quarter", "outline", "crossed",
    "left", "right", "above", "below",
    "noise", "over_page", "over_row", "over_noise", "over_ticks",
)  # fmt: skip
"""The measures, in the order of the table's columns; trees are trained on these and no others."""

PATCH = 40
"""Pixels of a patch a side."""
_SIDES = 1.9
"""Boxes of a patch a side: a box, and nearly half of one on each side of it."""

_FIRST, _LAST = PATCH * (_SIDES - 1) / 2 / _SIDES, PATCH * (_SIDES + 1) / 2 / _SIDES
_INSIDE = slice(12, 28)
_CORE = slice(16, 24)
_LEVEL = slice(11, 29)
_BEFORE, _AFTER = slice(1, 7), slice(33, 39)
_LEAST_NOISE = 0.006
_LEAST_TICK = 0.02
_STROKE = 1 / 3
"""Of a box's inside: what is longer was drawn."""
_FEW = 3


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """A line a box, a column a measure."""

    boxes: tuple[Box, ...]
    table: Floats

    def of(self, name: str) -> Floats:
        """Return one measure of all boxes."""
        column: Floats = self.table[:, NAMES.index(name)]
        return column


def measure(flat: FlatPage, page: Page) -> Measures:
    """Measure every box of *page*; the page's own black counts as 1."""
    if not page.boxes:
        return Measures((), np.zeros((0, len(NAMES)), np.float32))
    patches = patches_of(flat, page.boxes)
    found = _alone(patches) | _around(patches, page.boxes)
    found |= _among(patches, found, page.boxes)
    table = np.stack([found[name] for name in NAMES], 1).astype(np.float32)
    return Measures(page.boxes, np.nan_to_num(table))


def patches_of(flat: FlatPage, boxes: Sequence[Box]) -> Floats:
    """Return what surrounds each box, `PATCH` pixels a side, every pixel the mean of its area."""
    places = np.array([flat.places[box.id][:2] for box in boxes])
    sides = np.array([(box.w, box.h) for box in boxes]) * SCALE
    window = int(np.ceil(sides.max() * _SIDES)) + 2
    low = places - sides * (_SIDES - 1) / 2
    most = np.array(flat.ink.shape[::-1]) - window
    corner = np.clip(np.floor(low).astype(int), 0, most)
    views = sliding_window_view(flat.ink, (window, window))[corner[:, 1], corner[:, 0]]
    across, down = (_shares((low - corner)[:, at], sides[:, at], window) for at in (0, 1))
    patches: Floats = down @ views @ across.transpose(0, 2, 1) / np.float32(flat.black)
    return np.minimum(patches, np.float32(1.5))


def _shares(start: Floats, side: Floats, window: int) -> Floats:
    """Return how much of each pixel of a window lies in each pixel of the patch."""
    step = (side * _SIDES / PATCH)[:, None, None]
    low = start[:, None, None] + step * np.arange(PATCH)[None, :, None]
    pixel = np.arange(window)[None, None, :]
    shared = np.minimum(low + step, pixel + 1) - np.maximum(low, pixel)
    shares: Floats = (np.clip(shared, 0, None) / step).astype(np.float32)
    return shares


def _alone(patches: Floats) -> dict[str, Floats]:
    """Measure the inside of each box by itself."""
    inner = patches[:, _INSIDE, _INSIDE]
    flat = inner.reshape(len(inner), -1)
    light, median, dark, darkest = np.quantile(flat, [0.1, 0.5, 0.9, 0.97], axis=1)
    level = patches[:, _LEVEL, _LEVEL]
    edge = level.shape[1] ** 2 - inner.shape[1] ** 2
    half = inner.shape[1] // 2
    quarters = inner.reshape(len(inner), 2, half, 2, half).mean((2, 4)).reshape(len(inner), 4)
    rows, columns = inner.mean(2), inner.mean(1)
    slants = np.concatenate([flat @ _SLANTS, inner[:, :, ::-1].reshape(flat.shape) @ _SLANTS], 1)
    return {
        "inside": flat.mean(1),
        "core": patches[:, _CORE, _CORE].mean((1, 2)),
        "rim": (level.sum((1, 2)) - inner.sum((1, 2))) / edge,
        "median": median,
        "light": light,
        "dark": dark,
        "darkest": darkest,
        "spread": flat.std(1),
        "dark_15": (flat > 0.15).mean(1),
        "dark_30": (flat > 0.3).mean(1),
        "row": rows.max(1) - np.median(rows, 1),
        "column": columns.max(1) - np.median(columns, 1),
        "diagonal": slants.max(1) - np.median(slants, 1),
        "least_quarter": quarters.min(1),
        "most_quarter": quarters.max(1),
    }


def _around(patches: Floats, boxes: Sequence[Box]) -> dict[str, Floats]:
    """Measure the line of each box and what lies beyond it, less what is printed there."""
    first, last = round(_FIRST), round(_LAST)
    span = slice(first + 2, last - 2)
    line = np.concatenate(
        [
            patches[:, first - 1 : first + 1, span].max(1),
            patches[:, last - 1 : last + 1, span].max(1),
            patches[:, span, first - 1 : first + 1].max(2),
            patches[:, span, last - 1 : last + 1].max(2),
        ],
        1,
    )
    usual, most = np.quantile(line, [0.5, 0.95], axis=1)
    sides = {
        "left": patches[:, _LEVEL, _BEFORE],
        "right": patches[:, _LEVEL, _AFTER],
        "above": patches[:, _BEFORE, _LEVEL],
        "below": patches[:, _AFTER, _LEVEL],
    }
    found = {name: side.mean((1, 2)) for name, side in sides.items()}
    found = {name: _less_printed(mean, boxes) for name, mean in found.items()}
    return found | {"outline": usual, "crossed": most - usual}


def _among(patches: Floats, found: Mapping[str, Floats], boxes: Sequence[Box]) -> dict[str, Floats]:
    """Measure each box beside the others of its page and of its row."""
    inside, darkest = found["inside"], found["darkest"]
    noise = max(float(np.quantile(found["spread"], 0.2)), _LEAST_NOISE)
    paper, faintest = (float(np.quantile(each, 0.25)) for each in (inside, darkest))
    inked = patches[:, _INSIDE, _INSIDE] > max(faintest, paper + 4 * noise, paper + 0.06)
    tall, wide = inked.any(2).mean(1), inked.any(1).mean(1)
    ticked = inside[np.maximum(tall, wide) > _STROKE]
    tick = max(float(np.median(ticked)) - paper if len(ticked) else 0.0, _LEAST_TICK)
    rows = np.array([box.row for box in boxes])
    usual = {row: float(np.median(inside[rows == row])) for row in set(rows.tolist())}
    return {
        "tall": tall,
        "wide": wide,
        "noise": np.full(len(boxes), noise, np.float32),
        "over_page": (inside - paper) / noise,
        "over_row": inside - np.array([usual[row] for row in rows.tolist()], np.float32),
        "over_noise": (darkest - faintest) / noise,
        "over_ticks": (inside - paper) / tick,
    }


def _less_printed(mean: Floats, boxes: Sequence[Box]) -> Floats:
    """Take away what every box of a column has beside it: letters, the lines of its neighbours.

    Where a column is too short to tell, nothing is said.
    """
    codes = np.array([box.code for box in boxes])
    less = np.zeros_like(mean)
    for code in set(codes.tolist()):
        column = codes == code
        if column.sum() >= _FEW:
            less[column] = mean[column] - np.median(mean[column])
    return less


def _slants_of(side: int) -> Floats:
    """Return the weights that give the mean of each longer diagonal of a square."""
    row, column = np.divmod(np.arange(side * side), side)
    chosen = [(row - column == far) for far in range(-side // 2, side // 2 + 1)]
    return np.stack([line / line.sum() for line in chosen], 1).astype(np.float32)


_SLANTS = _slants_of(_INSIDE.stop - _INSIDE.start)
