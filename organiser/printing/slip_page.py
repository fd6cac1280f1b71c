"""Four contact slips, to be cut apart; each keeps a code and its own number."""

from organiser.domain.manifest import Manifest, Page
from organiser.domain.sheet_words import SlipWords
from organiser.printing.codes import draw_link
from organiser.printing.cover import pieces_of
from organiser.printing.fonts import Face, Piece, width
from organiser.printing.frame import draw_corners
from organiser.printing.paper import MIDDLE, RIGHT, Paper

_WIDE, _BOTH = 87.0, 190.0
_NOTICE_SIZES = (6.6, 6.2, 5.8, 5.4, 5.0)
_UPPER_CUT, _LOWER_CUT = 143.8, 153.2
"""Between them stands the footer of the page, which belongs to no slip."""

_BOX = 3.6
_LINK = 14.0


def draw_slip_page(paper: Paper, manifest: Manifest, page: Page) -> None:
    """Draw *page* as it was frozen."""
    assert manifest.words is not None
    draw_corners(paper, page)
    for cut in (_UPPER_CUT, _LOWER_CUT):
        paper.dashed(8.0, cut, 202.0, cut)
    paper.dashed(105.0, 8.0, 105.0, _UPPER_CUT)
    paper.dashed(105.0, _LOWER_CUT, 105.0, 289.0)
    owner, until, found = page.footer
    paper.fitted(105.0, 147.8, _BOTH, owner, Face.REGULAR, 6.5, MIDDLE)
    paper.fitted(105.0, 151.0, _BOTH, f"{until} {found}", Face.REGULAR, 6.5, MIDDLE)
    for corner, number in zip(page.qr, page.slips, strict=True):
        _slip(paper, manifest.words.slip, corner.x > 105.0, corner.y > _LOWER_CUT, number)


def _slip(paper: Paper, words: SlipWords, right: bool, lower: bool, number: str) -> None:
    x = 111.0 if right else 12.0
    if lower:
        y = _head(paper, words, x, 161.0, number)
    else:
        y = _head(paper, words, 111.0 if right else 30.0, 13.0, number) + 10.5
    y = _fields(paper, words, x, y + 2.0)
    y = _purposes(paper, words, x, y + 1.5)
    y = _signature(paper, words, x, y + 1.0)
    paper.filling(x, y, (_WIDE, 18.0 if lower else 24.0), _notice(words), _NOTICE_SIZES)
    beside = x if right else 30.0
    optional: list[Piece] = [(Face.REGULAR, words.optional)]
    paper.flowing(beside, 277.5 if lower else 30.0, _WIDE - 19.0, optional, 7, 3.1)


def _head(paper: Paper, words: SlipWords, x: float, y: float, number: str) -> float:
    paper.text(x, y, words.title, Face.BOLD, 13)
    paper.text(x, y + 5.8, words.number, Face.REGULAR, 9)
    after = x + width(words.number, Face.REGULAR, 9) + 1.5
    paper.text(after, y + 5.8, number, Face.BOLD, 11)
    paper.fitted(x, y + 10.4, _WIDE - 19.0, words.committee, Face.REGULAR, 8)
    return y + 11.0


def _notice(words: SlipWords) -> list[Piece]:
    pieces: list[Piece] = []
    for item in words.notice:
        pieces += [*([(Face.REGULAR, "·")] if pieces else []), *pieces_of(item)]
    return pieces


def _fields(paper: Paper, words: SlipWords, x: float, y: float) -> float:
    start = max(width(label, Face.REGULAR, 8) for label in words.fields) + 3.0
    for label in words.fields:
        paper.text(x, y + 4.0, label, Face.REGULAR, 8)
        paper.dotted(x + start, y + 4.4, x + _WIDE)
        y += 8.2
    return y


def _purposes(paper: Paper, words: SlipWords, x: float, y: float) -> float:
    y = paper.flowing(x, y + 3.0, _WIDE, [(Face.SEMIBOLD, words.purposes_title)], 8.5, 3.8)
    for at, purpose in enumerate(words.purposes):
        left, foot = x + at % 2 * _WIDE / 2, y + 2.4 + at // 2 * 6.4
        paper.squares([(left, foot - 3.0, _BOX, _BOX)], 0.25)
        paper.text(left + 5.4, foot, purpose, Face.REGULAR, 8)
    return y + 2.4 + 2 * 6.4


def _signature(paper: Paper, words: SlipWords, x: float, y: float) -> float:
    for at, age in enumerate(words.ages):
        left = x + at * _WIDE / 2
        paper.squares([(left, y - 3.0, _BOX, _BOX)], 0.25)
        paper.text(left + 5.4, y, age, Face.REGULAR, 8)
    paper.text(x, y + 7.5, words.signature, Face.REGULAR, 8)
    paper.dotted(x, y + 17.0, x + _WIDE - (20.0 if words.web else 0.0))
    if words.web:
        left = x + _WIDE - _LINK
        draw_link(paper, words.web, left, y + 3.2, _LINK)
        paper.text(left - 2.0, y + 5.2, words.web_label, Face.REGULAR, 6.4, RIGHT)
    return y + 21.5
