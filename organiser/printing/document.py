"""A PDF to draw on that names nobody and holds no clock: the same drawing, the same bytes."""

import zlib
from typing import BinaryIO

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

from organiser.domain.printer import UNSHIFTED, Shift
from organiser.printing import fonts

A4 = (210.0, 297.0)
_MAKER = "organiser"


class Document(Canvas):
    """A reportlab canvas that holds each finished page compressed.

    Reportlab compresses when it saves, and until then holds every page as drawn: five hundred
    pages would take ten times the memory of the file they make.
    """

    shift = UNSHIFTED

    def showPage(self) -> None:  # noqa: N802 (reportlab's name)
        """Finish the page, set it off as the printer needs it, and keep it small."""
        super().showPage()
        page = self._doc.Pages.pages[-1]  # type: ignore[attr-defined]  # the stubs leave it out
        drawn = page.stream if isinstance(page.stream, bytes) else page.stream.encode("latin-1")
        drawn = _set_off(self.shift) + drawn
        filters = PDFDictionary({"Filter": PDFArray([PDFName("FlateDecode")])})
        page.Contents = PDFStream(filters, zlib.compress(drawn))
        page.stream = None


def open_document(
    out: BinaryIO,
    title: str,
    language: str,
    size: tuple[float, float] = A4,
    shift: Shift = UNSHIFTED,
) -> Document:
    """Return a canvas that writes to *out* when it is saved; *size* is in millimetres."""
    fonts.register()
    document = Document(
        out,
        pagesize=(size[0] * fonts.POINT, size[1] * fonts.POINT),
        invariant=1,
        pageCompression=1,
        lang=language,
        initialFontName=fonts.Face.REGULAR.value,  # type: ignore[arg-type]  # a name, not a float
    )
    document.shift = shift
    document.setTitle(title)
    document.setSubject(title)
    document.setAuthor(_MAKER)
    document.setCreator(_MAKER)
    document.setProducer(_MAKER)
    return document


def _set_off(shift: Shift) -> bytes:
    if shift.is_none:
        return b""
    right, down = shift.right * fonts.POINT, shift.down * fonts.POINT
    return f"1 0 0 1 {right:.3f} {-down:.3f} cm\n".encode()
