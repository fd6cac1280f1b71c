"""Draws a frozen packet as a PDF, byte for byte the same each time."""

from collections.abc import Callable, Sequence
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
    chosen = [page for page in manifest.pages if pages is None or page.page in pages]
    _draw([(manifest, page) for page in chosen], out, shift, progress)


def draw_packets(
    manifests: Sequence[Manifest],
    out: BinaryIO,
    *,
    shift: Shift = UNSHIFTED,
    progress: Progress | None = None,
) -> None:
    """Write *manifests* to *out*, one packet after the other."""
    chosen = [(manifest, page) for manifest in manifests for page in manifest.pages]
    _draw(chosen, out, shift, progress)


def _draw(
    chosen: Sequence[tuple[Manifest, Page]], out: BinaryIO, shift: Shift, progress: Progress | None
) -> None:
    first = chosen[0][0]
    assert first.words is not None, "a manifest without words cannot be drawn"
    size = first.page_w, first.page_h
    canvas = open_document(out, first.words.document, first.language, size, shift)
    paper = Paper(canvas, first.page_h)
    for done, (manifest, page) in enumerate(chosen):
        if progress is not None:
            progress.at(done, len(chosen))
        _DRAW[page.kind](paper, manifest, page)
        canvas.showPage()
    canvas.save()
    if progress is not None:
        progress.at(len(chosen), len(chosen))
