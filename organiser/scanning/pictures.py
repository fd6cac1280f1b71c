"""Opens a file of pictures: upright, in grey, and never larger than memory allows."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from struct import error as StructError  # noqa: N812 (its name says nothing)
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from organiser import pdfium
from organiser.domain.refusal import Refusal, Unreadable

if TYPE_CHECKING:
    import pypdfium2

MOST_BYTES = 200_000_000
MOST_PIXELS = 80_000_000
"""Of one picture; in grey it takes as many bytes."""
MOST_PAGES = 500
SUFFIXES = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp")

_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "BMP")
_ENOUGH = 2600
"""Of the short side: a JPEG twice as large is opened at half its size."""
_DPI = 200
_LONGEST = 4700
"""Pixels along the long side of a page of PDF, whatever size it says it has."""
_POINTS_PER_INCH = 72
_DEEP = ("I", "I;16", "I;16B", "I;16L", "F")


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A file of one picture, or of as many as it has pages."""

    count: int
    _data: bytes
    _is_pdf: bool

    def picture(self, at: int) -> Image.Image:
        """Return picture *at*, from 0, upright and grey; raise `Unreadable` when it is none."""
        assert 0 <= at < self.count
        return _page(self._data, at) if self._is_pdf else _image(self._data, at)


def open_file(path: Path) -> PictureFile:
    """Return what is in the file at *path*; raise `Unreadable` when it holds no picture."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable(Refusal.UNREADABLE)
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(Refusal.UNREADABLE) from error
    is_pdf = b"%PDF-" in data[:1024]
    count = _pages(data) if is_pdf else _frames(data)
    if not 1 <= count <= MOST_PAGES:
        raise Unreadable(Refusal.UNREADABLE)
    return PictureFile(count, data, is_pdf)


def _frames(data: bytes) -> int:
    """Count the pages of a fax or a scan; what a phone adds to its picture is no page."""
    with _checked(data) as image:
        return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1


def _image(data: bytes, at: int) -> Image.Image:
    with _checked(data) as image:
        if at:
            image.seek(at)
            _check_size(image.width, image.height)
        image.draft("L", (_ENOUGH, _ENOUGH))
        return _grey(ImageOps.exif_transpose(image))


@contextmanager
def _checked(data: bytes) -> Iterator[Image.Image]:
    """Open an image whose size is bearable before a pixel of it is unpacked."""
    bombs = (Image.DecompressionBombError, Image.DecompressionBombWarning)
    # what is wrong with a damaged file depends on the byte that is
    broken = (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, TypeError)
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as image:
            _check_size(image.width, image.height)
            yield image
    except (*bombs, *broken, StructError, OverflowError, MemoryError) as error:
        raise Unreadable(Refusal.UNREADABLE) from error


def _check_size(width: float, height: float) -> None:
    if width < 1 or height < 1 or width * height > MOST_PIXELS:
        raise Unreadable(Refusal.UNREADABLE)


def _grey(image: Image.Image) -> Image.Image:
    if image.mode in _DEEP:
        _low, high = image.getextrema()
        assert isinstance(high, int | float)
        return image.convert("F").point(lambda value: value * (255 / max(high, 255))).convert("L")
    if image.has_transparency_data:
        clear = image.convert("LA")
        image = Image.new("L", image.size, 255)
        image.paste(clear.getchannel("L"), mask=clear.getchannel("A"))
    return image.convert("L")


def _pages(data: bytes) -> int:
    with _document(data) as document:
        return len(document)


def _page(data: bytes, at: int) -> Image.Image:
    with _document(data) as document:
        page = document[at]
        _check_inside(page)
        scale = min(_DPI / _POINTS_PER_INCH, _LONGEST / max(*page.get_size(), 1))
        bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
        image: Image.Image = bitmap.to_pil().convert("L").copy()
        return image


def _check_inside(page: "pypdfium2.PdfPage") -> None:
    """Refuse a page that holds a picture too large to unpack."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    for held in page.get_objects(filter=(FPDF_PAGEOBJ_IMAGE,)):
        _check_size(*held.get_px_size())


@contextmanager
def _document(data: bytes) -> "Iterator[pypdfium2.PdfDocument]":
    from pypdfium2 import PdfiumError

    try:
        with pdfium.opened(data) as document:
            yield document
    except (pdfium.NotPdf, PdfiumError) as error:
        raise Unreadable(Refusal.UNREADABLE) from error
