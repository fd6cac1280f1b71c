"""Which sign stands between the cells of a text file, and which one around them."""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from organiser.importing.headings import known_headings

_DELIMITERS = ";,\t|~^:\x1f"
_USUAL = frozenset(";,\t")
_DECLARED = re.compile(r"\ufeff?\"?sep=(.)\"?[\r\n]", re.IGNORECASE)
_HALF_QUOTED = re.compile(r"""^["'].|.["']$""")
_IN_APOSTROPHES = re.compile(r"(?:^|[;,\t|])'[^'\r\n]*'(?=[;,\t|\r\n]|$)", re.MULTILINE)
_NO_SHAPE, _LITTLE_SHAPE = 0.02, 0.45
_ROWS_JUDGED = 200


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the cells of a text file are told apart."""

    delimiter: str
    quote: str = '"'
    declared: bool = False
    """The file says so itself, in its first line."""
    wrapped: bool = False
    """Each line stands as a whole between quotes, and is to be read twice."""
    doubtful: bool = False
    """Nothing in the file shows cells side by side."""


def dialect_of(head: str, asked: str | None = None) -> Dialect:
    """Return how the text that begins with *head* is cut into cells."""
    if found := _DECLARED.match(head):
        return Dialect(asked or found[1], declared=True)
    wrapped = _is_wrapped(head)
    text = _unwrapped(head) if wrapped else head
    quote = _quote_of(text)
    signs = [asked] if asked else list(_DELIMITERS)
    scores = [_score(rows_in(text, sign, quote), sign) for sign in signs]
    score, delimiter = max(scores), signs[scores.index(max(scores))]
    if asked is None and score <= _NO_SHAPE:
        return Dialect(";", doubtful=True)
    doubtful = asked is None and score < _LITTLE_SHAPE
    return Dialect(delimiter, quote, wrapped=wrapped, doubtful=doubtful)


def rows_in(text: str, delimiter: str, quote: str) -> list[list[str]]:
    """Return the rows of a short *text*; none when it cannot be cut that way."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quotechar=quote))
    except csv.Error:
        return []


def _score(rows: list[list[str]], delimiter: str) -> float:
    widths = Counter(len(row) for row in rows if any(cell.strip() for cell in row))
    if not widths:
        return 0
    width, rows_so_wide = max(widths.items(), key=lambda item: (item[1], item[0]))
    headed = max((known_headings(row) for row in rows[:20]), default=0)
    if width == 1 and headed < 2:
        return 0.01
    shaped = [row for row in rows if len(row) == width]
    filled = sum(bool(cell.strip()) for row in shaped for cell in row) / (width * len(shaped))
    judged = shaped[:_ROWS_JUDGED]
    broken = sum(_HALF_QUOTED.search(cell.strip()) is not None for row in judged for cell in row)
    score = rows_so_wide / widths.total() * (1 + min(width, 12) / 60) * (0.4 + 0.6 * filled)
    score *= 1 - broken / (width * len(judged))
    score *= 1 if delimiter in _USUAL else 0.8 if delimiter == "|" else 0.5
    return score + min(headed, 8) / 4


def _quote_of(text: str) -> str:
    """An apostrophe quotes only where it stands around cells, about one a line at least."""
    lines = text.count("\n") or text.count("\r") or 1
    return "'" if len(_IN_APOSTROPHES.findall(text)) >= lines > 1 else '"'


def _is_wrapped(head: str) -> bool:
    lines = [line.strip() for line in head.splitlines() if line.strip()][:50]
    if len(lines) < 2:
        return False
    whole = [line for line in lines if _one_cell(line)]
    return len(whole) >= 0.9 * len(lines)


def _one_cell(line: str) -> bool:
    """Return True when *line* is one quoted cell that holds several."""
    if len(line) < 2 or line[0] != '"' or line[-1] != '"':
        return False
    inner = line[1:-1]
    return '"' not in inner.replace('""', "") and any(sign in inner for sign in _USUAL)


def _unwrapped(head: str) -> str:
    return "\n".join(
        line.strip()[1:-1].replace('""', '"') if _one_cell(line.strip()) else line
        for line in head.splitlines()
    )
