"""The cover of a packet: who goes where, what to say, how to tick, and the notice."""

from collections.abc import Sequence

from organiser.domain.manifest import Manifest, Page
from organiser.domain.sheet_words import CoverWords, Labelled
from organiser.printing.fonts import Face, Piece, broken
from organiser.printing.frame import INNER_LEFT, INNER_RIGHT, draw_corners, draw_legal
from organiser.printing.paper import MIDDLE, RIGHT, Paper, high

_LEFT, _RIGHT = 12.0, 198.0
_WIDE = _RIGHT - _LEFT
_GREY = 0.94
_BOX = 4.2
_CUT = 230.0
_SECOND = 101.0
"""Where the second column of meanings begins."""

_COLUMN = _WIDE / 2 - 4
_MEANING_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
_FACT_SIZES = (11.0, 10.0, 9.0, 8.0, 7.0, 6.0)
_NOTICE_SIZES = (8.0, 7.5, 7.0, 6.5, 6.0, 5.5)


def draw_cover(paper: Paper, manifest: Manifest, page: Page) -> None:
    """Draw *page* as it was frozen."""
    assert manifest.words is not None
    words = manifest.words.cover
    draw_corners(paper, page)
    _title(paper, words)
    _code(paper, words, page)
    _facts(paper, words.facts, 60.0)
    y = _to_say(paper, words, 90.5)
    y = _ticking(paper, words, y + 8.5)
    _notice(paper, words, y + 7.0)
    draw_legal(paper, page, _LEFT, _CUT - 10.0, _WIDE)
    _receipt(paper, words, page, manifest.words.document)


def pieces_of(labelled: Labelled) -> list[Piece]:
    """Return the label bold and its text, in brackets while headquarters has not given it."""
    if labelled.missing:
        blank = f"[{labelled.text}]".replace(" ", "\u00a0")
        return [(Face.BOLD, labelled.label), (Face.MEDIUM, blank)]
    return [(Face.BOLD, labelled.label), (Face.REGULAR, labelled.text)]


def _title(paper: Paper, words: CoverWords) -> None:
    room = INNER_RIGHT - INNER_LEFT
    paper.fitted(INNER_LEFT, 12.0, room, words.kicker, Face.MEDIUM, 9)
    paper.fitted(INNER_LEFT, 20.5, room, words.title, Face.BOLD, 20)
    paper.fitted(INNER_LEFT, 26.5, room, words.when, Face.REGULAR, 11)


def _code(paper: Paper, words: CoverWords, page: Page) -> None:
    """One big code: what she types when the packet comes back."""
    paper.panel(_LEFT, 33.0, _WIDE, 19.5, edge=0.4)
    paper.text(_LEFT + 5, 38.6, words.code_label, Face.MEDIUM, 8)
    paper.text(_LEFT + 5, 48.6, page.typed, Face.BOLD, 27)
    y = 41.5
    for line in broken([(Face.BOLD, page.footer[1])], 12, 62):
        paper.text(_RIGHT - 5, y, line[0][1], Face.BOLD, 12, RIGHT)
        y += 5.6


def _facts(paper: Paper, facts: Sequence[Labelled], y: float) -> None:
    column = _WIDE / 3
    for at, fact in enumerate(facts):
        x, top = _LEFT + at % 3 * column, y + at // 3 * 16.0
        paper.text(x, top, fact.label, Face.REGULAR, 8)
        said: list[Piece] = [(Face.SEMIBOLD, fact.text)]
        paper.filling(x, top + 5.0, (column - 5, 9.7), said, _FACT_SIZES)


def _to_say(paper: Paper, words: CoverWords, y: float) -> float:
    said: list[Piece] = [(Face.REGULAR, words.say)]
    lines = len(broken(said, 11.5, _WIDE - 12))
    height = 10.5 + lines * 5.4
    paper.panel(_LEFT, y, _WIDE, height, grey=_GREY)
    paper.text(_LEFT + 6, y + 6.4, words.say_title, Face.BOLD, 10)
    paper.flowing(_LEFT + 6, y + 12.8, _WIDE - 12, said, 11.5, 5.4)
    return y + height


def _ticking(paper: Paper, words: CoverWords, y: float) -> float:
    paper.text(_LEFT, y, words.tick_title, Face.BOLD, 10)
    half = (len(words.meanings) + 1) // 2
    rooms = [(_SECOND if at < half else _WIDE - _SECOND) - 6.5 for at in range(len(words.meanings))]
    said = [_meaning(meaning) for meaning in words.meanings]
    sizes = (size for size in _MEANING_SIZES if _on_one_line(said, rooms, size))
    size = next(sizes, _MEANING_SIZES[-1])
    for at, meaning in enumerate(words.meanings):
        x, foot = _LEFT + at // half * _SECOND, y + 6.4 + at % half * 5.6
        paper.text(x, foot, meaning.label.split(" ", 1)[0], Face.BOLD, 9.5)
        paper.filling(x + 5.5, foot, (rooms[at], 4.0), said[at], [size])
    y = _samples(paper, words, y + 6.4 + half * 5.6 + 2.0)
    return paper.flowing(_LEFT, y + 1.5, _WIDE, [(Face.BOLD, words.never)], 9, 4.1)


def _meaning(meaning: Labelled) -> list[Piece]:
    words = meaning.label.split(" ", 1)[1]
    return [(Face.SEMIBOLD, words), (Face.REGULAR, meaning.text)]


def _on_one_line(said: Sequence[Sequence[Piece]], rooms: Sequence[float], size: float) -> bool:
    return all(len(broken(words, size, room)) == 1 for words, room in zip(said, rooms, strict=True))


def _samples(paper: Paper, words: CoverWords, y: float) -> float:
    column = _WIDE / 3
    for at, said in enumerate(words.samples):
        x = _LEFT + at * column
        paper.squares([(x, y - 3.4, _BOX, _BOX)], 0.3)
        if at == 0:
            paper.cross(x, y - 3.4, _BOX)
        if at == 1:
            paper.blacks([(x, y - 3.4, _BOX, _BOX)])
        paper.flowing(x + 6.5, y, column - 9, [(Face.REGULAR, said)], 8.5, 3.7)
    return y + 7.4


def _notice(paper: Paper, words: CoverWords, y: float) -> None:
    """Write both columns as large as the room above the footer lets them be."""
    paper.line(_LEFT, y - 5.2, _RIGHT, y - 5.2)
    paper.text(_LEFT, y, words.notice_title, Face.BOLD, 8.5)
    columns = words.notice[:4], words.notice[4:]
    room = _CUT - 14.0 - y - 4.6
    sizes = (size for size in _NOTICE_SIZES if _height(columns, size) <= room)
    size = next(sizes, _NOTICE_SIZES[-1])
    for x, items in zip((_LEFT, _LEFT + _WIDE / 2 + 2), columns, strict=True):
        foot = y + 4.6
        for item in items:
            left = y + 4.6 + room - foot
            foot = paper.filling(x, foot, (_COLUMN, left), pieces_of(item), [size]) + 1.0


def _height(columns: Sequence[Sequence[Labelled]], size: float) -> float:
    return max(
        sum(high(pieces_of(item), size, _COLUMN) + 1.0 for item in items) for items in columns
    )


def _receipt(paper: Paper, words: CoverWords, page: Page, document: str) -> None:
    paper.dashed(8.0, _CUT, 202.0, _CUT)
    paper.text(_RIGHT, _CUT - 1.2, words.cut, Face.REGULAR, 6.5, RIGHT)
    paper.text(_LEFT, _CUT + 9, words.receipt_title, Face.BOLD, 12)
    paper.text(_RIGHT, _CUT + 9, page.typed, Face.BOLD, 14, RIGHT)
    column = _WIDE / 3
    for at, label in enumerate(words.receipt):
        x, y = _LEFT + at % 3 * column, _CUT + 16.5 + at // 3 * 13.5
        paper.text(x, y, label, Face.REGULAR, 7.5)
        paper.dotted(x, y + 7.6, x + column - 6)
    paper.fitted(105.0, 282.0, INNER_RIGHT - INNER_LEFT, words.title, Face.MEDIUM, 9, MIDDLE)
    paper.text(105.0, 286.5, document, Face.REGULAR, 8, MIDDLE)
