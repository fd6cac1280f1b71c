"""A page of a PDF as a picture, to be shown before it is printed."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2

POINTS_PER_INCH = 72
_one_at_a_time = Lock()


def page_image(pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
    """Return width, height and pixels of *page*, from 1; *scale* 1 is 72 pixels an inch.

    Each pixel is four bytes: blue, green, red and one unused; rows follow without a gap.
    """
    with _opened(pdf) as document:
        shown = document[page - 1]
        bitmap = shown.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
        try:
            return bitmap.width, bitmap.height, _without_gaps(bitmap)
        finally:
            bitmap.close()
            shown.close()


def page_count(pdf: bytes) -> int:
    """Return how many pages *pdf* has."""
    with _opened(pdf) as document:
        return len(document)


@contextmanager
def _opened(pdf: bytes) -> "Iterator[pypdfium2.PdfDocument]":
    """Open *pdf* for one thread at a time: PDFium crashes when two of them are in it."""
    import pypdfium2

    with _one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def _without_gaps(bitmap: "pypdfium2.PdfBitmap") -> bytes:
    pixels, row = bytes(bitmap.buffer), bitmap.width * bitmap.n_channels
    if bitmap.stride == row:
        return pixels
    starts = range(0, bitmap.height * bitmap.stride, bitmap.stride)
    return b"".join(pixels[start : start + row] for start in starts)
