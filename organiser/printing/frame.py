"""What every page of a packet carries: its codes, its heading and its legal footer."""

from collections.abc import Sequence

from organiser.domain.manifest import Manifest, Page
from organiser.printing.codes import draw_codes
from organiser.printing.fonts import Face, width
from organiser.printing.paper import Paper

INNER_LEFT, INNER_RIGHT = 30.0, 180.0
"""Between the codes."""

LEFT_EDGE, RIGHT_EDGE = 12.0, 197.4
_LEADING = 3.1


def draw_corners(paper: Paper, page: Page) -> None:
    """Draw the four codes that say which page this is, and where."""
    draw_codes(paper, page.token, page.qr)


def draw_heading(paper: Paper, page: Page, title: str, under: Sequence[str], rule: str) -> None:
    """Write title, code, day and team between the upper codes, and the rule of ticking below."""
    room = INNER_RIGHT - INNER_LEFT
    paper.fitted(INNER_LEFT, 14.0, room, title, Face.BOLD, 14)
    paper.text(INNER_LEFT, 20.5, page.typed, Face.BOLD, 11)
    after = INNER_LEFT + width(page.typed, Face.BOLD, 11) + 4
    paper.text(after, 20.5, page.label, Face.MEDIUM, 9)
    for y, line in zip((27.0, 32.5), under, strict=False):
        paper.fitted(INNER_LEFT, y, room, line, Face.REGULAR, 9)
    paper.fitted(LEFT_EDGE, 38.4, RIGHT_EDGE - LEFT_EDGE, rule, Face.MEDIUM, 8)


def draw_footer(paper: Paper, manifest: Manifest, page: Page) -> None:
    """Write the legend in words, then whose the sheet is, until when, and where it goes."""
    y = 275.0
    if page.kind in ("doors", "calls"):
        y = _legend(paper, manifest, y)
    draw_legal(paper, page, INNER_LEFT, max(y, 281.6), INNER_RIGHT - INNER_LEFT)


def draw_legal(paper: Paper, page: Page, x: float, y: float, room: float) -> None:
    """Write the three lines of R21."""
    owner, until, found = page.footer
    paper.fitted(x, y, room, owner, Face.REGULAR, 7)
    paper.text(x, y + _LEADING, until, Face.BOLD, 7)
    paper.fitted(x, y + 2 * _LEADING, room, found, Face.REGULAR, 7)


def _legend(paper: Paper, manifest: Manifest, y: float) -> float:
    """Spread the codes over one line, or over two when their words are long."""
    codes = manifest.legend
    wide = [_legend_width(code, words) for code, words in codes]
    room = INNER_RIGHT - INNER_LEFT
    cut = len(codes) if sum(wide) + 1.6 * len(codes) <= room else (len(codes) + 1) // 2
    for start in range(0, len(codes), cut):
        part = range(start, min(start + cut, len(codes)))
        gap = (room - sum(wide[at] for at in part)) / max(len(part) - 1, 1)
        x = INNER_LEFT
        for at in part:
            code, words = codes[at]
            paper.text(x, y, code, Face.BOLD, 7.5)
            paper.text(x + wide[at] - width(words, Face.REGULAR, 7.5), y, words, Face.REGULAR, 7.5)
            x += wide[at] + min(gap, 8.0)
        y += 3.3
    return y


def _legend_width(code: str, words: str) -> float:
    return width(code, Face.BOLD, 7.5) + 0.9 + width(words, Face.REGULAR, 7.5)
