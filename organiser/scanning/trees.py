"""Boosted trees as plain arrays: what a box most likely is, from what was measured of it."""

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from organiser.errors import OrganiserError
from organiser.i18n import _

VERSION = 1
CLASSES = ("empty", "ticked", "struck")
_ARRAYS = {
    "feature": np.uint8,
    "threshold": np.float32,
    "left": np.uint8,
    "right": np.uint8,
    "value": np.float32,
    "baseline": np.float64,
}
_DEEPEST = 64

Floats = NDArray[np.floating]


class DamagedTrees(OrganiserError):
    """The file of trees is not the one that came with the program."""


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """Tables of (tree, node); a leaf leads to itself, so a walk may go on as long as it likes."""

    arrays: Mapping[str, NDArray[Any]]
    depth: int
    measures: tuple[str, ...]
    sides: tuple[float, ...]
    """Millimetres of the boxes they know, least and most."""
    shapes: tuple[str, ...]

    def chances(self, table: Floats) -> Floats:
        """Return how likely each line of *table* is each of `CLASSES`."""
        table = np.ascontiguousarray(table, np.float32)
        count, nodes = self.arrays["feature"].shape
        start = np.arange(count, dtype=np.int64) * nodes
        feature, threshold, left, right, value = (
            self.arrays[name].ravel() for name in ("feature", "threshold", "left", "right", "value")
        )
        lines = np.arange(len(table))[:, None]
        at = np.broadcast_to(start, (len(table), count))
        for _step in range(self.depth):
            goes_left = table[lines, feature[at]] <= threshold[at]
            at = start + np.where(goes_left, left[at], right[at])
        votes = (
            value[at].astype(np.float64).reshape(len(table), count // len(CLASSES), len(CLASSES))
        )
        scores = votes.sum(1) + self.arrays["baseline"]
        scores = np.exp(scores - scores.max(1, keepdims=True))
        chances: Floats = scores / scores.sum(1, keepdims=True)
        return chances


@lru_cache(maxsize=2)
def load(path: Path) -> Trees:
    """Read the trees of *path*; raise `DamagedTrees` when they are not whole."""
    try:
        with np.load(BytesIO(path.read_bytes()), allow_pickle=False) as file:
            said = json.loads(file["said"].tobytes())
            arrays = {name: file[name] for name in _ARRAYS}
        return _checked(said, arrays)
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
        raise DamagedTrees(damage()) from error


def _checked(said: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Trees:
    """Return trees that can be walked without leaving their tables."""
    trees = Trees(
        arrays,
        int(said["depth"]),
        tuple(said["measures"]),
        tuple(said["sides"]),
        tuple(said["shapes"]),
    )
    count, nodes = arrays["feature"].shape
    if (
        said["version"] != VERSION
        or tuple(said["classes"]) != CLASSES
        or count % len(CLASSES)
        or not 0 < trees.depth <= _DEEPEST
        or any(arrays[name].dtype != kind for name, kind in _ARRAYS.items())
        or any(arrays[name].shape != (count, nodes) for name in tuple(_ARRAYS)[:-1])
        or arrays["baseline"].shape != (len(CLASSES),)
        or arrays["feature"].max() >= len(trees.measures)
        or max(arrays["left"].max(), arrays["right"].max()) >= nodes
        or not all(np.isfinite(arrays[name]).all() for name in ("threshold", "value", "baseline"))
    ):
        raise ValueError("trees")
    return trees


def damage() -> str:
    """Return what is said of a file that is not whole."""
    return _("The part of the program that reads pictures is damaged: install the program again.")
