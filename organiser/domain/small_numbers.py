"""Which numbers of a table may be shown: none that tells of too few, nor by what is left of a sum.

A number from one to four tells of somebody. It is hidden, and so is whatever would let it be worked
out again from the sums beside and below: no hidden number is the only unknown of a sum, nor the
only way between two parts of the table that are known otherwise.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import product

LEAST = 5
Cell = tuple[str, str]
"""Row and column; an empty name is the sum of all."""
ALL = ""


def with_sums(counts: Mapping[Cell, int]) -> dict[Cell, int]:
    """Return *counts* as a whole table, with the sum of each row, of each column, of all."""
    rows, columns = ({cell[at]: None for cell in counts} for at in (0, 1))
    table = {cell: counts.get(cell, 0) for cell in product(rows, columns)}
    for (row, column), count in list(table.items()):
        for cell in ((row, ALL), (ALL, column), (ALL, ALL)):
            table[cell] = table.get(cell, 0) + count
    return table


def hidden(table: Mapping[Cell, int]) -> AbstractSet[Cell]:
    """Return the cells of *table*, sums included, that may not be shown."""
    covered: set[Cell] = {cell for cell, count in table.items() if 0 < count < LEAST}
    lines = _lines(table)
    while more := _uncovered(table, lines, covered):
        covered |= more
    return frozenset(covered)


def shown(table: Mapping[Cell, int]) -> dict[Cell, int | None]:
    """Return *table* with None for what may not be shown."""
    covered = hidden(table)
    return {cell: None if cell in covered else count for cell, count in table.items()}


def _lines(table: Mapping[Cell, int]) -> Sequence[Sequence[Cell]]:
    """Return each row and each column of *table*, its sum being one of its cells."""
    found: dict[tuple[int, str], list[Cell]] = {}
    for cell in table:
        for at in (0, 1):
            found.setdefault((at, cell[at]), []).append(cell)
    return list(found.values())


def _uncovered(
    table: Mapping[Cell, int], lines: Sequence[Sequence[Cell]], covered: AbstractSet[Cell]
) -> AbstractSet[Cell]:
    """Return what must be hidden besides: a cell of the first line that gives something away."""
    for line in lines:
        if _tells(table, line, covered):
            return _next(table, line, covered)
    for row, column in sorted(covered):
        if not _is_reached((row, column), covered - {(row, column)}):
            beside = [cell for cell in table if cell[0] == row or cell[1] == column]
            return _next(table, beside, covered)
    return frozenset()


def _tells(table: Mapping[Cell, int], line: Sequence[Cell], covered: AbstractSet[Cell]) -> bool:
    """Whether what is hidden in *line* is one number only, or together too few."""
    inside = [cell for cell in line if cell in covered]
    if not inside:
        return False
    is_sum_shown = not any(_is_sum_of(cell, line) for cell in inside)
    return len(inside) == 1 or (is_sum_shown and sum(table[cell] for cell in inside) < LEAST)


def _is_sum_of(cell: Cell, line: Sequence[Cell]) -> bool:
    at = 0 if len({other[1] for other in line}) == 1 else 1
    return cell[at] == ALL


def _next(
    table: Mapping[Cell, int], line: Sequence[Cell], covered: AbstractSet[Cell]
) -> AbstractSet[Cell]:
    """Return which cell of *line* to hide next.

    One that is something rather than nothing, a part rather than a sum, where the line that crosses
    needs one too rather than not, the smallest of those.
    """
    rows, columns = Counter(row for row, _ in covered), Counter(column for _, column in covered)
    is_row = len({row for row, _ in line}) == 1

    def worth(cell: Cell) -> tuple[bool, bool, bool, int, Cell]:
        crossing = columns[cell[1]] if is_row else rows[cell[0]]
        return table[cell] == 0, ALL in cell, crossing == 0, table[cell], cell

    return frozenset(sorted((cell for cell in line if cell not in covered), key=worth)[:1])


def _is_reached(cell: Cell, covered: AbstractSet[Cell]) -> bool:
    """Whether the row and the column of *cell* hang together by other hidden cells."""
    rows, columns = {cell[0]}, set[str]()
    while True:
        more = {column for row, column in covered if row in rows} - columns
        columns |= more
        if cell[1] in columns:
            return True
        fresh = {row for row, column in covered if column in more} - rows
        if not fresh:
            return False
        rows |= fresh
