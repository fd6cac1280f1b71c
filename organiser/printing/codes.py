"""The QR in the corners of a page, as black rectangles."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import segno

from organiser.domain.manifest import CornerCode
from organiser.printing.paper import Paper

MODULES = 25
"""A side of QR version 2; with 18 mm a module is 0.72 mm."""

_OVERLAP = 0.01 / 0.72
"""Of a module: rows overlap by a hundredth of a millimetre, so that no white hair shows."""

_BLACK = re.compile(b"\x01+")


def draw_codes(paper: Paper, token: str, corners: Iterable[CornerCode]) -> None:
    """Draw *token* in each of *corners*, followed by the corner's tail."""
    mask: int | None = None
    for corner in corners:
        mask, path = _code(token + corner.tail, mask)
        paper.shape(corner.x, corner.y, corner.size, MODULES, path)


def draw_link(paper: Paper, address: str, x: float, y: float, size: float) -> None:
    """Draw *address* of a page on the web, to be opened with a phone."""
    modules, path = _link(address)
    paper.shape(x, y, size, modules, path)


@lru_cache(maxsize=4)
def _link(address: str) -> tuple[int, str]:
    code = segno.make_qr(address, error="m")
    return len(code.matrix), _rectangles(code.matrix)


@lru_cache(maxsize=64)
def _code(text: str, mask: int | None) -> tuple[int, str]:
    """Return the mask and the path of a code.

    The first corner chooses the mask that reads best; the others, one letter apart, take the
    same: choosing costs five times as much as drawing.
    """
    code = segno.make_qr(text, version=2, error="m", boost_error=False, mask=mask)
    return code.mask, _rectangles(code.matrix)


def _rectangles(matrix: Sequence[bytearray]) -> str:
    """Join the black modules of each row into runs, counted from the bottom as PDF does."""
    top = len(matrix) - 1
    rectangles = [
        f"{run.start()} {top - y} {run.end() - run.start()} {1 + _OVERLAP:.4f} re"
        for y, row in enumerate(matrix)
        for run in _BLACK.finditer(row)
    ]
    return "\n".join(rectangles)
