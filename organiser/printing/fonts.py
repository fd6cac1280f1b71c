"""The faces of everything printed, embedded in each file, and how wide their words are."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from organiser.paths import resources

POINT = 72 / 25.4
"""Points in a millimetre."""

ELLIPSIS = "…"


class Face(StrEnum):
    """One weight of Inter, by the name of its file."""

    REGULAR = "Inter-Regular"
    MEDIUM = "Inter-Medium"
    SEMIBOLD = "Inter-SemiBold"
    BOLD = "Inter-Bold"


@cache
def register() -> None:
    """Make the faces known to reportlab, once for this program."""
    for face in Face:
        pdfmetrics.registerFont(TTFont(face.value, str(resources() / "fonts" / f"{face}.ttf")))


def width(text: str, face: Face, size: float) -> float:
    """Return how wide *text* is in millimetres; *size* is in points."""
    return _thousandths(text, face) * size / 1000 / POINT


def fitted(text: str, face: Face, size: float, room: float, least: float) -> tuple[str, float]:
    """Return *text* and the size that lets it stand in *room*; what is too long is cut."""
    wide = width(text, face, size)
    if wide <= room:
        return text, size
    smaller = max(least, int(size * room / wide * 10) / 10)
    text = _beginning(text, face, smaller, room)
    while text and width(text, face, smaller) > room:
        text = text.rstrip(ELLIPSIS)[:-1].rstrip() + ELLIPSIS
        if text == ELLIPSIS:
            break
    return text, smaller


def _beginning(text: str, face: Face, size: float, room: float) -> str:
    """Return what of *text* first exceeds *room*: a page of text is not cut sign by sign."""
    wide = 0.0
    for at, letter in enumerate(text):
        wide += width(letter, face, size)
        if wide > room:
            return text[: at + 1]
    return text


Piece = tuple[Face, str]


def broken(pieces: Sequence[Piece], size: float, room: float) -> list[list[Piece]]:
    """Cut *pieces* of one sentence into lines no wider than *room*."""
    lines: list[list[Piece]] = [[]]
    left = room
    for face, text in pieces:
        for word in _words(text, face, size, room):
            gap = width(" ", face, size) if lines[-1] else 0.0
            wide = width(word, face, size)
            if lines[-1] and gap + wide > left:
                lines.append([])
                left, gap = room, 0.0
            _add(lines[-1], face, word)
            left -= gap + wide
    return lines


def _words(text: str, face: Face, size: float, room: float) -> Iterator[str]:
    """Give the words of *text*; one wider than *room* comes in pieces."""
    for word in text.split(" "):
        if width(word, face, size) <= room:
            yield word
            continue
        start = 0
        for end in range(1, len(word)):
            if width(word[start : end + 1], face, size) > room:
                yield word[start:end]
                start = end
        yield word[start:]


def _add(line: list[Piece], face: Face, word: str) -> None:
    if line and line[-1][0] is face:
        line[-1] = (face, f"{line[-1][1]} {word}")
    else:
        line.append((face, f" {word}" if line else word))


@cache
def _advances(face: Face) -> dict[int, float]:
    register()
    font = pdfmetrics.getFont(face.value)
    assert isinstance(font, TTFont)
    advances: dict[int, float] = font.face.charWidths
    return advances


def _thousandths(text: str, face: Face) -> float:
    advances = _advances(face)
    return sum(advances.get(ord(letter), 600.0) for letter in text)
