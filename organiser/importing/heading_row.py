"""Where a table begins: the row of its heads, below the titles somebody wrote above."""

import re
from collections import Counter
from dataclasses import dataclass

from organiser.importing.headings import known_headings
from organiser.importing.table import Dropped, Why

LOOKED_AT = 40
_SOUGHT = 20
_DATA = re.compile(
    r"[^@\s]+@[^@\s]+\.\w+|[+\d][\d .()/-]{6,}|\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d\d-\d\d.*|\d{4,5}"
)


@dataclass(frozen=True, slots=True)
class Top:
    """The top of a table: heads, the line they stand on (0: none), titles above, width."""

    headers: tuple[str, ...]
    line: int
    width: int
    titles: tuple[Dropped, ...]


def top_of(rows: list[tuple[int, list[str]]]) -> Top:
    """Return where the table begins in its first *rows*."""
    filled = [(line, cells) for line, cells in rows if any(cell.strip() for cell in cells)]
    width = _usual_width(filled)
    at = _heading_at(filled, width)
    if at is None:
        return _without_heads(filled, width)
    line, cells = filled[at]
    headers = _trimmed(cells, max(width, 1))
    titles = tuple(_title(*row) for row in filled[:at])
    return Top(headers, line, max(len(headers), 1), titles)


def _heading_at(rows: list[tuple[int, list[str]]], width: int) -> int | None:
    sought = rows[:_SOUGHT]
    known = [known_headings(cells) for _line, cells in sought]
    best = max(known, default=0)
    if best and (best >= 2 or width == 1):
        return known.index(best)
    if best == 1 and not _looks_like_data(sought[known.index(1)][1]):
        return known.index(1)
    first = _first_whole_row(sought, width)
    if first is None or _looks_like_data(sought[first][1]):
        return None
    below = sought[first + 1 :]
    return first if any(_looks_like_data(cells) for _line, cells in below) else None


def _first_whole_row(rows: list[tuple[int, list[str]]], width: int) -> int | None:
    enough = max(1, min(width, 2), width // 2)
    for at, (_line, cells) in enumerate(rows):
        if sum(bool(cell.strip()) for cell in cells) >= enough:
            return at
    return None


def _looks_like_data(cells: list[str]) -> bool:
    return any(len(cell) <= 200 and _DATA.fullmatch(cell.strip()) for cell in cells)


def _usual_width(rows: list[tuple[int, list[str]]]) -> int:
    widths = Counter(len(cells) for _line, cells in rows)
    return max(widths.items(), key=lambda item: (item[1], item[0]))[0] if widths else 0


def _without_heads(rows: list[tuple[int, list[str]]], width: int) -> Top:
    enough = max(1, min(width, 2))
    at = 0
    while at < len(rows) - 1 and sum(bool(cell.strip()) for cell in rows[at][1]) < enough:
        at += 1
    return Top((), 0, max(width, 1), tuple(_title(*row) for row in rows[:at]))


def _title(line: int, cells: list[str]) -> Dropped:
    return Dropped(line, Why.TITLE, " ".join(cell.strip() for cell in cells if cell.strip())[:200])


def _trimmed(cells: list[str], width: int) -> tuple[str, ...]:
    """Heads as they are written, without the empty ones that stand beyond the rows."""
    heads = [" ".join(cell.split()) for cell in cells]
    while len(heads) > width and not heads[-1]:
        heads.pop()
    return tuple(heads)
