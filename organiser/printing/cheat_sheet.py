"""The keys on paper: one page to lay beside the keyboard, however many there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from organiser.domain.cheat_sheet import CheatSheet, KeyGroup, KeyLine
from organiser.i18n import language
from organiser.printing.document import open_document
from organiser.printing.fonts import Face, broken, width
from organiser.printing.paper import LEADING, MIDDLE, Paper

_LEFT, _WIDE, _TOP, _BOTTOM = 18.0, 174.0, 50.0, 284.0
_GAP, _COLUMNS = 10.0, 2
_COLUMN = (_WIDE - _GAP) / _COLUMNS
_CAPS = 30.0
_SIZE = 10.0
_SIZES = (1.2, 1.1, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
"""How much smaller everything gets until the page holds it."""


def draw_cheat_sheet(sheet: CheatSheet, out: BinaryIO) -> None:
    """Write *sheet* to *out*, on one page."""
    canvas = open_document(out, sheet.title, language())
    paper = Paper(canvas)
    paper.fitted(_LEFT, 27.0, _WIDE, sheet.title, Face.BOLD, 22)
    paper.fitted(_LEFT, 35.0, _WIDE, sheet.under, Face.MEDIUM, 11)
    for place in _laid_out(sheet.groups):
        place.draw(paper)
    canvas.showPage()
    canvas.save()


@dataclass(frozen=True, slots=True)
class _Place:
    """A heading, or a line, at its place on the page."""

    x: float
    y: float
    what: str | KeyLine
    size: float

    def draw(self, paper: Paper) -> None:
        if isinstance(self.what, str):
            paper.fitted(self.x, self.y, _COLUMN, self.what, Face.BOLD, self.size * 1.2)
            return
        _draw_caps(paper, self.x, self.y, self.what.caps, self.size)
        words = [(Face.REGULAR, self.what.words)]
        room, step = _room(self.size), self.size * LEADING
        paper.flowing(self.x + _COLUMN - room, self.y, room, words, self.size, step)


def _draw_caps(paper: Paper, x: float, y: float, caps: Sequence[str], size: float) -> None:
    high = size * 0.5
    for cap in caps:
        wide = max(high, width(cap, Face.MEDIUM, size * 0.9) + 2.6)
        paper.panel(x, y - high * 0.76, wide, high, edge=0.2)
        paper.text(x + wide / 2, y, cap, Face.MEDIUM, size * 0.9, MIDDLE)
        x += wide + 1.2


def _laid_out(groups: Sequence[KeyGroup]) -> list[_Place]:
    """Return where everything stands; the last group begins a column where there is room."""
    places: list[_Place] = []
    for scale in _SIZES:
        for breaks in (True, False):
            places, columns = _filled(groups, _SIZE * scale, last_apart=breaks)
            if columns <= _COLUMNS:
                return places
    return places


def _filled(
    groups: Sequence[KeyGroup], size: float, *, last_apart: bool
) -> tuple[list[_Place], int]:
    """Let *groups* run down column after column; return how many columns they take."""
    places: list[_Place] = []
    column, y = 0, _TOP
    for group in groups:
        if last_apart and group is groups[-1] and places:
            column, y = column + 1, _TOP
        parts: tuple[str | KeyLine, ...] = (group.title, *group.lines)
        for what in parts:
            ends = y + _high(what, size)
            if ends + (_high(group.lines[0], size) if isinstance(what, str) else 0) > _BOTTOM:
                column, y = column + 1, _TOP
            places.append(_Place(_LEFT + column * (_COLUMN + _GAP), y, what, size))
            y += _high(what, size)
        y += size * 0.5
    return places, column + 1


def _high(what: str | KeyLine, size: float) -> float:
    """How far below *what* the next line stands."""
    if isinstance(what, str):
        return size * 0.8
    lines = len(broken([(Face.REGULAR, what.words)], size, _room(size)))
    return lines * size * LEADING + size * 0.24


def _room(size: float) -> float:
    """How wide the words may be: small type needs less for its caps."""
    return _COLUMN - _CAPS * size / _SIZE
