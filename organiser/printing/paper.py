"""A sheet of paper to draw on, in millimetres from its top left corner."""

from collections.abc import Iterable, Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from organiser.printing.fonts import POINT, Face, Piece, broken, fitted, width

HAIR = 0.12
LEFT, MIDDLE, RIGHT = 0.0, 0.5, 1.0
"""Which part of a text stands at the x given."""


class Paper:
    """Draws on one page after another of a reportlab canvas."""

    def __init__(self, canvas: Canvas, height: float = 297.0) -> None:
        self.canvas = canvas
        self._height = height

    def text(
        self, x: float, y: float, text: str, face: Face, size: float, at: float = LEFT
    ) -> None:
        """Write *text* with its foot at *y*."""
        if not text:
            return
        if at:
            x -= width(text, face, size) * at
        self.canvas.setFont(face.value, size)
        self.canvas.drawString(x * POINT, (self._height - y) * POINT, text)

    def fitted(self, x: float, y: float, room: float, text: str, face: Face, size: float) -> None:
        """Write *text* on one line, smaller or cut when it is wider than *room*."""
        shown, smaller = fitted(text, face, size, room, least=size * 0.8)
        self.text(x, y, shown, face, smaller)

    def flowing(
        self,
        x: float,
        y: float,
        room: float,
        pieces: Sequence[Piece],
        size: float,
        leading: float,
    ) -> float:
        """Write *pieces* over as many lines as they need; return where the next one would be."""
        for line in broken(pieces, size, room):
            self.pieces(x, y, line, size)
            y += leading
        return y

    def pieces(self, x: float, y: float, line: Sequence[Piece], size: float) -> None:
        """Write the *line* of several faces, as `broken` gave it."""
        for face, text in line:
            self.text(x, y, text, face, size)
            x += width(text, face, size)

    def line(self, x: float, y: float, to_x: float, to_y: float, thick: float = HAIR) -> None:
        """Draw a straight line."""
        self.canvas.setLineWidth(thick * POINT)
        self.canvas.line(*self._point(x, y), *self._point(to_x, to_y))

    def dashed(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """Draw a line to cut along."""
        self.canvas.saveState()
        self.canvas.setDash([1.2 * POINT, 1.2 * POINT])
        self.line(x, y, to_x, to_y, 0.2)
        self.canvas.restoreState()

    def dotted(self, x: float, y: float, to_x: float) -> None:
        """Draw a line to write on."""
        self.canvas.saveState()
        self.canvas.setDash([0.3 * POINT, 0.7 * POINT])
        self.line(x, y, to_x, y, 0.2)
        self.canvas.restoreState()

    def panel(
        self, x: float, y: float, w: float, h: float, grey: float | None = None, edge: float = 0.0
    ) -> None:
        """Draw a rounded rectangle, filled with light *grey* or edged."""
        canvas = self.canvas
        canvas.saveState()
        if grey is not None:
            canvas.setFillGray(grey)
        canvas.setLineWidth(edge * POINT)
        canvas.roundRect(
            *self._point(x, y + h),
            w * POINT,
            h * POINT,
            1.6 * POINT,
            stroke=int(edge > 0),
            fill=int(grey is not None),
        )
        canvas.restoreState()

    def squares(self, areas: Iterable[tuple[float, float, float, float]], thick: float) -> None:
        """Outline many rectangles at once."""
        self._rectangles(areas, thick=thick)

    def blacks(self, areas: Iterable[tuple[float, float, float, float]]) -> None:
        """Fill many rectangles at once."""
        self._rectangles(areas)

    def cross(self, x: float, y: float, size: float) -> None:
        """Draw the two strokes of a tick."""
        inset = size * 0.14
        self.line(x + inset, y + inset, x + size - inset, y + size - inset, 0.5)
        self.line(x + inset, y + size - inset, x + size - inset, y + inset, 0.5)

    def shape(self, x: float, y: float, size: float, unit: float, path: str) -> None:
        """Fill a ready-made *path* of *unit* steps a side, its top left corner at *x*, *y*."""
        canvas, scale = self.canvas, size / unit * POINT
        canvas.saveState()
        left, bottom = self._point(x, y + size)
        canvas.transform(scale, 0, 0, scale, left, bottom)
        canvas.drawPath(PDFPathObject(code=[path]), stroke=0, fill=1)
        canvas.restoreState()

    def _rectangles(
        self, areas: Iterable[tuple[float, float, float, float]], thick: float | None = None
    ) -> None:
        if thick is not None:
            self.canvas.setLineWidth(thick * POINT)
        corners = ((*self._point(x, y + h), w * POINT, h * POINT) for x, y, w, h in areas)
        path = "\n".join("{:.3f} {:.3f} {:.3f} {:.3f} re".format(*one) for one in corners)
        filled = thick is None
        self.canvas.drawPath(PDFPathObject(code=[path]), stroke=int(not filled), fill=int(filled))

    def _point(self, x: float, y: float) -> tuple[float, float]:
        return x * POINT, (self._height - y) * POINT
