"""A printed page found in a picture: its ink, made flat, and where each of its boxes is."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from PIL import Image

from organiser.domain.manifest import Page
from organiser.domain.refusal import Refusal, Unreadable
from organiser.scanning.codes import Floats, FoundCodes, carried, completed, mapping_of
from organiser.scanning.flat import SCALE, Ink, black_of, ink_of, pixels_per_millimetre, straighten
from organiser.scanning.places import Place, find_places
from organiser.scanning.spline import Bend

LEAST_FINE = 2.6
"""Pixels a millimetre; a box of fewer than twelve pixels is not to be judged."""
UNSURE = 0.35


@dataclass(frozen=True, slots=True, eq=False)
class FlatPage:
    """What is needed to judge the boxes of one page."""

    ink: Ink
    """0 is paper and 1 is black, `SCALE` pixels a millimetre."""
    black: float
    """How dark the page's own black is."""
    places: Mapping[str, Place]
    """By the box's id: its top left corner in pixels, and how sure that is, from 0 to 1."""
    unsure: frozenset[str]
    """Boxes whose place somebody has to look at."""


def flatten(picture: Image.Image, page: Page, codes: FoundCodes) -> FlatPage:
    """Return *page* as it lies in *picture*; raise `Unreadable` when it cannot be trusted."""
    codes = completed(codes, picture, page)
    mapping = mapping_of(codes, page)
    fineness = pixels_per_millimetre(mapping, page)
    if fineness < LEAST_FINE:
        raise Unreadable(Refusal.UNREADABLE)
    ink = ink_of(straighten(picture, mapping, fineness))
    black = black_of(ink, page)
    places = find_places(ink, black, page, _bend_of(codes, page, mapping))
    unsure = frozenset(box for box, (_x, _y, sure) in places.items() if sure < UNSURE)
    return FlatPage(ink, black, places, unsure)


def _bend_of(codes: FoundCodes, page: Page, mapping: Floats) -> Bend:
    """Return what the codes say beyond one flat plane: the middle of each, they are noisy."""
    bend = Bend()
    back = np.linalg.inv(mapping)
    for code in page.qr:
        if code.tail in codes.corners:
            middle = np.array([[code.x + code.size / 2, code.y + code.size / 2]]) * SCALE
            found = carried(back, codes.corners[code.tail]).mean(0, keepdims=True) * SCALE
            bend.learn(middle, found)
    return bend
