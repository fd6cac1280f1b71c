"""Draws letters: the address where the window of the envelope is, the law at the foot."""

from collections.abc import Sequence
from typing import BinaryIO

from organiser.domain.labels_sheet import Letter
from organiser.domain.printer import UNSHIFTED, Shift
from organiser.printing.document import open_document
from organiser.printing.fonts import Face, broken
from organiser.printing.paper import LEADING, Paper
from organiser.progress import Progress

_LEFT, _ROOM = 25.0, 160.0
_WINDOW_X, _WINDOW_Y, _WINDOW_W = 110.0, 53.0, 85.0
"""A window envelope DL as it is used in France: 100 x 45 mm, at the right."""
_BODY, _FIRST, _OTHERS, _LAST = 11.0, 108.0, 25.0, 262.0
_LEGAL, _LEGAL_Y = 7.5, 276.0


def draw_letters(
    out: BinaryIO,
    letters: Sequence[Letter],
    title: str,
    language: str,
    *,
    shift: Shift = UNSHIFTED,
    progress: Progress | None = None,
) -> None:
    """Write a PDF of *letters*, each beginning on a page of its own."""
    progress = progress or Progress()
    document = open_document(out, title, language, shift=shift)
    paper = Paper(document)
    for done, letter in enumerate(letters):
        progress.at(done, len(letters))
        _head(paper, letter)
        y = _FIRST
        for paragraph in letter.paragraphs:
            y = _paragraph(paper, letter, paragraph, y)
        _foot(paper, letter)
        document.showPage()
    document.save()


def _head(paper: Paper, letter: Letter) -> None:
    y = 22.0
    for at, line in enumerate(letter.sender):
        face = Face.SEMIBOLD if at == 0 else Face.REGULAR
        paper.fitted(_LEFT, y, 80.0, line, face, 10)
        y += 5.0
    y = _WINDOW_Y
    for line in letter.to.lines:
        paper.fitted(_WINDOW_X, y, _WINDOW_W, line, Face.REGULAR, 11)
        y += 5.2
    paper.text(_WINDOW_X, 94.0, letter.dated, Face.REGULAR, 10)


def _paragraph(paper: Paper, letter: Letter, text: str, y: float) -> float:
    """Write one paragraph; what does not fit goes on over the next page, with its own foot."""
    step = _BODY * LEADING * 1.08
    if not text.strip():
        return y + step
    for line in broken([(Face.REGULAR, text)], _BODY, _ROOM):
        if y > _LAST:
            _foot(paper, letter)
            paper.canvas.showPage()
            y = _OTHERS
        paper.pieces(_LEFT, y, line, _BODY)
        y += step
    return y + 1.6


def _foot(paper: Paper, letter: Letter) -> None:
    paper.line(_LEFT, _LEGAL_Y - 4.5, _LEFT + _ROOM, _LEGAL_Y - 4.5)
    pieces = [(Face.REGULAR, letter.legal)]
    paper.filling(_LEFT, _LEGAL_Y, (_ROOM, 14.0), pieces, (_LEGAL, 7.0, 6.5, 6.0))
