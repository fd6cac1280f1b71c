"""Draws addresses on sheets of labels."""

from collections.abc import Sequence
from typing import BinaryIO

from organiser.domain.labels_sheet import Addressed, LabelSheet
from organiser.domain.printer import UNSHIFTED, Shift
from organiser.i18n import language
from organiser.printing.document import open_document
from organiser.printing.fonts import Face
from organiser.printing.paper import Paper
from organiser.progress import Progress

_INSET, _SIZE, _LEADING = 4.0, 10.0, 4.6
_SMALLEST = 7.5


def draw_labels(
    out: BinaryIO,
    addresses: Sequence[Addressed],
    sheet: LabelSheet,
    title: str,
    *,
    skipped: int = 0,
    shift: Shift = UNSHIFTED,
    progress: Progress | None = None,
) -> None:
    """Write a PDF of *addresses*; *skipped* labels of the first page are used already."""
    progress = progress or Progress()
    document = open_document(out, title, language(), shift=shift)
    paper = Paper(document)
    places = list(sheet.places())
    for at, address in enumerate(addresses, start=skipped):
        if at % sheet.labels == 0 and at > skipped:
            document.showPage()
        _draw(paper, address, sheet, *places[at % sheet.labels])
        if at % 100 == 0:
            progress.at(at - skipped, len(addresses))
    document.showPage()
    document.save()


def _draw(paper: Paper, address: Addressed, sheet: LabelSheet, x: float, y: float) -> None:
    """Write the lines in the middle of the label, smaller when they are many or long."""
    room = sheet.height - 2 * _INSET
    high = len(address.lines) * _LEADING
    scale = min(1.0, room / high)
    size = max(_SMALLEST, _SIZE * scale)
    leading = _LEADING * scale
    foot = y + (sheet.height - len(address.lines) * leading) / 2 + leading * 0.78
    for at, line in enumerate(address.lines):
        face = Face.SEMIBOLD if at == 0 else Face.REGULAR
        paper.fitted(x + _INSET, foot + at * leading, sheet.width - 2 * _INSET, line, face, size)
