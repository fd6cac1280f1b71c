"""Draws a frozen packet as a PDF, byte for byte the same each time."""

from collections.abc import Callable
from typing import BinaryIO

from organiser.domain.manifest import Manifest, Page
from organiser.domain.printer import UNSHIFTED, Shift
from organiser.printing.cover import draw_cover
from organiser.printing.document import open_document
from organiser.printing.door_page import draw_door_page
from organiser.printing.paper import Paper
from organiser.printing.slip_page import draw_slip_page
from organiser.printing.tally_page import draw_tally_page
from organiser.progress import Progress

_DRAW: dict[str, Callable[[Paper, Manifest, Page], None]] = {
    "cover": draw_cover,
    "doors": draw_door_page,
    "calls": draw_door_page,
    "tally": draw_tally_page,
    "slips": draw_slip_page,
}


def draw_packet(
    manifest: Manifest,
    out: BinaryIO,
    *,
    pages: range | None = None,
    shift: Shift = UNSHIFTED,
    progress: Progress | None = None,
) -> None:
    """Write *manifest* to *out*; *pages* are the numbers wanted, from 1, else all of them."""
    assert manifest.words is not None, "a manifest without words cannot be drawn"
    chosen = [page for page in manifest.pages if pages is None or page.page in pages]
    size = manifest.page_w, manifest.page_h
    canvas = open_document(out, manifest.words.document, manifest.language, size, shift)
    paper = Paper(canvas, manifest.page_h)
    for done, page in enumerate(chosen):
        if progress is not None:
            progress.at(done, len(chosen))
        _DRAW[page.kind](paper, manifest, page)
        canvas.showPage()
    canvas.save()
    if progress is not None:
        progress.at(len(chosen), len(chosen))
