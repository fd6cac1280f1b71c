"""A page of a PDF as a picture, to be shown before it is printed."""

from typing import TYPE_CHECKING

from organiser import pdfium
from organiser.pdfium import NotPdf as CannotShow

if TYPE_CHECKING:
    import pypdfium2

POINTS_PER_INCH = 72
_TALLEST = 4
"""A page that is higher than so many widths is not drawn at full width: memory has an end."""

__all__ = ["CannotShow", "page_count", "page_fitting", "page_image"]


def page_image(pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
    """Return width, height and pixels of *page*, from 1; *scale* 1 is 72 pixels an inch.

    Each pixel is four bytes: blue, green, red and one unused; rows follow without a gap.
    """
    with pdfium.opened(pdf) as document:
        shown = document[page - 1]
        bitmap = shown.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
        try:
            return bitmap.width, bitmap.height, _without_gaps(bitmap)
        finally:
            bitmap.close()
            shown.close()


def page_count(pdf: bytes) -> int:
    """Return how many pages *pdf* has."""
    with pdfium.opened(pdf) as document:
        return len(document)


def page_fitting(pdf: bytes, page: int, across: int) -> tuple[int, int, bytes]:
    """Return *page* as `page_image` does, about so many pixels *across*."""
    with pdfium.opened(pdf) as document:
        shown = document[page - 1]
        width, height = shown.get_size()
        shown.close()
    widest = max(width, height / _TALLEST, 1)
    return page_image(pdf, page, across / widest)


def _without_gaps(bitmap: "pypdfium2.PdfBitmap") -> bytes:
    pixels, row = bytes(bitmap.buffer), bitmap.width * bitmap.n_channels
    if bitmap.stride == row:
        return pixels
    starts = range(0, bitmap.height * bitmap.stride, bitmap.stride)
    return b"".join(pixels[start : start + row] for start in starts)
