"""Reads the boxes of a flat page: measured, judged by the trees, asked where nothing is certain."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from organiser.domain.manifest import Page
from organiser.domain.sheet_marks import TICKED, Look, PageMarks, judge
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.paths import resources
from organiser.scanning import trees
from organiser.scanning.measures import NAMES, Measures, measure
from organiser.scanning.page import FlatPage

_PALE, _STROKE = 14.0, 1 / 3
"""Noise units of what is darkest in a box, and how long it is as a share of it."""
_LETTER = 0.7
"""A ring round the letter is seen above the box alone."""
_PALEST = 0.3
_ROOM = 0.05


class UnknownBoxes(OrganiserError):
    """Boxes of a shape or a size that this program was not taught to read."""


def read_marks(flat: FlatPage, page: Page) -> PageMarks:
    """Return what each box of *page* says, which of them somebody must look at, and blank rows."""
    known = trees.load(resources() / "reading" / "boxes.npz")
    if known.measures != NAMES:
        raise trees.DamagedTrees(trees.damage())
    _check(page, known)
    measured = measure(flat, page)
    return judge(page.boxes, _looks(flat, measured, known))


def _looks(flat: FlatPage, measured: Measures, known: trees.Trees) -> Mapping[str, Look]:
    chances = known.chances(measured.table)
    sides = np.sort([measured.of(side) for side in ("left", "right", "above", "below")], axis=0)
    around = np.maximum(sides[-2], measured.of("above") * _LETTER)
    around /= _pen(measured, chances[:, 1] > TICKED)
    stroke = np.maximum(measured.of("tall"), measured.of("wide"))
    pale = (measured.of("over_noise") > _PALE) & (stroke > _STROKE)
    return {
        box.id: Look(
            ticked=float(chances[at, 1]),
            struck=float(chances[at, 2]),
            beside=float(sides[-1, at]),
            around=float(around[at]),
            is_pale=bool(pale[at]),
            is_unsure=box.id in flat.unsure,
        )
        for at, box in enumerate(measured.boxes)
    }


def _pen(measured: Measures, ticked: NDArray[np.bool_]) -> float:
    """Return how dark the hand of this page writes; pencil rings are as pale as its ticks."""
    darkest = measured.of("darkest")[ticked]
    return float(np.clip(np.median(darkest), _PALEST, 1)) if len(darkest) else 1.0


def _check(page: Page, known: trees.Trees) -> None:
    least, most = known.sides
    for box in page.boxes:
        is_known = all(least - _ROOM <= side <= most + _ROOM for side in (box.w, box.h))
        if box.shape not in known.shapes or not is_known:
            raise UnknownBoxes(
                _("This sheet has boxes that this program cannot read from a picture.")
            )
