"""A tally page: how people were, street by street, with nobody's door beside it."""

from functools import partial

from organiser.domain.manifest import Manifest, Page
from organiser.printing.door_page import BOX_LINE
from organiser.printing.fonts import Face
from organiser.printing.frame import (
    LEFT_EDGE,
    RIGHT_EDGE,
    draw_corners,
    draw_footer,
    draw_heading,
)
from organiser.printing.paper import HAIR, MIDDLE, Paper


def draw_tally_page(paper: Paper, manifest: Manifest, page: Page) -> None:
    """Draw *page* as it was frozen."""
    assert manifest.words is not None
    words = manifest.words.tally
    title, when, team, _lines = page.heading
    under = (title, "  ·  ".join(part for part in (when, team) if part))
    draw_corners(paper, page)
    draw_heading(paper, page, words.title, under, words.rule)
    draw_footer(paper, manifest, page)
    for at, row in enumerate(page.rows):
        street, line = divmod(at, len(words.lines))
        if line == 0:
            _street(paper, row.y, page.streets[street])
        paper.text(LEFT_EDGE, row.y + 6.2, words.lines[line], Face.SEMIBOLD, 9)
    paper.stamp((page.boxes, page.anchors), partial(_grid, paper, page))


def _grid(paper: Paper, page: Page) -> None:
    """Draw boxes and anchors: the same on every full page."""
    paper.squares(((box.x, box.y, box.w, box.h) for box in page.boxes), BOX_LINE)
    paper.blacks((area.x, area.y, area.w, area.h) for area in page.anchors)
    for box in page.boxes:
        if int(box.code) % 5 == 0:
            middle = box.x + box.w / 2
            paper.text(middle, box.y - 0.6, str(int(box.code)), Face.MEDIUM, 6.5, MIDDLE)


def _street(paper: Paper, y: float, street: str) -> None:
    paper.line(LEFT_EDGE, y - 11.5, RIGHT_EDGE, y - 11.5, HAIR)
    paper.fitted(LEFT_EDGE, y - 3.6, RIGHT_EDGE - LEFT_EDGE, street, Face.BOLD, 12)
