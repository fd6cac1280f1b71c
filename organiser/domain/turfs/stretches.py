"""Whole stretches of street that change turfs, so that fewer streets are cut in two."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import dist, floor

from organiser.domain.turfs.balance import Size, doors_of, middle
from organiser.domain.turfs.spots import Spot, apart

GAP = 90.0
"""Metres without a door: the street is cut there."""

SHARE = 4
"""A stretch has a quarter of a turf's doors at most."""

TOUCH = 60.0
"""Metres between the nearest doors of two stretches that touch."""

ROUNDS = 12
ENOUGH = 0.002
"""Rounds end when no more than this share of the stretches moves."""

UNEVEN, LEFT_BEHIND = 5.0, 0.15
"""What doors too few or too many cost, and a neighbour of the same street in another turf."""

Middle = tuple[float, float]


@dataclass(slots=True)
class Stretch:
    """Some doors of one street, both sides, that go to one turf together."""

    spots: list[Spot]
    doors: int
    middle: Middle
    turf: int
    beside: set[int]
    """Those that touch it."""


def swapped(
    pieces: Sequence[Sequence[Spot]], size: Size, pause: Callable[[], None]
) -> list[list[Spot]]:
    """Return *pieces* after stretches went to a turf that touches them, where that is better."""
    swap = _Swap(pieces, size)
    for _round in range(ROUNDS):
        pause()
        if swap.go_round() <= ENOUGH * len(swap.stretches):
            break
    return swap.pieces()


class _Swap:
    """Which stretch is in which turf, and what a move would cost."""

    def __init__(self, pieces: Sequence[Sequence[Spot]], size: Size) -> None:
        self._size = size
        self._loads = [doors_of(piece) for piece in pieces]
        self._middles = [middle(piece) for piece in pieces]
        self._unit = _mean_radius(pieces, self._middles) or 1.0
        self.stretches = [
            Stretch(spots, doors_of(spots), middle(spots), turf, set())
            for turf, piece in enumerate(pieces)
            for spots in _cut(piece, size.target / SHARE)
        ]
        self._members: list[set[int]] = [set() for _each in pieces]
        for at, stretch in enumerate(self.stretches):
            self._members[stretch.turf].add(at)
        _find_touching(self.stretches)

    def go_round(self) -> int:
        """Move each stretch that is better elsewhere, once; return how many moved."""
        moved = 0
        for at, stretch in enumerate(self.stretches):
            turfs = sorted({self.stretches[other].turf for other in stretch.beside})
            gains = [(self._change(stretch, turf), turf) for turf in turfs if turf != stretch.turf]
            change, turf = min(gains, default=(0.0, 0))
            if change < -1e-9 and not self._would_cut(at):
                self._move(at, turf)
                moved += 1
        return moved

    def pieces(self) -> list[list[Spot]]:
        """Return the spots of each turf."""
        return [
            [spot for at in sorted(inside) for spot in self.stretches[at].spots]
            for inside in self._members
        ]

    def _change(self, stretch: Stretch, turf: int) -> float:
        """Return how much worse all is when *stretch* goes to *turf*."""
        less, more = self._loads[stretch.turf] - stretch.doors, self._loads[turf] + stretch.doors
        if not (self._size.fits(less) and self._size.fits(more)):
            return 0.0
        uneven = self._uneven(less) + self._uneven(more)
        uneven -= self._uneven(self._loads[stretch.turf]) + self._uneven(self._loads[turf])
        far = dist(stretch.middle, self._middles[turf])
        far -= dist(stretch.middle, self._middles[stretch.turf])
        left = self._of_street(stretch, stretch.turf) - self._of_street(stretch, turf)
        return UNEVEN * uneven + far / self._unit + LEFT_BEHIND * left

    def _uneven(self, doors: int) -> float:
        return (doors / self._size.target - 1) ** 2

    def _of_street(self, stretch: Stretch, turf: int) -> int:
        street = stretch.spots[0].street
        beside = (self.stretches[at] for at in stretch.beside)
        return sum(other.turf == turf and other.spots[0].street == street for other in beside)

    def _would_cut(self, at: int) -> bool:
        """Tell whether the turf of a stretch would be in two without it."""
        inside = self._members[self.stretches[at].turf]
        return self._parts(inside - {at}) > self._parts(inside)

    def _parts(self, inside: set[int]) -> int:
        left, parts = set(inside), 0
        while left:
            parts += 1
            reached = [left.pop()]
            while reached:
                touching = self.stretches[reached.pop()].beside & left
                left -= touching
                reached.extend(touching)
        return parts

    def _move(self, at: int, turf: int) -> None:
        stretch = self.stretches[at]
        was = stretch.turf
        self._members[was].discard(at)
        self._members[turf].add(at)
        self._loads[was] -= stretch.doors
        self._loads[turf] += stretch.doors
        stretch.turf = turf
        for changed in (was, turf):
            self._middles[changed] = _middle_of(self.stretches[at] for at in self._members[changed])


def _cut(piece: Sequence[Spot], most: float) -> list[list[Spot]]:
    """Cut each street of *piece* where no door stands for long, and where doors are enough."""
    streets: dict[str, list[Spot]] = {}
    for spot in piece:
        streets.setdefault(spot.street, []).append(spot)
    found: list[list[Spot]] = []
    for spots in streets.values():
        wide = max(spot.x for spot in spots) - min(spot.x for spot in spots)
        high = max(spot.y for spot in spots) - min(spot.y for spot in spots)
        ends = sorted(spots, key=lambda spot: spot.x) if wide >= high else sorted(
            spots, key=lambda spot: spot.y
        )  # fmt: skip
        stretch: list[Spot] = []
        for spot in ends:
            full = doors_of(stretch) + spot.doors > most
            if stretch and (full or apart(stretch[-1], spot) > GAP):
                found.append(stretch)
                stretch = []
            stretch.append(spot)
        found.append(stretch)
    return found


def _find_touching(stretches: Sequence[Stretch]) -> None:
    cells: dict[tuple[int, int], set[tuple[float, float, int]]] = {}
    for at, stretch in enumerate(stretches):
        for spot in stretch.spots:
            cell = floor(spot.x / TOUCH), floor(spot.y / TOUCH)
            cells.setdefault(cell, set()).add((spot.x, spot.y, at))
    for (column, row), inside in cells.items():
        around = [
            there
            for across in (column - 1, column, column + 1)
            for up in (row - 1, row, row + 1)
            for there in cells.get((across, up), ())
        ]
        for x, y, at in inside:
            beside = stretches[at].beside
            beside.update(
                other
                for across, up, other in around
                if other != at and (x - across) ** 2 + (y - up) ** 2 < TOUCH**2
            )


def _middle_of(stretches: Iterable[Stretch]) -> Middle:
    parts = [(stretch.middle, max(stretch.doors, 1)) for stretch in stretches]
    total = sum(weight for _middle, weight in parts) or 1
    x = sum(place[0] * weight for place, weight in parts) / total
    return x, sum(place[1] * weight for place, weight in parts) / total


def _mean_radius(pieces: Sequence[Sequence[Spot]], middles: Sequence[Middle]) -> float:
    far = [
        dist((spot.x, spot.y), middle)
        for piece, middle in zip(pieces, middles, strict=True)
        for spot in piece
    ]
    return sum(far) / max(1, len(far))
