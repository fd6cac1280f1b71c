"""Finds the codes in the corners of a photographed page, and maps its millimetres to pixels."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image

from organiser.domain.manifest import Page
from organiser.domain.refusal import Refusal, Unreadable
from organiser.domain.sheet_code import TOKEN_LENGTH, read_token

Floats = NDArray[np.floating]

CORNERS = 4
_LONG_SIDES = (2200, 1500, 3400, 5000)
"""Where to look: a blurred picture reads better small, a far one large."""
_MOST_ENLARGED = 2.0
_FEWEST = 2
_ROOM, _ROOM_OF_ONE = 0.6, 2.0
"""How far round its place a missing code is looked for, in sides of it."""
_CLOSE = (320, 640)
_SMALLEST = 20
_WIDE, _HIGH = 210.0, 297.0
_MISFIT = 0.05
"""Of the longest side of the page: paper bends, but not more."""
_MOST_PIXELS = 40_000
"""Of a side of the page, in or out of the picture."""


@dataclass(frozen=True, slots=True)
class FoundCodes:
    """One page's token, and the corners of each of its codes in pixels, clockwise."""

    token: str
    corners: Mapping[str, Floats]
    """By the tail that says where on the page the code stands."""


def find_codes(image: Image.Image) -> FoundCodes:
    """Return the codes of the page in *image*; raise `Unreadable` when there are none of ours.

    Two pages in one picture are refused too, unless one of them only looks in with a corner.
    """
    found: dict[str, dict[str, Floats]] = {}
    for factor in _factors(image):
        for text, corners in _codes_in(image, factor):
            token, tail = text[:TOKEN_LENGTH], text[TOKEN_LENGTH:]
            found.setdefault(token, {}).setdefault(tail, corners)
        most = max((len(tails) for tails in found.values()), default=0)
        if most >= CORNERS or (most >= _FEWEST and factor >= 1):
            break
    return _only(found)


def completed(codes: FoundCodes, image: Image.Image, page: Page) -> FoundCodes:
    """Return *codes* with those that are found by looking closely where they must be."""
    missing = [code for code in page.qr if code.tail not in codes.corners]
    if not missing or len(missing) == len(page.qr):
        return codes
    mapping = _mapping(*_pairs(codes, page))
    found = dict(codes.corners)
    room = _ROOM if len(found) >= _FEWEST else _ROOM_OF_ONE
    for code in missing:
        ends = np.array(
            [[-room, -room], [1 + room, -room], [1 + room, 1 + room], [-room, 1 + room]]
        )
        there = carried(mapping, ends * code.size + np.array([code.x, code.y]))
        corners = _looked_at(image, there, codes.token + code.tail)
        if corners is not None:
            found[code.tail] = corners
    return FoundCodes(codes.token, found)


def mapping_of(codes: FoundCodes, page: Page) -> Floats:
    """Return what carries millimetres of *page* to pixels, by all codes found.

    One code alone is refused: the far side would be guessed from ten times its size.
    """
    millimetres, pixels = _pairs(codes, page)
    if len(millimetres) < 4 * _FEWEST:
        raise Unreadable(Refusal.ONE_CODE if len(millimetres) else Refusal.NO_CODE)
    return _mapping(millimetres, pixels)


def homography(before: Floats, after: Floats) -> Floats:
    """Return the mapping between planes that fits best.

    Both sides are centred and scaled first, or the squares explode.
    """
    of_before, of_after = _normal(before), _normal(after)
    rows = []
    points = zip(carried(of_before, before), carried(of_after, after), strict=True)
    for (x, y), (u, v) in points:
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, -u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, -v])
    smallest = np.linalg.svd(np.array(rows))[2][-1].reshape(3, 3)
    found = np.linalg.inv(of_after) @ smallest @ of_before
    scaled: Floats = found / found[2, 2]
    return scaled


def carried(mapping: Floats, points: Floats) -> Floats:
    """Return *points* on the other side of *mapping*."""
    flat = np.c_[points, np.ones(len(points))] @ mapping.T
    there: Floats = flat[:, :2] / flat[:, 2:]
    return there


def _mapping(millimetres: Floats, pixels: Floats) -> Floats:
    """Return the homography, unless no camera could have seen the page so.

    Codes that were cut out and laid elsewhere would carry its corners beyond the horizon.
    """
    try:
        mapping = homography(millimetres, pixels)
    except np.linalg.LinAlgError as error:
        raise Unreadable(Refusal.UNREADABLE) from error
    ends = np.array([[0.0, 0.0], [_WIDE, 0.0], [_WIDE, _HIGH], [0.0, _HIGH]])
    depth = (np.c_[ends, np.ones(4)] @ mapping.T)[:, 2]
    if not np.isfinite(mapping).all() or depth.min() * depth.max() <= 0:
        raise Unreadable(Refusal.UNREADABLE)
    seen = carried(mapping, ends)
    sides = np.roll(seen, -1, 0) - seen
    after = np.roll(sides, -1, 0)
    turns = sides[:, 0] * after[:, 1] - sides[:, 1] * after[:, 0]
    longest = float(np.abs(sides).max())
    misfit = float(np.abs(carried(mapping, millimetres) - pixels).max())
    if turns.min() <= 0 or longest > _MOST_PIXELS or misfit > _MISFIT * longest:
        raise Unreadable(Refusal.UNREADABLE)  # from below, far beyond, or no plane at all
    return mapping


def _pairs(codes: FoundCodes, page: Page) -> tuple[Floats, Floats]:
    """Return the corners of the codes found, in millimetres and in pixels."""
    square = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]])
    seen = [code for code in page.qr if code.tail in codes.corners]
    millimetres = [square * code.size + np.array([code.x, code.y]) for code in seen]
    pixels = [codes.corners[code.tail] for code in seen]
    nothing = np.zeros((0, 2))
    return np.concatenate([nothing, *millimetres]), np.concatenate([nothing, *pixels])


def _looked_at(image: Image.Image, there: Floats, text: str) -> Floats | None:
    """Return the corners of the code that says *text* in one part of the picture."""
    low = np.maximum(there.min(0), 0).astype(int)
    high = np.minimum(there.max(0) + 1, image.size).astype(int)
    if (high - low).min() < _SMALLEST:
        return None
    part = image.crop((*low.tolist(), *high.tolist()))
    for wide in _CLOSE:
        factor = wide / max(part.size)
        for said, corners in _codes_in(part, factor):
            if said == text:
                moved: Floats = corners + low
                return moved
    return None


def _factors(image: Image.Image) -> tuple[float, ...]:
    """Return how much to shrink *image*; only the last may enlarge it."""
    longest = max(image.size)
    shrunk = [min(1.0, long_side / longest) for long_side in _LONG_SIDES[:-1]]
    return (*dict.fromkeys(shrunk), min(_LONG_SIDES[-1] / longest, _MOST_ENLARGED))


def _codes_in(image: Image.Image, factor: float) -> Iterator[tuple[str, Floats]]:
    size = (round(image.width * factor), round(image.height * factor))
    way = Image.Resampling.BOX if factor < 1 else Image.Resampling.BICUBIC
    small = image if size == image.size else image.resize(size, way)
    scale = np.array(small.size) / np.array(image.size)
    kind = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    for code in zxingcpp.read_barcodes(np.asarray(small), formats=kind):
        if len(code.text) == TOKEN_LENGTH + 1 and read_token(code.text):
            yield code.text, (_corners(code.position) + 0.5) / scale - 0.5


def _corners(position: "zxingcpp.Position") -> Floats:
    corners = (
        position.top_left, position.top_right, position.bottom_right, position.bottom_left,
    )  # fmt: skip
    return np.array([[corner.x, corner.y] for corner in corners], float)


def _only(found: Mapping[str, Mapping[str, Floats]]) -> FoundCodes:
    """Return the page that is in the picture, not one that lies beside it."""
    seen = Counter({token: len(tails) for token, tails in found.items()}).most_common(2)
    if not seen or (len(seen) > 1 and seen[1][1] >= min(_FEWEST, seen[0][1])):
        raise Unreadable(Refusal.NO_CODE)
    token = seen[0][0]
    return FoundCodes(token, found[token])


def _normal(points: Floats) -> Floats:
    centre = points.mean(0)
    scale = np.sqrt(2) / max(float(np.hypot(*(points - centre).T).mean()), 1e-9)
    return np.array([[scale, 0, -scale * centre[0]], [0, scale, -scale * centre[1]], [0, 0, 1]])
