"""A photographed page made flat, its paper taken away, and how box-like each place of it is."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from organiser.domain.manifest import Page
from organiser.scanning.codes import Floats, carried

SCALE = 8
"""Pixels of the flat page a millimetre."""

_TOO_FINE = 1.25
"""The transform looks at sixteen pixels only, and would alias."""
_SHRUNK = 1.1
_DARKEST_PAPER = 8
_PAPER = 8
"""How much coarser the paper is looked at than what is on it."""


Ink = NDArray[np.float32]
Sums = NDArray[np.int32]


def pixels_per_millimetre(mapping: Floats, page: Page) -> float:
    """Return how fine the picture is where the page is least so."""
    corners = np.array([[code.x + code.size / 2, code.y + code.size / 2] for code in page.qr])
    step = np.array([1.0, 0.0]), np.array([0.0, 1.0])
    here = carried(mapping, corners)
    across, down = (carried(mapping, corners + one) - here for one in step)
    area = np.abs(across[:, 0] * down[:, 1] - across[:, 1] * down[:, 0])
    return float(np.sqrt(area.min()))


def straighten(image: Image.Image, mapping: Floats, fineness: float) -> Image.Image:
    """Return the page at `SCALE`; *mapping* goes from millimetres to pixels of *image*.

    Pillow counts from the corner of a pixel, a mapping from its middle.
    """
    full = image.size
    if fineness > SCALE * _TOO_FINE:
        factor = SCALE * _SHRUNK / fineness
        size = (round(full[0] * factor), round(full[1] * factor))
        image = image.resize(size, Image.Resampling.BOX)
    shrink = np.diag([image.width / full[0], image.height / full[1], 1])
    half_pixel = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1]])
    back = shrink @ half_pixel @ mapping @ np.diag([1 / SCALE, 1 / SCALE, 1])
    back = back / back[2, 2]
    return image.transform(
        (210 * SCALE, 297 * SCALE),
        Image.Transform.PERSPECTIVE,
        tuple(back.ravel()[:8]),
        Image.Resampling.BILINEAR,
        fillcolor=255,
    )


def ink_of(page: Image.Image) -> Ink:
    """Return 0 for paper to 1 for black.

    The paper is what stays when everything thin is wiped out: shadows and yellow go with it.
    """
    small = page.reduce(_PAPER).filter(ImageFilter.MedianFilter(3))
    levels = np.asarray(small, np.uint8)
    wiped = -_greatest(-_greatest(levels.astype(np.int16)))
    paper = Image.fromarray(wiped.astype(np.uint8)).filter(ImageFilter.GaussianBlur(2))
    everywhere = np.asarray(paper.resize(page.size, Image.Resampling.BILINEAR), np.float32)
    np.maximum(everywhere, np.float32(_DARKEST_PAPER), out=everywhere)
    ink: Ink = np.divide(np.asarray(page, np.float32), everywhere, out=everywhere)
    np.subtract(np.float32(1), ink, out=ink)
    return np.clip(ink, np.float32(0), np.float32(1), out=ink)


def _greatest(levels: NDArray[np.int16]) -> NDArray[np.int16]:
    """Return for each place the greatest of the eleven by eleven around it."""
    for _way in range(2):
        padded = np.pad(levels, ((5, 5), (0, 0)), mode="edge")
        two = np.maximum(padded[:-1], padded[1:])
        four = np.maximum(two[:-2], two[2:])
        eight = np.maximum(four[:-4], four[4:])
        levels = np.maximum(eight[: len(levels)], eight[3 : 3 + len(levels)]).T
    return levels


def black_of(ink: Ink, page: Page) -> float:
    """Return how dark this printer's and this picture's black is, by the eyes of the codes."""
    eyes = []
    for code in page.qr:
        step = code.size / 25
        for x, y in ((3.5, 3.5), (21.5, 3.5), (3.5, 21.5)):
            across, down = round((code.x + x * step) * SCALE), round((code.y + y * step) * SCALE)
            eyes.append(float(np.median(ink[down - 4 : down + 5, across - 4 : across + 5])))
    return max(float(np.percentile(eyes, 60)), 0.05)


def box_likeness(ink: Ink, side: int) -> Ink:
    """Tell, for each pixel, how much a box of *side* pixels starts there.

    That is a dark line with light on both sides of it. Sums over squares come from one running
    sum, so the cost does not depend on the size of the box.
    """
    sums = _Squares(ink, side)
    return sums.mean((2, -2)) - sums.mean((7, 4), (-4, -8))


def square_likeness(ink: Ink, side: int) -> Ink:
    """Tell, for each pixel, how much a black square of *side* pixels starts there."""
    sums = _Squares(ink, side)
    return sums.mean((-1, -side)) - sums.mean((7, 2))


class _Squares:
    """Sums of ink over the square that starts at each pixel, grown or shrunk on all sides."""

    _PAD = 8

    def __init__(self, ink: Ink, side: int) -> None:
        self._side, self._shape = side, ink.shape
        levels = np.pad((ink * 255 + 0.5).astype(np.int32), (self._PAD + 1, side + self._PAD))
        np.cumsum(levels, axis=0, out=levels)
        self._running = np.cumsum(levels, axis=1, out=levels)

    def total(self, grown: int) -> Sums:
        """Return the sums over the square grown by so many pixels."""
        low, high = self._PAD - grown, self._PAD + self._side + grown
        height, width = self._shape
        top, bottom = self._running[low : low + height], self._running[high : high + height]
        right, left = slice(high, high + width), slice(low, low + width)
        total = bottom[:, right] - top[:, right]
        total += top[:, left]
        total -= bottom[:, left]
        return total

    def mean(self, *rings: tuple[int, int]) -> Ink:
        """Return the ink of what the larger squares have and the smaller have not, from 0 to 1."""
        total, pixels = np.zeros(self._shape, np.int32), 0
        for outer, inner in rings:
            total += self.total(outer)
            if 2 * inner > -self._side:
                total -= self.total(inner)
            pixels += self._area(outer) - self._area(inner)
        mean: Ink = total * np.float32(1 / (255 * pixels))
        return mean

    def _area(self, grown: int) -> int:
        return max(self._side + 2 * grown, 0) ** 2
