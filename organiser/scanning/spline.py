"""A smooth bend of the page: thin-plate splines through the places that were found."""

import numpy as np

from organiser.scanning.codes import Floats

_UNIT = 800.0
"""Pixels that count as one: a third of a page."""
_STIFFNESS = 2e-4
_SLACK = 1e-7
"""Two places alone say nothing about a plane: it stays where it is."""


class Bend:
    """Says how far paper lies from where a flat page would have it, by what was found so far."""

    def __init__(self) -> None:
        self._at: list[Floats] = []
        self._by: list[Floats] = []
        self._weights: Floats | None = None

    def learn(self, designed: Floats, found: Floats) -> None:
        """Remember that what is *designed* at some places was *found* at others."""
        self._at.extend(designed)
        self._by.extend(found - designed)
        self._weights = None

    def carry(self, designed: Floats) -> Floats:
        """Return where what is *designed* at these places must be."""
        if self._weights is None:
            self._weights = self._solved()
        there: Floats = designed + _terms(designed, np.array(self._at)) @ self._weights
        return there

    def _solved(self) -> Floats:
        at = np.array(self._at)
        count = len(at)
        system = np.zeros((count + 3, count + 3))
        system[:count] = _terms(at, at)
        system[:count, :count] -= _STIFFNESS * np.eye(count)
        system[count:, :count] = system[:count, count:].T
        system[count:, count:] = _SLACK * np.eye(3)
        wanted = np.zeros((count + 3, 2))
        wanted[:count] = self._by
        solved: Floats = np.linalg.solve(system, wanted)
        return solved


def _terms(points: Floats, at: Floats) -> Floats:
    squared = ((points[:, None] - at[None]) ** 2).sum(-1) / _UNIT**2
    bending = -squared * np.log(squared + 1e-12)
    return np.concatenate([bending, np.ones((len(points), 1)), points / _UNIT], axis=1)
