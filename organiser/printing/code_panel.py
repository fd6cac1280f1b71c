"""Signs to be typed from paper, in large groups, and lines for who keeps the page."""

from datetime import date
from math import ceil

from organiser.i18n import _, long_date
from organiser.printing.fonts import Face, fitted
from organiser.printing.paper import MIDDLE, Paper

LEFT, WIDE = 22.0, 166.0
_A_LINE = 4
"""Most groups on one line: what the eye holds while the fingers type."""


def draw_groups(paper: Paper, code: str, y: float) -> float:
    """Write the groups of *code* as large as they fit, a few on each line; return its foot."""
    lines = _lines(code)
    size = min(fitted(line, Face.BOLD, 30, WIDE - 16, 10)[1] for line in lines)
    leading = size * 0.55
    height = 15.0 + len(lines) * leading
    paper.panel(LEFT, y, WIDE, height, edge=0.5)
    for at, line in enumerate(lines):
        foot = y + 6.0 + (at + 1) * leading
        paper.text(LEFT + WIDE / 2, foot, line, Face.BOLD, size, MIDDLE)
    return y + height


def draw_kept_by(paper: Paper, y: float, on: date) -> None:
    """Leave lines for who keeps the page, where, and her signature."""
    third = WIDE / 3
    for at, label in enumerate((_("Kept by"), _("Place"), _("Date and signature"))):
        x = LEFT + at * third
        paper.text(x, y, label, Face.REGULAR, 9)
        paper.dotted(x, y + 10.0, x + third - 6)
    said = _("Printed on {day}.").format(day=long_date(on))
    paper.text(LEFT, y + 22.0, said, Face.REGULAR, 9)


def _lines(code: str) -> list[str]:
    groups = code.replace("-", " ").split()
    lines = max(1, ceil(len(groups) / _A_LINE))
    wide = max(1, ceil(len(groups) / lines))
    starts = range(0, len(groups), wide)
    return ["   ".join(groups[start : start + wide]) for start in starts]
