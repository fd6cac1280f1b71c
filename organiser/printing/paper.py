"""A sheet of paper to draw on, in millimetres from its top left corner."""

from collections.abc import Callable, Hashable, Iterable, Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from organiser.printing.fonts import ELLIPSIS, POINT, Face, Piece, broken, fitted, width

HAIR = 0.12
LEADING = 0.44
"""Millimetres from line to line for each point of size."""

_LEAST = 0.7
"""How much smaller a line may get before its end is cut."""

LEFT, MIDDLE, RIGHT = 0.0, 0.5, 1.0
"""Which part of a text stands at the x given."""


def high(pieces: Sequence[Piece], size: float, room: float) -> float:
    """Return how high *pieces* are when they are written in *size* within *room*."""
    return len(broken(pieces, size, room)) * size * LEADING


class Paper:
    """Draws on one page after another of a reportlab canvas."""

    def __init__(self, canvas: Canvas, height: float = 297.0) -> None:
        self.canvas = canvas
        self._height = height
        self._stamps: dict[Hashable, str] = {}

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

    def fitted(
        self,
        x: float,
        y: float,
        room: float,
        text: str,
        face: Face,
        size: float,
        at: float = LEFT,
    ) -> None:
        """Write *text* on one line, smaller or cut when it is wider than *room*."""
        shown, smaller = fitted(text, face, size, room, least=size * _LEAST)
        self.text(x, y, shown, face, smaller, at)

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

    def filling(
        self,
        x: float,
        y: float,
        room: tuple[float, float],
        pieces: Sequence[Piece],
        sizes: Sequence[float],
    ) -> float:
        """Write *pieces* as large as *room* (wide, high) lets them be, and cut what is too long."""
        size = next((size for size in sizes if high(pieces, size, room[0]) <= room[1]), sizes[-1])
        lines = broken(pieces, size, room[0])
        most = max(1, int(room[1] / (size * LEADING) + 1e-6))
        if len(lines) > most:
            face, text = lines[most - 1][-1]
            lines = [*lines[: most - 1], [*lines[most - 1][:-1], (face, text[:-2] + ELLIPSIS)]]
        for line in lines:
            self.pieces(x, y, line, size)
            y += size * LEADING
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

    def stamp(self, what: Hashable, draw: Callable[[], None]) -> None:
        """Put *what* on the page; it is drawn the first time, and only named after that."""
        name = self._stamps.get(what)
        if name is None:
            name = self._stamps[what] = f"stamp{len(self._stamps)}"
            self.canvas.beginForm(name)
            draw()
            self.canvas.endForm()
        self.canvas.doForm(name)

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
