"""Rows of a text file, one after the other, with the physical line each begins on."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from organiser.importing.dialect import Dialect

csv.field_size_limit(2**31 - 1)

_LONGEST_RECORD = 200
"""Lines; a cell longer than that is a quote that was never closed."""

Row = tuple[int, list[str]]


@dataclass(slots=True)
class TextRows:
    """The rows of one text file; each pass over it reads the file anew."""

    open_lines: Callable[[], Iterator[str]]
    dialect: Dialect
    width: int = 0
    """How many cells a whole row has; 0 when not known yet."""
    unclosed: list[int] = field(default_factory=list)
    """Lines whose quote was never closed, found by the last pass."""

    def __iter__(self) -> Iterator[Row]:
        """Yield each record with the line it begins on; a bad quote costs its own record only."""
        self.unclosed.clear()
        lines = self.open_lines()
        number = 0
        if self.dialect.declared:
            next(lines, None)
            number = 1
        if self.dialect.wrapped:
            lines = (_unwrapped(line) for line in lines)
        waiting: list[str] = []
        while True:
            feed = _Feed(waiting, lines)
            yield from self._records(feed, number)
            if not feed.broken:
                return
            first, waiting = feed.broken
            number = feed.reached
            self.unclosed.append(number)
            yield number, self._one_line(first)

    def _records(self, feed: "_Feed", number: int) -> Iterator[Row]:
        sign, quote = self.dialect.delimiter, self.dialect.quote
        reader = csv.reader(feed, delimiter=sign, quotechar=quote)
        before = 0
        for cells in reader:
            if reader.line_num - before > 1 and not self._is_plausible(feed.record, cells):
                feed.break_off(number + before + 1)
                return
            yield number + before + 1, cells
            before = reader.line_num
            feed.record.clear()
        if feed.overflowed:
            feed.break_off(number + before + 1)

    def _is_plausible(self, record: list[str], cells: list[str]) -> bool:
        """Return True when the lines of *record* are one row whose cells hold line ends."""
        if len(record) >= _LONGEST_RECORD:
            return False
        sign, quote = self.dialect.delimiter, self.dialect.quote
        try:
            strict = list(csv.reader(record, delimiter=sign, quotechar=quote, strict=True))
        except csv.Error:
            return False
        if len(strict) != 1 or (self.width and len(cells) != self.width):
            return False
        full = max(1, len(cells) - 1)
        return len(cells) == 1 or all(line.count(sign) < full for line in record[1:-1])

    def _one_line(self, line: str) -> list[str]:
        text = line.rstrip("\r\n")
        plain = csv.reader([text], delimiter=self.dialect.delimiter, quoting=csv.QUOTE_NONE)
        return [cell.strip(f"{self.dialect.quote} ") for cell in next(plain, [])]


class _Feed:
    """Hands lines to the reader and remembers those of the record under way."""

    def __init__(self, waiting: list[str], lines: Iterator[str]) -> None:
        self.record: list[str] = []
        self.overflowed = False
        self.broken: tuple[str, list[str]] | None = None
        self.reached = 0
        self._waiting = waiting[::-1]
        self._lines = lines

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        if len(self.record) >= _LONGEST_RECORD:
            self.overflowed = True
            raise StopIteration
        line = self._waiting.pop() if self._waiting else next(self._lines)
        self.record.append(line)
        return line

    def break_off(self, line: int) -> None:
        """Give the first line of the record up, and keep the others for a new start."""
        self.reached = line
        self.broken = self.record[0], self.record[1:] + self._waiting[::-1]


def _unwrapped(line: str) -> str:
    text = line.strip()
    if len(text) > 1 and text[0] == '"' == text[-1]:
        return text[1:-1].replace('""', '"') + "\n"
    return line
