"""A document of sections as a PDF, over as many pages as it needs."""

from pathlib import Path
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas

from organiser.domain.report import Report, Section
from organiser.errors import OrganiserError
from organiser.files import replacing
from organiser.i18n import _, language
from organiser.printing.document import open_document
from organiser.printing.fonts import Face, broken
from organiser.printing.paper import LEADING, RIGHT, Paper

_LEFT, _WIDE, _TOP, _BOTTOM = 22.0, 166.0, 26.0, 274.0
_NAMES_WIDE = 52.0
_BOX = 3.6


def draw_report(report: Report, out: BinaryIO) -> None:
    """Write *report* to *out*."""
    canvas = open_document(out, report.title, language())
    _Sheets(canvas, report).draw()
    canvas.save()


def save_report(report: Report, target: Path) -> None:
    """Write *report* to the file *target*; whole or not at all."""
    try:
        with replacing(target) as fresh, fresh.open("rb+") as file:
            draw_report(report, file)
    except OSError as error:
        raise OrganiserError(
            _("The file could not be written there. Choose another folder.")
        ) from error


class _Sheets:
    """Goes down page after page."""

    def __init__(self, canvas: Canvas, report: Report) -> None:
        self._canvas, self._report = canvas, report
        self._paper = Paper(canvas)
        self._page, self._y = 1, _TOP
        self._size = 13.5 if report.is_poster else 10.5
        self._step = self._size * LEADING * 1.12

    def draw(self) -> None:
        """Draw everything."""
        self._flow(self._report.title, Face.BOLD, self._size * 2.0, _LEFT, _WIDE)
        self._flow(self._report.under, Face.MEDIUM, self._size * 1.1, _LEFT, _WIDE)
        for section in self._report.sections:
            self._section(section)
        self._end_page()

    def _section(self, section: Section) -> None:
        self._y += self._step
        self._make_room(self._step * 4)
        self._flow(section.title, Face.BOLD, self._size * 1.25, _LEFT, _WIDE)
        for sentence in section.sentences:
            self._flow(sentence, Face.REGULAR, self._size, _LEFT, _WIDE)
            self._y += self._step * 0.25
        for name, value in section.facts:
            self._fact(name, value)
        for is_ticked, words in section.choices:
            self._choice(words, is_ticked=is_ticked)
        for _line in range(section.lines):
            self._make_room(9.0)
            self._y += 9.0
            self._paper.dotted(_LEFT, self._y - 3.0, _LEFT + _WIDE)

    def _fact(self, name: str, value: str) -> None:
        """The name at the left, what it is beside it."""
        room = _WIDE - _NAMES_WIDE
        names = broken([(Face.MEDIUM, name)], self._size * 0.92, _NAMES_WIDE - 4.0)
        values = broken([(Face.REGULAR, value or "—")], self._size * 0.92, room)
        for at in range(max(len(names), len(values))):
            self._make_room(self._step)
            for lines, x in ((names, _LEFT), (values, _LEFT + _NAMES_WIDE)):
                if at < len(lines):
                    self._paper.pieces(x, self._y, lines[at], self._size * 0.92)
            self._y += self._step
        self._y += self._step * 0.15

    def _choice(self, words: str, *, is_ticked: bool) -> None:
        self._make_room(self._step * 2)
        top = self._y - _BOX + 0.4
        self._paper.squares([(_LEFT, top, _BOX, _BOX)], 0.25)
        if is_ticked:
            self._paper.cross(_LEFT, top, _BOX)
        self._flow(words, Face.REGULAR, self._size, _LEFT + _BOX + 3.0, _WIDE - _BOX - 3.0)

    def _flow(self, text: str, face: Face, size: float, x: float, room: float) -> None:
        for line in broken([(face, text)], size, room) if text else ():
            self._make_room(size * LEADING)
            self._paper.pieces(x, self._y, line, size)
            self._y += size * LEADING * 1.12

    def _make_room(self, high: float) -> None:
        if self._y + high > _BOTTOM:
            self._end_page()
            self._page += 1
            self._y = _TOP

    def _end_page(self) -> None:
        self._paper.line(_LEFT, 280.0, _LEFT + _WIDE, 280.0)
        self._paper.fitted(_LEFT, 285.5, _WIDE - 24.0, self._report.foot, Face.REGULAR, 8.0)
        words = _("page {page}").format(page=self._page)
        self._paper.text(_LEFT + _WIDE, 285.5, words, Face.REGULAR, 8.0, RIGHT)
        self._canvas.showPage()
