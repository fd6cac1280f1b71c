"""Where boxes may be on one part of a flat page, and how good each place is."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from organiser.scanning.codes import Floats
from organiser.scanning.flat import SCALE, Ink

Places = NDArray[np.integer]

CELL = 2
"""Pixels of a side of the tolerant map's squares: two, as `_tolerant` takes them."""
_ENOUGH = 0.6
"""More than that says nothing more: a thick line is no better box."""


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the flat page, in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @classmethod
    def around(cls, points: Floats, side: float, room: float) -> "Area":
        """Return what holds squares of *side* at *points*, with so many pixels of *room*."""
        low, high = points.min(0) - room, points.max(0) + side + room
        most = 210 * SCALE, 297 * SCALE
        left, top = (max(0, int(value)) for value in low)
        right, bottom = (min(end, int(value)) for end, value in zip(most, high, strict=True))
        return cls(left, top, right, bottom)


class Likeness:
    """How much something starts at each pixel of an area; 1 is as black as the page's black."""

    def __init__(
        self,
        ink: Ink,
        black: float,
        area: Area,
        side: float,
        measure: Callable[[Ink, int], Ink],
    ) -> None:
        part = ink[area.top : area.bottom, area.left : area.right]
        self.values = measure(part, round(side)) / np.float32(black)
        self._ink, self._black, self._side = part, black, round(side)
        self._corner = np.array([area.left, area.top])
        self._off = (round(side) - side) / 2
        self._tolerant = _tolerant(self.values)

    def near(self, points: Floats, reach: float) -> tuple[Floats, Floats]:
        """Return the best place within *reach* pixels of each point, and how good it is."""
        steps = np.arange(-int(reach), int(reach) + 1)
        middles = np.rint(points - self._off - self._corner).astype(int)
        across = np.clip(middles[:, :1] + steps, 0, self.values.shape[1] - 1)
        down = np.clip(middles[:, 1:] + steps, 0, self.values.shape[0] - 1)
        windows = self.values[down[:, :, None], across[:, None, :]]
        windows -= _bowl(len(steps))
        best = windows.reshape(len(points), -1).argmax(1)
        at_y, at_x = np.divmod(best, len(steps))
        every = np.arange(len(points))
        x, y = across[every, at_x], down[every, at_y]
        found = np.stack([x, y], 1) + self._finer(x, y) + self._corner + self._off
        return found, self.values[y, x]

    def score(self, across: Floats, down: Floats) -> Floats:
        """Return how good the tolerant map is at these places, which may be far outside."""
        high, wide = self._tolerant.shape
        x = ((across - self._off - self._corner[0]) / CELL).astype(int)
        y = ((down - self._off - self._corner[1]) / CELL).astype(int)
        inside = (x >= 0) & (x < wide) & (y >= 0) & (y < high)
        values = self._tolerant[np.clip(y, 0, high - 1), np.clip(x, 0, wide - 1)]
        scored: Floats = np.where(inside, values, 0)
        return scored

    def outlined(self, points: Floats) -> Floats:
        """Return how much ink is on the palest side of the box at each point, from 0 to 1.

        A box that is blackened or crossed out still has four sides; a blank place has none.
        """
        along = np.linspace(0.15, 0.85, 9) * self._side
        across = np.arange(-2, 3)
        sides = []
        for edge in (0, self._side):
            for x, y in ((along[:, None], edge + across), (edge + across, along[:, None])):
                at = np.broadcast_arrays(x, y)
                sides.append(self._at(points, *at).max(2).mean(1))
        palest: Floats = np.min(sides, 0)
        return palest

    def filled(self, points: Floats) -> Floats:
        """Return how much ink is inside the box at each point; 1 is as black as the page's."""
        inside = np.linspace(0.2, 0.8, 9) * self._side
        x, y = np.meshgrid(inside, inside)
        mean: Floats = self._at(points, x, y).mean((1, 2)) / self._black
        return mean

    def _at(self, points: Floats, x: Floats, y: Floats) -> Floats:
        """Return the ink at *x* and *y* beside each of *points*."""
        places = points - self._off - self._corner
        across = (places[:, 0, None, None] + x).astype(int)
        down = (places[:, 1, None, None] + y).astype(int)
        high, wide = self._ink.shape
        found: Floats = self._ink[np.clip(down, 0, high - 1), np.clip(across, 0, wide - 1)]
        return found

    def _finer(self, x: Places, y: Places) -> Floats:
        """Return by how much of a pixel the top of each peak lies beside its middle."""
        high, wide = self.values.shape
        x, y = np.clip(x, 2, wide - 3), np.clip(y, 2, high - 3)
        here = self.values[y, x]
        moved = []
        for before, after in (
            (self.values[y, x - 2], self.values[y, x + 2]),
            (self.values[y - 2, x], self.values[y + 2, x]),
        ):
            bent = before - 2 * here + after
            step = np.where(bent < -1e-6, (before - after) / np.minimum(bent, -1e-6), 0)
            moved.append(np.clip(step, -1, 1))
        return np.stack(moved, 1)


def _bowl(width: int) -> Ink:
    """Return what a place costs for being far: of two equal ones the nearer is taken."""
    steps = np.linspace(-1, 1, width, dtype=np.float32) ** 2
    cost: Ink = np.float32(0.06) * (steps[:, None] + steps[None, :])
    return cost


def _tolerant(values: Ink) -> Ink:
    """Return the map in squares of `CELL` pixels, each as good as its best neighbour."""
    high, wide = (length // CELL * CELL for length in values.shape)
    pairs = np.maximum(values[:high:CELL, :wide], values[1:high:CELL, :wide])
    cells = np.maximum(pairs[:, ::CELL], pairs[:, 1::CELL])
    padded = np.pad(np.clip(cells, 0, _ENOUGH), 1)
    rows = np.maximum(np.maximum(padded[:-2], padded[1:-1]), padded[2:])
    wider: Ink = np.maximum(np.maximum(rows[:, :-2], rows[:, 1:-1]), rows[:, 2:])
    return wider
