"""Built-up areas: addresses that stand near each other; hamlets gathered into rounds by car."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import product
from math import dist, floor, sqrt

Place = tuple[float, float]

LINK = 250.0
"""Metres: two addresses no further apart than this are in one built-up area."""

FARTHEST = 4_000.0
"""Metres that a round by car may lie across, from its first hamlet."""

_CELL = LINK / sqrt(2)
"""The side of a square in which any two places are near enough."""
_AROUND = sorted(
    (step for step in product(range(-2, 3), repeat=2) if step > (0, 0)),
    key=lambda step: (abs(step[0]) + abs(step[1]), step),
)


def linked(places: Sequence[Place]) -> list[int]:
    """Return the number of the area of each place, areas numbered from 0 as they come."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, (x, y) in enumerate(places):
        cells[floor(x / _CELL), floor(y / _CELL)].append(index)
    above = {cell: cell for cell in cells}
    for step in _AROUND:
        for cell, inside in cells.items():
            other = cell[0] + step[0], cell[1] + step[1]
            if other not in cells or _top(above, cell) == _top(above, other):
                continue
            if _near(places, inside, cells[other]):
                above[_top(above, cell)] = _top(above, other)
    top_of = [cell for _index, cell in sorted(
        (index, _top(above, cell)) for cell, inside in cells.items() for index in inside
    )]  # fmt: skip
    numbers = {top: number for number, top in enumerate(dict.fromkeys(top_of))}
    return [numbers[top] for top in top_of]


def gathered(hamlets: Sequence[tuple[Place, int]], most: float) -> list[list[int]]:
    """Gather *hamlets*, a middle and its doors each, nearest first, *most* doors a round."""
    cells: dict[tuple[int, int], set[int]] = defaultdict(set)
    for at, (place, _doors) in enumerate(hamlets):
        cells[_square(place)].add(at)
    rounds: list[list[int]] = []
    taken: set[int] = set()
    for first in sorted(range(len(hamlets)), key=lambda at: (*hamlets[at][0], at)):
        if first not in taken:
            rounds.append(_round_from(first, hamlets, cells, most))
            taken.update(rounds[-1])
    return rounds


def _round_from(
    first: int,
    hamlets: Sequence[tuple[Place, int]],
    cells: dict[tuple[int, int], set[int]],
    most: float,
) -> list[int]:
    """Return *first* and the hamlets that go with it; they leave *cells*."""
    start, doors = hamlets[first]
    column, row = _square(start)
    around = [
        cells.get((column + one, row + two), set()) for one, two in product((-1, 0, 1), repeat=2)
    ]
    cells[column, row].discard(first)
    taken, last = [first], start
    while fits := [
        (dist(last, hamlets[at][0]), at)
        for inside in around
        for at in inside
        if doors + hamlets[at][1] <= most and dist(start, hamlets[at][0]) <= FARTHEST
    ]:
        nearest = min(fits)[1]
        last = hamlets[nearest][0]
        cells[_square(last)].discard(nearest)
        taken.append(nearest)
        doors += hamlets[nearest][1]
    return taken


def _square(place: Place) -> tuple[int, int]:
    return floor(place[0] / FARTHEST), floor(place[1] / FARTHEST)


def _top(above: dict[tuple[int, int], tuple[int, int]], cell: tuple[int, int]) -> tuple[int, int]:
    while above[cell] != cell:
        above[cell] = above[above[cell]]
        cell = above[cell]
    return cell


def _near(places: Sequence[Place], these: list[int], those: list[int]) -> bool:
    return any(dist(places[one], places[two]) <= LINK for one, two in product(these, those))
