"""A page of a PDF as a picture, to be shown before it is printed."""

import pypdfium2

POINTS_PER_INCH = 72


def page_image(pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
    """Return width, height and pixels of *page*, from 1; *scale* 1 is 72 pixels an inch.

    Each pixel is four bytes: blue, green, red and one unused; rows follow without a gap.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[page - 1].render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
        return bitmap.width, bitmap.height, _without_gaps(bitmap)
    finally:
        document.close()


def page_count(pdf: bytes) -> int:
    """Return how many pages *pdf* has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _without_gaps(bitmap: pypdfium2.PdfBitmap) -> bytes:
    pixels, row = bytes(bitmap.buffer), bitmap.width * bitmap.n_channels
    if bitmap.stride == row:
        return pixels
    starts = range(0, bitmap.height * bitmap.stride, bitmap.stride)
    return b"".join(pixels[start : start + row] for start in starts)
