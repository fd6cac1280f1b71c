"""The officer's key on paper: a page for her safe, and the letter for the committees."""

from datetime import date
from typing import BinaryIO

from organiser.clock import today
from organiser.domain.officer_key import grouped
from organiser.i18n import _, language
from organiser.printing.code_panel import LEFT, WIDE, draw_groups, draw_kept_by
from organiser.printing.document import open_document
from organiser.printing.fonts import Face
from organiser.printing.paper import Paper

Advice = tuple[tuple[str, str], ...]


def draw_officer_key(figures: str, out: BinaryIO, *, on: date | None = None) -> None:
    """Write to *out* the page that stays with the officer, and the letter to send on paper."""
    canvas = open_document(out, _("Officer’s key"), language())
    for title, under, advice, is_kept in (
        (_("Officer’s key"), _("For the safe of the officer for data protection"), _kept(), True),
        (_("Figures of the officer’s key"), _("Letter to the committees"), _sent(), False),
    ):
        paper = Paper(canvas)
        _page(paper, (title, under), figures, advice)
        if is_kept:
            draw_kept_by(paper, 246.0, on or today())
        canvas.showPage()
    canvas.save()


def _page(paper: Paper, heads: tuple[str, str], figures: str, advice: Advice) -> None:
    paper.text(LEFT, 34.0, heads[0], Face.BOLD, 26)
    paper.fitted(LEFT, 43.0, WIDE, heads[1], Face.MEDIUM, 14)
    y = draw_groups(paper, grouped(figures), 54.0)
    for title, said in advice:
        paper.text(LEFT, y + 13.0, title, Face.BOLD, 12)
        y = paper.flowing(LEFT, y + 20.0, WIDE, [(Face.REGULAR, said)], 11.5, 5.8)


def _kept() -> Advice:
    return (
        (
            _("What these figures are"),
            _(
                "They tell this key from any other. They open nothing: the key lies in the file "
                "officer-key.secret, and only your passphrase opens it."
            ),
        ),
        (
            _("How to keep it"),
            _(
                "The file on two sticks in two places, the passphrase on paper in a third. No "
                "computer with a network ever reads the file. Only the text "
                "officer-key.public.txt goes to headquarters’ server."
            ),
        ),
        (
            _("If it is lost or was seen by somebody"),
            _(
                "Make another key and have headquarters publish it: the committees change theirs. "
                "What was sealed before stays open to who holds this file and its passphrase."
            ),
        ),
    )


def _sent() -> Advice:
    return (
        (
            _("What you are asked"),
            _(
                "Organiser asks your committee for a spare key for the officer for data "
                "protection. Type these figures there: they prove that the key is hers and that "
                "no server has put another in its place."
            ),
        ),
        (
            _("What the officer can read then"),
            _(
                "The notes about one person, when that person asks what is kept of her and no "
                "computer of the committee can answer. Headquarters writes that person’s record "
                "to a file, with a reason that stays; the officer opens it on a computer without "
                "a network. Nobody else at headquarters can read a note."
            ),
        ),
        (
            _("You are free"),
            _(
                "You may say no, and you may stop it later: then she reads nothing that is written "
                "from that day on. Without a spare key, notes are lost with the committee’s last "
                "computer and its last recovery code."
            ),
        ),
        (
            _("If the program refuses these figures"),
            _(
                "Hand nothing over, and call the officer on a number that you know from elsewhere "
                "than the program."
            ),
        ),
    )
