"""Which numbers of a table may be shown: none that tells of too few, nor by what is left of a sum.

A number from one to four tells of somebody. It is hidden, and so is whatever would let it be worked
out again from the sums beside and below: no hidden number is the only unknown of a sum, nor the
only way between two parts of the table that are known otherwise.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import product

LEAST = 5
Cell = tuple[str, str]
"""Row and column; an empty name is the sum of all."""
Place = tuple[int, str]
"""A row (0) or a column (1), by its name."""
ALL = ""


class _Covered:
    """The cells that are hidden so far, counted by row and by column."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        self.cells: set[Cell] = set()
        self.rows: Counter[str] = Counter()
        self.columns: Counter[str] = Counter()
        for cell in cells:
            self.add(cell)

    def add(self, cell: Cell) -> None:
        """Hide *cell* too."""
        self.cells.add(cell)
        self.rows[cell[0]] += 1
        self.columns[cell[1]] += 1


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
    covered = _Covered(cell for cell, count in table.items() if 0 < count < LEAST)
    lines = _lines(table)
    while _cover_lines(table, lines, covered) or _cover_bridge(table, covered):
        pass
    return frozenset(covered.cells)


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


def _cover_lines(
    table: Mapping[Cell, int], lines: Sequence[Sequence[Cell]], covered: _Covered
) -> bool:
    """Hide what more it takes in each line that gives something away; True if any did."""
    is_more = False
    for line in lines:
        while _tells(table, line, covered.cells):
            found = _next(table, line, covered)
            if found is None:
                break
            covered.add(found)
            is_more = True
    return is_more


def _cover_bridge(table: Mapping[Cell, int], covered: _Covered) -> bool:
    """Hide one cell more where a hidden one is the only way between two parts; True if one is."""
    for row, column in bridges(covered.cells):
        beside = [cell for cell in table if cell[0] == row or cell[1] == column]
        found = _next(table, beside, covered)
        if found is not None:
            covered.add(found)
            return True
    return False


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
    table: Mapping[Cell, int], line: Sequence[Cell], covered: _Covered
) -> Cell | None:  # fmt: skip
    """Return which cell of *line* to hide next; None where all are hidden.

    One that is something rather than nothing, a part rather than a sum, where the line that crosses
    needs one too rather than not, the smallest of those.
    """
    is_row = len({row for row, _ in line}) == 1

    def worth(cell: Cell) -> tuple[bool, bool, bool, int, Cell]:
        crossing = covered.columns[cell[1]] if is_row else covered.rows[cell[0]]
        return table[cell] == 0, ALL in cell, crossing == 0, table[cell], cell

    return min((cell for cell in line if cell not in covered.cells), key=worth, default=None)


def bridges(cells: AbstractSet[Cell]) -> Sequence[Cell]:
    """Return the cells without which their row and their column hang together by no others.

    Rows and columns are places, hidden cells the ways between them: one walk through all finds
    each way that lies on no round (Tarjan).
    """
    walk = _Walk(cells)
    for start in walk.ways:
        if start not in walk.order:
            walk.from_place(start)
    return walk.found


class _Walk:
    """One walk through the places: when each was come to, and how early one is back from it."""

    def __init__(self, cells: AbstractSet[Cell]) -> None:
        self.ways: dict[Place, list[Place]] = {}
        for row, column in sorted(cells):
            self.ways.setdefault((0, row), []).append((1, column))
            self.ways.setdefault((1, column), []).append((0, row))
        self.order: dict[Place, int] = {}
        self.found: list[Cell] = []
        self._low: dict[Place, int] = {}
        self._path: list[tuple[Place, Place, Iterator[Place]]] = []

    def from_place(self, start: Place) -> None:
        """Walk through all that hangs together with *start*."""
        self._come_to(start, start)
        while self._path:
            place, before, more = self._path[-1]
            after = next(more, None)
            if after is None:
                self._leave(place, before)
            elif after not in self.order:
                self._come_to(after, place)
            elif after != before:
                self._low[place] = min(self._low[place], self.order[after])

    def _come_to(self, place: Place, before: Place) -> None:
        self.order[place] = self._low[place] = len(self.order)
        self._path.append((place, before, iter(self.ways[place])))

    def _leave(self, place: Place, before: Place) -> None:
        self._path.pop()
        if not self._path:
            return
        self._low[before] = min(self._low[before], self._low[place])
        if self._low[place] > self.order[before]:
            self.found.append(_cell(place, before))


def _cell(one: Place, other: Place) -> Cell:
    return (one[1], other[1]) if one[0] == 0 else (other[1], one[1])
