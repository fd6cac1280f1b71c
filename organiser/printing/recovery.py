"""The page that carries the recovery code of a committee's file."""

from datetime import date
from math import ceil
from typing import BinaryIO

from organiser.clock import today
from organiser.i18n import _, language, long_date
from organiser.printing.document import open_document
from organiser.printing.fonts import Face, fitted
from organiser.printing.paper import MIDDLE, Paper

_LEFT, _WIDE = 22.0, 166.0
_A_LINE = 4
"""Most groups of the code on one line: what the eye holds while the fingers type."""


def draw_recovery_code(code: str, committee: str, out: BinaryIO, *, on: date | None = None) -> None:
    """Write to *out* one page with *code* in big letters, what it is for and how to keep it."""
    canvas = open_document(out, _("Recovery code"), language())
    paper = Paper(canvas)
    paper.text(_LEFT, 34.0, _("Recovery code"), Face.BOLD, 26)
    paper.fitted(_LEFT, 43.0, _WIDE, committee, Face.MEDIUM, 14)
    y = _code(paper, code, 54.0)
    for title, said in _advice():
        paper.text(_LEFT, y + 13.0, title, Face.BOLD, 12)
        y = paper.flowing(_LEFT, y + 20.0, _WIDE, [(Face.REGULAR, said)], 11.5, 5.8)
    _kept_by(paper, 246.0, on or today())
    canvas.showPage()
    canvas.save()


def _code(paper: Paper, code: str, y: float) -> float:
    """Write the groups of *code* as large as they fit, a few on each line."""
    lines = _lines(code)
    size = min(fitted(line, Face.BOLD, 30, _WIDE - 16, 10)[1] for line in lines)
    leading = size * 0.55
    height = 15.0 + len(lines) * leading
    paper.panel(_LEFT, y, _WIDE, height, edge=0.5)
    for at, line in enumerate(lines):
        foot = y + 6.0 + (at + 1) * leading
        paper.text(_LEFT + _WIDE / 2, foot, line, Face.BOLD, size, MIDDLE)
    return y + height


def _lines(code: str) -> list[str]:
    groups = code.replace("-", " ").split()
    lines = max(1, ceil(len(groups) / _A_LINE))
    wide = max(1, ceil(len(groups) / lines))
    starts = range(0, len(groups), wide)
    return ["   ".join(groups[start : start + wide]) for start in starts]


def _advice() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("What it is for"),
            _(
                "It opens the committee’s file when the computer is lost, broken or replaced, or "
                "when the password is forgotten. Without the password and without this code, the "
                "file stays closed for everybody."
            ),
        ),
        (
            _("How to keep it"),
            _(
                "On paper, away from the computer: in a safe, or in a sealed envelope with a "
                "person the committee trusts. Do not photograph it, do not send it by e-mail, do "
                "not leave it in a bag with the computer."
            ),
        ),
        (
            _("If it is lost or was seen by somebody"),
            _("Make a new code in the settings of the program, print it, and destroy this page."),
        ),
    )


def _kept_by(paper: Paper, y: float, on: date) -> None:
    third = _WIDE / 3
    for at, label in enumerate((_("Kept by"), _("Place"), _("Date and signature"))):
        x = _LEFT + at * third
        paper.text(x, y, label, Face.REGULAR, 9)
        paper.dotted(x, y + 10.0, x + third - 6)
    said = _("Printed on {day}.").format(day=long_date(on))
    paper.text(_LEFT, y + 22.0, said, Face.REGULAR, 9)
