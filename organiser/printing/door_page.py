"""A page of doors: address at the left, boxes in the middle, room for a note."""

from dataclasses import dataclass
from functools import partial

from organiser.domain.manifest import Manifest, Page, Row, Shown
from organiser.domain.sheet_words import Words
from organiser.printing.fonts import Face, Piece, broken, fitted, width
from organiser.printing.frame import (
    LEFT_EDGE,
    RIGHT_EDGE,
    draw_corners,
    draw_footer,
    draw_heading,
)
from organiser.printing.paper import HAIR, MIDDLE, Paper

BOX_LINE = 0.30
_STREET_LINE = 0.35


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large the words of a row are, in points, and where they stand under its line."""

    line: float
    """The line's number."""
    address: float
    name: float
    where: float
    letter: float
    address_x: float
    two: tuple[float, float]
    """Feet of the address and of what stands under it."""
    three: tuple[float, float, float]
    """Feet of address, name and place, or of a long address and what stands under it."""
    letter_over: float


_SIZES = {
    1: Sizes(8.5, 10, 9.5, 7.8, 7, 20.0, (5.9, 9.9), (5.0, 8.8, 12.4), 0.45),
    2: Sizes(12, 14, 13.5, 11, 10, 23.0, (9.0, 15.2), (7.6, 13.4, 19.0), 0.8),
}


def draw_door_page(paper: Paper, manifest: Manifest, page: Page) -> None:
    """Draw *page* as it was frozen."""
    words = manifest.words
    assert words is not None
    title, when, team, lines = page.heading
    under = (when, "  ·  ".join(part for part in (team, lines) if part))
    draw_corners(paper, page)
    draw_heading(paper, page, title, under, words.rule)
    draw_footer(paper, manifest, page)
    sizes = _SIZES[manifest.layout]
    right = page.boxes[0].x - 2.0
    paper.text(page.notes[1].x, 45.4, words.note, Face.MEDIUM, 7)
    for row in page.rows:
        _row(paper, row, sizes, right, words)
    last = page.rows[-1]
    paper.line(LEFT_EDGE, last.y + last.h, RIGHT_EDGE, last.y + last.h, HAIR)
    paper.stamp((page.boxes, page.anchors), partial(_grid, paper, page, sizes))


def _grid(paper: Paper, page: Page, sizes: Sizes) -> None:
    """Draw boxes, their letters and the anchors: the same on every full page."""
    paper.squares(((box.x, box.y, box.w, box.h) for box in page.boxes), BOX_LINE)
    paper.blacks((area.x, area.y, area.w, area.h) for area in page.anchors)
    for box in page.boxes:
        middle = box.x + box.w / 2
        paper.text(middle, box.y - sizes.letter_over, box.code, Face.BOLD, sizes.letter, MIDDLE)


def _row(paper: Paper, row: Row, sizes: Sizes, right: float, words: Words) -> None:
    if not row.same_door:
        paper.line(LEFT_EDGE, row.y, RIGHT_EDGE, row.y, HAIR)
    if row.starts:
        paper.line(LEFT_EDGE, row.y, right, row.y, _STREET_LINE)
    number, size = fitted(str(row.index + 1), Face.REGULAR, sizes.line, sizes.address_x - 13.0, 6)
    paper.text(LEFT_EDGE, row.y + sizes.two[0], number, Face.REGULAR, size)
    room = right - sizes.address_x
    if row.shown is None:
        paper.text(sizes.address_x, row.y + sizes.two[0], words.erased, Face.REGULAR, sizes.name)
        return
    _door(paper, row, row.shown, sizes, room)


def _door(paper: Paper, row: Row, shown: Shown, sizes: Sizes, room: float) -> None:
    x, lines = sizes.address_x, broken(_address(row, shown), sizes.address, room)
    is_full = len(lines) > 1 or (shown.name and shown.where)
    feet = sizes.three if is_full else (*sizes.two, sizes.two[1])
    for foot, line in zip(feet, lines[:2], strict=False):
        paper.pieces(x, row.y + foot, line, sizes.address)
    if len(lines) > 1:
        _under(paper, x, row.y + feet[2], room, shown, sizes)
    elif shown.name:
        paper.fitted(x, row.y + feet[1], room, shown.name, Face.MEDIUM, sizes.name)
        paper.fitted(x, row.y + feet[2], room, shown.where, Face.REGULAR, sizes.where)
    else:
        paper.fitted(x, row.y + feet[1], room, shown.where, Face.REGULAR, sizes.where)


def _under(paper: Paper, x: float, y: float, room: float, shown: Shown, sizes: Sizes) -> None:
    """Write name and place on the one line that a long address leaves."""
    taken = 0.0
    if shown.name:
        most = room * (0.6 if shown.where else 1.0)
        name, size = fitted(shown.name, Face.MEDIUM, sizes.name, most, sizes.name * 0.8)
        paper.text(x, y, name, Face.MEDIUM, size)
        taken = width(name, Face.MEDIUM, size) + 2.5
    paper.fitted(x + taken, y, room - taken, shown.where, Face.REGULAR, sizes.where)


def _address(row: Row, shown: Shown) -> list[Piece]:
    """The number bold, the street lighter, heavier again where it begins."""
    street = shown.address.removeprefix(shown.number).strip()
    of_number = Face.REGULAR if row.same_door else Face.BOLD
    of_street = Face.SEMIBOLD if row.starts else Face.REGULAR
    pieces = [(of_number, shown.number.replace(" ", "\u00a0")), (of_street, street)]
    return [(face, text) for face, text in pieces if text]
