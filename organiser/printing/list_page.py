"""A list on paper: a title, columns, lines to tick or to write on, and what must be said below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from organiser.domain.printer import UNSHIFTED, Shift
from organiser.domain.sheet_words import Labelled
from organiser.i18n import _, language
from organiser.printing.cover import pieces_of
from organiser.printing.document import open_document
from organiser.printing.fonts import Face, Piece
from organiser.printing.paper import LEADING, RIGHT, Paper, high

_LEFT, _WIDE, _TOP, _BOTTOM = 16.0, 178.0, 18.0, 282.0
_ROW, _BOX = 9.4, 4.6
_FOOT_SIZE = 8.0


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: its head, its share of the width; one of boxes has a square in each line."""

    head: str
    share: float
    is_box: bool = False


@dataclass(frozen=True, slots=True)
class PaperList:
    """What stands on the pages."""

    title: str
    lines: tuple[str, ...]
    """Below the title: when, where, how many."""
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    """A text for each column; an empty one leaves room to write."""
    foot: str = ""
    """At the end of every page: by when to destroy it."""
    notice: tuple[Labelled, ...] = ()
    """Above it: what who writes her name there is told."""


def draw_list(
    said: PaperList,
    out: BinaryIO,
    code_of: Callable[[int], str] | None = None,
    *,
    shift: Shift = UNSHIFTED,
) -> int:
    """Write *said* as a PDF to *out*; return how many pages it has.

    *code_of* returns the digits by which the page of a number is typed back.
    """
    canvas = open_document(out, said.title, language(), shift=shift)
    paper = Paper(canvas)
    pages = _pages(said)
    for at, rows in enumerate(pages, start=1):
        y = _head(paper, said, at, len(pages))
        if code_of is not None:
            paper.text(_LEFT + _WIDE, _TOP + 7.5, code_of(at), Face.BOLD, 13, RIGHT)
        for row in rows:
            _row(paper, said, row, y)
            y += _ROW
        _foot(paper, said)
        canvas.showPage()
    canvas.save()
    return len(pages)


def lines_a_page(said: PaperList) -> int:
    """Return how many lines stand on each page of *said*."""
    return len(_pages(said)[0])


def _pages(said: PaperList) -> list[Sequence[tuple[str, ...]]]:
    first = _TOP + 9.0 + 5.6 * len(said.lines) + 8.0
    room = max(1, int((_BOTTOM - _foot_height(said) - 4.0 - first) / _ROW))
    return [said.rows[at : at + room] for at in range(0, max(1, len(said.rows)), room)]


def _head(paper: Paper, said: PaperList, page: int, pages: int) -> float:
    paper.fitted(_LEFT, _TOP, _WIDE - 24, said.title, Face.BOLD, 17)
    number = _("{page} of {pages}").format(page=page, pages=pages)
    paper.text(_LEFT + _WIDE, _TOP, number, Face.REGULAR, 9, RIGHT)
    y = _TOP + 7.0
    for line in said.lines:
        paper.fitted(_LEFT, y, _WIDE - 40, line, Face.REGULAR, 10.5)
        y += 5.6
    y += 4.0
    for x, width, column, _text in _cells(said, tuple("" for _column in said.columns)):
        paper.fitted(x, y, width - 2, column.head, Face.SEMIBOLD, 8.5)
    paper.line(_LEFT, y + 2.2, _LEFT + _WIDE, y + 2.2, 0.35)
    return y + 2.2


def _row(paper: Paper, said: PaperList, row: tuple[str, ...], y: float) -> None:
    for x, width, column, text in _cells(said, row):
        if column.is_box:
            paper.squares([(x, y + (_ROW - _BOX) / 2, _BOX, _BOX)], 0.3)
        else:
            paper.fitted(x, y + _ROW / 2 + 1.4, width - 2, text, Face.REGULAR, 10.5)
    paper.line(_LEFT, y + _ROW, _LEFT + _WIDE, y + _ROW)


def _cells(said: PaperList, row: tuple[str, ...]) -> list[tuple[float, float, ListColumn, str]]:
    whole, x = sum(column.share for column in said.columns), _LEFT
    cells = []
    for column, text in zip(said.columns, row, strict=True):
        width = _WIDE * column.share / whole
        cells.append((x, width, column, text))
        x += width
    return cells


def _foot(paper: Paper, said: PaperList) -> None:
    y = _BOTTOM - _foot_height(said) + 5.0
    for pieces in _said_below(said):
        y = paper.flowing(_LEFT, y, _WIDE, pieces, _FOOT_SIZE, _FOOT_SIZE * LEADING) + 1.0


def _said_below(said: PaperList) -> list[list[Piece]]:
    notice: list[Piece] = []
    for item in said.notice:
        notice += [*([(Face.REGULAR, "·")] if notice else []), *pieces_of(item)]
    return [part for part in (notice, [(Face.SEMIBOLD, said.foot)] if said.foot else []) if part]


def _foot_height(said: PaperList) -> float:
    return sum(high(pieces, _FOOT_SIZE, _WIDE) + 1.2 for pieces in _said_below(said))
