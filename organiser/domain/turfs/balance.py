"""Halving and balanced k-means: pieces of one area with about as many doors each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import cos, floor, inf, pi, sin, sqrt

from organiser.domain.turfs.spots import Spot

ROUNDS = 60
NEAREST = 9
"""Turfs in question for an address: the nearest to the middle of the one it is in."""
_LOOK_ROUND = 10
"""Rounds after which it is found anew which turfs are near."""
_PUSH = 0.35
"""How much a turf with no door at all gains on its neighbours each round, in squared radii."""
_TURN = (sqrt(5) - 1) / 2


@dataclass(frozen=True, slots=True)
class Size:
    """How many doors a turf is to have."""

    target: float

    @property
    def low(self) -> float:
        """The fewest, 25 for 45."""
        return self.target * 5 / 9

    @property
    def high(self) -> float:
        """The most, 60 for 45."""
        return self.target * 4 / 3

    def fits(self, doors: float) -> bool:
        """Tell whether *doors* are one turf."""
        return self.low <= doors <= self.high

    def pieces(self, doors: float) -> int:
        """Return into how many turfs *doors* are to be cut."""
        count = max(1, round(doors / self.target))
        return count + 1 if doors / count > self.high else count


def doors_of(spots: Sequence[Spot]) -> int:
    """Return how many doors are behind *spots*."""
    return sum(spot.doors for spot in spots)


def halved(spots: Sequence[Spot], count: int, seed: int = 0) -> list[list[Spot]]:
    """Halve *spots* along the longest axis until there are *count* pieces, no address cut.

    Another *seed* looks along other axes; 0 looks north and east.
    """
    angle = seed * _TURN % 1 * pi
    return _halved(list(spots), min(count, len(spots)), cos(angle), sin(angle))


def balanced(
    spots: Sequence[Spot], start: Sequence[Sequence[Spot]], size: Size, pause: Callable[[], None]
) -> list[list[Spot]]:
    """Return the best of the rounds of balanced k-means that begin with *start*."""
    if len(start) < 2:
        return [list(piece) for piece in start]
    rounds = _Rounds(spots, start, size)
    for at in range(ROUNDS):
        pause()
        if at % _LOOK_ROUND == 0:
            rounds.look_round()
        rounds.settle()
        rounds.move()
    return rounds.best


def _halved(spots: list[Spot], count: int, cosine: float, sine: float) -> list[list[Spot]]:
    if count < 2:
        return [spots]
    along = [spot.x * cosine + spot.y * sine for spot in spots]
    across = [spot.y * cosine - spot.x * sine for spot in spots]
    axis = along if max(along) - min(along) >= max(across) - min(across) else across
    order = sorted(range(len(spots)), key=axis.__getitem__)
    spots = [spots[index] for index in order]
    first = count // 2
    sums = list(accumulate(spot.doors for spot in spots))
    wanted = sums[-1] * first / count
    cut = min(
        range(first, len(spots) - (count - first) + 1), key=lambda at: abs(sums[at - 1] - wanted)
    )
    return _halved(spots[:cut], first, cosine, sine) + _halved(
        spots[cut:], count - first, cosine, sine
    )


class _Rounds:
    """Rounds of k-means in which a turf with too few doors draws more from further away."""

    def __init__(self, spots: Sequence[Spot], start: Sequence[Sequence[Spot]], size: Size) -> None:
        self.best: list[list[Spot]] = [list(piece) for piece in start]
        self._best_score = (inf, inf)
        self._size = size
        self._pieces = self.best
        self._wanted = doors_of(spots) / len(start)
        self._middles = [(0.0, 0.0)] * len(start)
        self._pull = [0.0] * len(start)
        self._near: list[list[int]] = []
        self._place_middles()
        self._radius = sum(
            ((spot.x - x) ** 2 + (spot.y - y) ** 2) * spot.doors
            for piece, (x, y) in zip(self._pieces, self._middles, strict=True)
            for spot in piece
        ) / max(1, doors_of(spots))

    def look_round(self) -> None:
        """Find which turfs are near which."""
        self._near = nearest(self._middles, NEAREST)

    def settle(self) -> None:
        """Give each address to the turf that draws it most; keep the round if it is the best."""
        pieces: list[list[Spot]] = [[] for _each in self._pieces]
        for piece, near in zip(self._pieces, self._near, strict=True):
            drawing = [(*self._middles[at], self._pull[at], pieces[at]) for at in near]
            for spot in piece:
                best, x, y = inf, spot.x, spot.y
                taken = pieces[near[0]]
                for across, up, pull, other in drawing:
                    cost = (x - across) ** 2 + (y - up) ** 2 - pull
                    if cost < best:
                        best, taken = cost, other
                taken.append(spot)
        self._pieces = pieces
        self._keep()

    def move(self) -> None:
        """Move each turf to its middle; draw more where doors lack, less where there are many."""
        self._place_middles()
        for at, piece in enumerate(self._pieces):
            lack = (self._wanted - doors_of(piece)) / self._wanted
            self._pull[at] += _PUSH * self._radius * lack

    def _keep(self) -> None:
        loads = [doors_of(piece) for piece in self._pieces]
        outside = sum(abs(load - self._size.target) > self._size.target / 5 for load in loads)
        score = outside, sum((load - self._wanted) ** 2 for load in loads)
        if score < self._best_score and all(self._pieces):
            self._best_score, self.best = score, self._pieces

    def _place_middles(self) -> None:
        for at, piece in enumerate(self._pieces):
            if piece:
                self._middles[at] = middle(piece)


def middle(spots: Sequence[Spot]) -> tuple[float, float]:
    """Return the middle of *spots*, by their doors where they have any."""
    weights = [spot.doors for spot in spots]
    if not (total := sum(weights)):
        weights, total = [1] * len(spots), len(spots)
    return (
        sum(spot.x * weight for spot, weight in zip(spots, weights, strict=True)) / total,
        sum(spot.y * weight for spot, weight in zip(spots, weights, strict=True)) / total,
    )


def nearest(middles: Sequence[tuple[float, float]], count: int) -> list[list[int]]:
    """Return for each of *middles* itself and the others nearest to it, *count* in all."""
    xs, ys = [x for x, _y in middles], [y for _x, y in middles]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    cell = max(sqrt(wide * high / len(middles)), max(wide, high) / len(middles), 1.0)
    cells: dict[tuple[int, int], list[int]] = {}
    for at, (x, y) in enumerate(middles):
        cells.setdefault((floor(x / cell), floor(y / cell)), []).append(at)
    return [_nearest(middles, cells, cell, at, min(count, len(middles))) for at in range(len(xs))]


def _nearest(
    middles: Sequence[tuple[float, float]],
    cells: dict[tuple[int, int], list[int]],
    cell: float,
    at: int,
    count: int,
) -> list[int]:
    x, y = middles[at]
    column, row = floor(x / cell), floor(y / cell)
    reach, found = 1, []
    while True:
        found = [
            (0.0 if other == at else (x - middles[other][0]) ** 2 + (y - middles[other][1]) ** 2,
             other != at, other)
            for across in range(column - reach, column + reach + 1)
            for up in range(row - reach, row + reach + 1)
            for other in cells.get((across, up), ())
        ]  # fmt: skip
        if len(found) >= count:
            return [other for _far, _else, other in sorted(found)[:count]]
        reach *= 2
