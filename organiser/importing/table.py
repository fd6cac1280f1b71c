"""A table as it was found in somebody's file: heads of columns, rows, and what was left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from itertools import islice
from typing import Protocol

from organiser.domain.identity import fold
from organiser.i18n import _, counted
from organiser.importing.unreadable import MOST_ROWS, TooLarge

_NEAR_THE_TOP = 40
_MOST_TOLD = 10_000
"""Lines left out that are remembered one by one; the others are only counted."""
_SUMS = re.compile(
    r"(?:sous[- ]?)?tota(?:l|ux)\b|grand total|nombre (?:de|d'|total)|effectif"
    r"|moyenne\b|somme\b|subtotal|average\b|count\b",
    re.IGNORECASE,
)


class Rows(Protocol):
    """A source of rows that can be read more than once."""

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each row with the line it begins on, from 1."""
        ...


class Why(StrEnum):
    """Why a line of the file is no row of the table."""

    TITLE = "title"
    BLANK = "blank"
    REPEATED_HEADING = "repeated_heading"
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that brings nobody in, and why."""

    line: int
    why: Why
    text: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What the program found out about a file by itself."""

    kind: str
    """ "text", "workbook" or "cards"."""
    encoding: str = ""
    delimiter: str = ""
    heading_line: int = 0
    """0 when the columns have no heads."""
    sheet: str = ""
    sheets_not_read: tuple[str, ...] = ()
    removed_signs: int = 0
    damaged_bytes: int = 0
    mended: bool = False
    titles: tuple[str, ...] = ()
    """Words above the table; a refusal may stand there."""


@dataclass(slots=True)
class Table:
    """Heads of columns and rows that are read as often as asked, in flat memory for text."""

    headers: tuple[str, ...]
    found: Found
    source: Rows
    width: int
    title_lines: tuple[Dropped, ...] = ()
    dropped: list[Dropped] = field(default_factory=list)
    """Lines left out by the last whole pass, the titles above included."""
    damaged: set[int] = field(default_factory=set)
    """Lines of rows whose quote was never closed, as far as the pass has come."""
    wrong_width: dict[int, int] = field(default_factory=dict)
    """Line and number of cells of the rows that are too long or too short, likewise."""

    def __iter__(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield each row with its line; blank lines, repeated heads and sums are left out."""
        self._begin()
        heading = list(self.headers)
        width, rows = self.width, 0
        after = self.found.heading_line or (self.title_lines[-1].line if self.title_lines else 0)
        unclosed = getattr(self.source, "unclosed", None)
        for line, cells in self.source:
            if line <= after:
                continue
            if unclosed and line == unclosed[-1]:
                self.damaged.add(line)
            elif why := _no_row(cells, heading):
                self._drop(line, why, cells)
                continue
            rows += 1
            if rows > MOST_ROWS:
                raise TooLarge
            yield line, tuple(cells) if len(cells) == width else self._fitted(line, cells)

    @property
    def fingerprint(self) -> str:
        """The same for every file with the same heads of columns, whatever their case."""
        return sha256("\x1f".join(map(fold, self.headers)).encode()).hexdigest()[:32]

    def head_by(self, names: frozenset[str]) -> None:
        """Take the first row near the top that holds all *names* for the heads of the columns."""
        for line, cells in islice(self.source, _NEAR_THE_TOP):
            heads = tuple(" ".join(cell.split()) for cell in cells)
            if names <= {*heads, *cells}:
                self._begin_below(line, heads)
                return

    def unhead(self) -> None:
        """Take every row for a person: the columns have no heads."""
        self._begin_below(0, ())

    def described(self) -> tuple[str, ...]:
        """Return what was found, in sentences for her."""
        return tuple(_descriptions(self))

    def _begin_below(self, line: int, heads: tuple[str, ...]) -> None:
        self.headers, self.width = heads, len(heads) or self.width
        self.found = replace(self.found, heading_line=line)
        self.title_lines = tuple(title for title in self.title_lines if title.line < line)

    def _begin(self) -> None:
        self.dropped = list(self.title_lines)
        self.damaged = set()
        self.wrong_width = {}

    def _drop(self, line: int, why: Why, cells: list[str]) -> None:
        if len(self.dropped) < _MOST_TOLD:
            text = "" if why is Why.BLANK else " ".join(filter(None, cells))[:200]
            self.dropped.append(Dropped(line, why, text))

    def _fitted(self, line: int, cells: list[str]) -> tuple[str, ...]:
        """Return *cells* as wide as the table; what stands beyond is kept at the end."""
        if len(cells) < self.width:
            self._note_width(line, len(cells))
            return (*cells, *[""] * (self.width - len(cells)))
        while len(cells) > self.width and not cells[-1].strip():
            cells = cells[:-1]
        if len(cells) > self.width:
            self._note_width(line, len(cells))
        return tuple(cells)

    def _note_width(self, line: int, cells: int) -> None:
        self.wrong_width[line] = cells


def _no_row(cells: list[str], heading: list[str]) -> Why | None:
    first = cells[0].strip() if cells else ""
    if first:
        return _repeated_or_sum(first, cells, heading)
    if not any(cells):
        return Why.BLANK
    filled = [cell for cell in cells if cell.strip()]
    if not filled:
        return Why.BLANK
    return _repeated_or_sum(filled[0].strip(), cells, heading)


def _repeated_or_sum(first: str, cells: list[str], heading: list[str]) -> Why | None:
    if heading and cells[0] == heading[0] and cells[: len(heading)] == heading:
        return Why.REPEATED_HEADING
    if not first[0].isalnum() and not any(sign.isalnum() for cell in cells for sign in cell):
        return Why.BLANK
    if first[0] in "tTsSnNeEmMgGaAcC" and _SUMS.match(first):
        filled = [cell.strip() for cell in cells if cell.strip()]
        numbers = sum(
            cell.strip("%€ ").replace(" ", "").replace(",", "").isdigit() for cell in filled
        )
        if len(filled) <= 1 + numbers or (len(filled) == 1 and ":" in first):
            return Why.SUM
    folded_same = (
        heading and cells[0][:1].lower() == heading[0][:1].lower() and _same_folded(cells, heading)
    )
    return Why.REPEATED_HEADING if folded_same else None


def _same_folded(cells: list[str], heading: list[str]) -> bool:
    return fold(cells[0]) == fold(heading[0]) and list(map(fold, cells[: len(heading)])) == list(
        map(fold, heading)
    )


def _descriptions(table: Table) -> Iterator[str]:
    yield from _kinds(table.found)
    found = table.found
    if found.heading_line:
        yield _("The heads of the columns are on line {line}.").format(line=found.heading_line)
    elif not table.headers:
        yield _("The columns have no heads.")
    yield from _repairs(found)
    yield from _dropped_lines(table)


def _kinds(found: Found) -> Iterator[str]:
    if found.kind == "cards":
        yield _("Contact cards, in {encoding}.").format(encoding=found.encoding)
    elif found.encoding:
        yield _("Text in {encoding}, cells apart by {sign}.").format(
            encoding=found.encoding, sign=_sign(found.delimiter)
        )
    if found.sheet:
        yield _("Sheet read: {name}.").format(name=found.sheet)
    if found.sheets_not_read:
        yield _("Sheets not read: {names}.").format(names=", ".join(found.sheets_not_read))


def _repairs(found: Found) -> Iterator[str]:
    if found.mended:
        yield _("Spoilt accents were put right.")
    if found.removed_signs:
        yield counted(
            "{count} hidden sign was removed.",
            "{count} hidden signs were removed.",
            found.removed_signs,
        )
    if found.damaged_bytes:
        yield counted(
            "{count} damaged sign was read as well as could be.",
            "{count} damaged signs were read as well as could be.",
            found.damaged_bytes,
        )


def _dropped_lines(table: Table) -> Iterator[str]:
    for why, sentence in (
        (Why.TITLE, _("Titles above the table, left out: lines {lines}.")),
        (Why.BLANK, _("Blank lines, left out: {lines}.")),
        (Why.REPEATED_HEADING, _("Heads repeated further down, left out: lines {lines}.")),
        (Why.SUM, _("Totals, left out: lines {lines}.")),
    ):
        lines = [dropped.line for dropped in table.dropped if dropped.why is why]
        if lines:
            shown = ", ".join(map(str, lines[:20])) + ("…" if len(lines) > 20 else "")
            yield sentence.format(lines=shown)


def _sign(delimiter: str) -> str:
    named = {"\t": _("a tab"), ";": _("a semicolon"), ",": _("a comma"), "|": _("a bar")}
    return named.get(delimiter, f"“{delimiter}”")
