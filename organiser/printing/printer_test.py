"""The test page of a printer: a frame to measure, rulers at the edges, and what to type."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import BinaryIO

from organiser.domain.printer import FRAME, Shift
from organiser.i18n import _, language, number
from organiser.printing.document import A4, open_document
from organiser.printing.fonts import Face
from organiser.printing.paper import LEADING, MIDDLE, Paper

_WIDE, _HIGH = A4
_EDGE = FRAME / 10
_INSIDE = 36.0
_MARKS = range(1, 13)
_STEP = 5.0
Place = Callable[[float, float], tuple[float, float]]


def draw_printer_test(shift: Shift, out: BinaryIO) -> None:
    """Write the page to *out*; *shift* is what holds already, and only shows as dashes."""
    canvas = open_document(out, _("Test page of the printer"), language())
    paper = Paper(canvas)
    _frame(paper)
    if not shift.is_none:
        _dashes(paper, shift)
    for place in _edges():
        _ruler(paper, place)
    _arrows(paper)
    _words(paper, shift)
    canvas.showPage()
    canvas.save()


def _frame(paper: Paper) -> None:
    for x, y, to_x, to_y in _sides(0.0, 0.0):
        paper.line(x, y, to_x, to_y, 0.3)


def _dashes(paper: Paper, shift: Shift) -> None:
    for x, y, to_x, to_y in _sides(shift.right, shift.down):
        paper.dashed(x, y, to_x, to_y)


def _sides(right: float, down: float) -> Sequence[tuple[float, float, float, float]]:
    left, top = _EDGE + right, _EDGE + down
    end, foot = left + _WIDE - 2 * _EDGE, top + _HIGH - 2 * _EDGE
    corners = ((left, top), (end, top), (end, foot), (left, foot), (left, top))
    return tuple((*here, *there) for here, there in pairwise(corners))


def _edges() -> tuple[Place, ...]:
    """Return where a point stands that is so far from an edge, and so far along it."""
    along_side, along_top = 205.0, 138.0
    return (
        lambda off, along: (off, along_side + along),
        lambda off, along: (_WIDE - off, along_side + along),
        lambda off, along: (along_top + along, off),
        lambda off, along: (along_top + along, _HIGH - off),
    )


def _ruler(paper: Paper, place: Place) -> None:
    """A stair of strokes, each a millimetre further in; those in the white are not printed."""
    for mark in _MARKS:
        along = (mark - 1) * _STEP
        paper.line(*place(mark, along), *place(mark, along + _STEP - 1.4), 0.25)
        x, y = place(_EDGE - 5.0, along + (_STEP - 1.4) / 2)
        paper.text(x, y + 1.0, number(mark), Face.REGULAR, 7.5, MIDDLE)


def _arrows(paper: Paper) -> None:
    middle = _HIGH / 2
    paper.line(0.0, middle, _EDGE, middle, 0.2)
    paper.line(_WIDE / 2, 0.0, _WIDE / 2, _EDGE, 0.2)
    for way in (-1.2, 1.2):
        paper.line(_EDGE, middle, _EDGE - 2.6, middle + way, 0.2)
        paper.line(_WIDE / 2, _EDGE, _WIDE / 2 + way, _EDGE - 2.6, 0.2)
    paper.text(_EDGE + 4.0, middle + 1.8, "A", Face.BOLD, 15)
    paper.text(_WIDE / 2, _EDGE + 8.5, "B", Face.BOLD, 15, MIDDLE)


def _words(paper: Paper, shift: Shift) -> None:
    room = _WIDE - 2 * _INSIDE
    paper.fitted(_INSIDE, 50.0, room, _("Test page of the printer"), Face.BOLD, 20)
    y = 60.0
    for at, said in enumerate(_steps(shift), start=1):
        paper.text(_INSIDE, y, number(at), Face.BOLD, 11)
        y = paper.flowing(_INSIDE + 8, y, room - 8, [(Face.REGULAR, said)], 11, 11 * LEADING)
        y += 3.0


def _steps(shift: Shift) -> list[str]:
    steps = [
        _("The frame is 170 mm wide and 257 mm high. If yours is not, choose “Actual size” or "
          "100 % in the printing window, and print this page again."),
        _("Measure A: from the left edge of the paper to the line of the frame, half way up."),
        _("Measure B: from the upper edge of the paper to the line of the frame."),
        _("C: along each edge, look for the lowest figure whose stroke is on the paper. Keep the "
          "largest of the four."),
        _("In “Settings”, under “Printer”, type A, B and C in millimetres. A printer without a "
          "fault has 20 for A and 20 for B."),
    ]  # fmt: skip
    if not shift.is_none:
        steps.append(
            _("The dashed frame shows what you typed already: it stands 20 mm from each edge when "
              "the measures are right. A and B are always those of the full line.")
        )  # fmt: skip
    return steps
