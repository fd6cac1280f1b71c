"""Finds the boxes of one row: a wide search for the whole, then each box near its row's curve."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from organiser.scanning.codes import Floats
from organiser.scanning.flat import SCALE
from organiser.scanning.likeness import CELL, Likeness

FIRST_REACH, NEXT_REACH = 1.5 * SCALE, 0.8 * SCALE
OFF_CURVE = 0.45 * SCALE
"""A box further from its row's curve was mistaken for something else."""

_ROBUST = 0.12 * SCALE
_ROUNDS = 6
_FAR = 0.005
"""What the whole reach costs: of two equal places the nearer is taken."""
_COST = 0.02
"""Of one more freedom of a curve, in square pixels."""
_LONG = 12
"""Boxes; a longer row may bend twice."""
_FEWEST_SEEN = 0.7
_POOR = 0.65
"""Of the usual response: such a box is blackened, its edges are not those of the print."""
_BLACKENED = 0.7
"""A box that holds so much ink is placed by its row alone."""
_PRINTED = 0.2
"""Of ink on each side of a box, however pale its picture."""
_MORE = 0.6
_SPACING = 0.15
_GOOD = 0.25
"""A box of a sharp page is about 0.8; this much is seen on the worst ones."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far from its expected place a row is searched for."""

    shift: float
    """Pixels, each way."""
    scale: float
    slope: float


@dataclass(frozen=True, slots=True)
class FoundRow:
    """The boxes of a row, whether each was seen, and how much it looked like one."""

    points: Floats
    is_seen: NDArray[np.bool_]
    response: Floats
    is_shifted: bool = False
    """It ends where nothing is printed, and goes on at its other end."""

    def is_sound(self, designed: Floats, usual: float) -> bool:
        """Say whether the row is where boxes are; *usual* is the response of the page."""
        if self.is_shifted or self.is_seen.mean() < _FEWEST_SEEN:
            return False
        if np.median(self.response) < usual / 2:
            return False
        seen, meant = self.points[self.is_seen], designed[self.is_seen]
        spacing = np.diff(seen[:, 0]) / np.diff(meant[:, 0])
        return bool((np.abs(spacing - 1) <= _SPACING).all())


def search(likeness: Likeness, expected: Floats, reach: Reach) -> Floats:
    """Return the whole row moved, stretched and tilted to where it scores best."""
    middle = expected.mean(0)
    along = expected[:, 0] - middle[0]
    step = 2.0 * CELL
    by_length = step / max(float(np.abs(along).max()), 1.0)
    scales, slopes = _steps(reach.scale, by_length), _steps(reach.slope, by_length)
    shifts = _steps(reach.shift, step)
    across = expected[:, 0] + along * scales[:, None, None] + shifts[:, None]
    down = expected[:, 1] + along * slopes[:, None, None] + shifts[:, None]
    scores = likeness.score(across[:, None, :, None], down[None, :, None, :]).mean(-1)
    far = (shifts / max(reach.shift, 1.0)) ** 2
    scores = scores - _FAR * (far[:, None] + far)
    best = np.unravel_index(scores.argmax(), scores.shape)
    x, y = across[best[0], best[2]], down[best[1], best[3]]
    return np.stack([x, y], 1)


def settle(likeness: Likeness, designed: Floats, start: Floats) -> FoundRow:
    """Return each box at its best place near *start*, held together by the row's curve."""
    curve: Floats = start
    points: Floats = curve
    response: Floats = np.zeros(len(curve))
    is_clear: Floats = response
    for reach in (FIRST_REACH, NEXT_REACH):
        points, response = likeness.near(curve, reach)
        is_clear = np.clip((_BLACKENED - likeness.filled(points)) / 0.2, 0.02, 1)
        weights = np.maximum(response, 0.01) * is_clear
        curve = designed + _curve(designed[:, 0], points - designed, weights)
    off = np.hypot(*(points - curve).T)
    usual = max(_GOOD, float(np.median(response)))
    is_seen = (off <= OFF_CURVE) & (response >= max(_GOOD, usual / 2))
    trust = np.clip((response / usual - _POOR) / (1 - _POOR), 0, 1) * is_seen
    trust *= is_clear
    placed = curve + (points - curve) * trust[:, None]
    return FoundRow(placed, is_seen, response, _is_shifted(likeness, placed, is_seen, usual))


def _is_shifted(
    likeness: Likeness, points: Floats, is_seen: NDArray[np.bool_], usual: float
) -> bool:
    """Say whether a box goes on beyond one end of the row, and at the other there is none."""
    outlined = likeness.outlined(points[[0, -1]])
    for end, next_to, other in ((0, 1, -1), (-1, -2, 0)):
        if is_seen[other] or outlined[other] >= _PRINTED:
            continue
        beyond = 2 * points[[end]] - points[[next_to]]
        _place, response = likeness.near(beyond, NEXT_REACH)
        if response[0] >= _MORE * usual:
            return True
    return False


def _steps(reach: float, step: float) -> Floats:
    count = int(np.ceil(reach / step))
    return np.arange(-count, count + 1) * (reach / count if count else 0.0)


def _curve(x: Floats, moved: Floats, weights: Floats) -> Floats:
    """Return the smooth curve, or the line with one kink, that most boxes agree upon."""
    along = 2 * (x - x.min()) / max(float(np.ptp(x)), 1.0) - 1
    best, least = moved, np.inf
    for shapes in _shapes(along):
        fitted = _robust(shapes, moved, weights)
        misfit = np.minimum(((moved - fitted) ** 2).sum(-1), OFF_CURVE**2)
        costs = misfit @ weights / weights.sum() + _COST * shapes.shape[2]
        if costs.min() < least:
            best, least = fitted[costs.argmin()], float(costs.min())
    return best


def _shapes(along: Floats) -> Iterator[Floats]:
    """Give what a row may look like, those of equal freedom together: shapes, boxes, terms."""
    line = np.stack([np.ones_like(along), along], 1)
    bent = [along**2, *(np.maximum(along - kink, 0) for kink in along[2:-2:2])]
    yield np.stack([np.c_[line, more] for more in bent])
    if len(along) > _LONG:
        yield np.c_[line, along**2, along**3][None]


def _robust(shapes: Floats, moved: Floats, weights: Floats) -> Floats:
    heavy = np.broadcast_to(weights, shapes.shape[:2])
    fitted = np.broadcast_to(moved, (len(shapes), *moved.shape))
    ridge = 1e-6 * np.eye(shapes.shape[2])
    for _round in range(_ROUNDS):
        side = (shapes * heavy[..., None]).transpose(0, 2, 1)
        fitted = shapes @ np.linalg.solve(side @ shapes + ridge, side @ moved)
        off = ((moved - fitted) ** 2).sum(-1)
        heavy = weights / (1 + off / _ROBUST**2)
    return fitted
