"""A PDF to draw on that names nobody and holds no clock: the same drawing, the same bytes."""

from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas

from organiser.printing import fonts

A4 = (210.0, 297.0)
_MAKER = "organiser"


def open_document(
    out: BinaryIO, title: str, language: str, size: tuple[float, float] = A4
) -> Canvas:
    """Return a canvas that writes to *out* when it is saved; *size* is in millimetres."""
    fonts.register()
    points = size[0] * fonts.POINT, size[1] * fonts.POINT
    canvas = Canvas(
        out,
        pagesize=points,
        invariant=1,
        pageCompression=1,
        lang=language,
        initialFontName=fonts.Face.REGULAR.value,
    )
    canvas.setTitle(title)
    canvas.setSubject(title)
    canvas.setAuthor(_MAKER)
    canvas.setCreator(_MAKER)
    canvas.setProducer(_MAKER)
    return canvas
