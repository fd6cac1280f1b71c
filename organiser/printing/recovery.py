"""The page that carries the recovery code of a committee's file."""

from datetime import date
from typing import BinaryIO

from organiser.clock import today
from organiser.i18n import _, language
from organiser.printing.code_panel import LEFT, WIDE, draw_groups, draw_kept_by
from organiser.printing.document import open_document
from organiser.printing.fonts import Face
from organiser.printing.paper import Paper


def draw_recovery_code(code: str, committee: str, out: BinaryIO, *, on: date | None = None) -> None:
    """Write to *out* one page with *code* in big letters, what it is for and how to keep it."""
    canvas = open_document(out, _("Recovery code"), language())
    paper = Paper(canvas)
    paper.text(LEFT, 34.0, _("Recovery code"), Face.BOLD, 26)
    paper.fitted(LEFT, 43.0, WIDE, committee, Face.MEDIUM, 14)
    y = draw_groups(paper, code, 54.0)
    for title, said in _advice():
        paper.text(LEFT, y + 13.0, title, Face.BOLD, 12)
        y = paper.flowing(LEFT, y + 20.0, WIDE, [(Face.REGULAR, said)], 11.5, 5.8)
    draw_kept_by(paper, 246.0, on or today())
    canvas.showPage()
    canvas.save()


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
