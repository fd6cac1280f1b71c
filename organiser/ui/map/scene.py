"""What is on the map: areas with an outline or a centre, their figures, and the shades they get."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from organiser.atlas.communes import communes
from organiser.domain.geography import (
    Frame,
    Point,
    Shape,
    around,
    both,
    shade,
    thresholds,
)
from organiser.domain.territory import department_of
from organiser.usecases.maps.figures import MapFigures, Metric

_ROOM = 0.12
"""How much of the surroundings is shown beside the communes that have figures."""
_ALONE = 0.12
"""Degrees shown on every side of a commune that stands alone."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies below the figures: outlines of communes and departments, and centres."""

    outlines: Mapping[str, Shape]
    departments: Mapping[str, Shape]
    centres: Mapping[str, Point]
    """Of the communes of the departments shown, those with an outline too."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One commune on the map."""

    code: str
    name: str
    middle: Point
    shape: Shape | None
    """Without an outline it is a point as large as its figure."""
    figure: int
    shade: int


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything the canvas paints."""

    spots: tuple[Spot, ...]
    backdrop: tuple[Shape, ...]
    """Departments whose communes have no outlines."""
    limits: tuple[int, ...]
    """The least figure of each shade."""
    frame: Frame
    """What is shown first."""


def departments_of(figures: MapFigures) -> tuple[str, ...]:
    """Return the departments in which there is something to show, the committee's own always."""
    codes = [code for code, area in figures.communes.items() if any(area.figures.values())]
    return tuple(sorted({department_of(code) for code in (*codes, figures.home) if code}))


def scene_of(ground: Ground, figures: MapFigures, metric: Metric) -> Scene:
    """Return what to paint for one *metric*."""
    counted = {code: area.figures[metric] for code, area in figures.communes.items()}
    limits = thresholds(count for count in counted.values() if count)
    spot = partial(_spot, ground, figures, counted, limits)
    spots = tuple(filter(None, map(spot, {**ground.centres, **ground.outlines, **counted})))
    bare = {department_of(spot.code) for spot in spots if spot.shape is None}
    backdrop = tuple(shape for code, shape in ground.departments.items() if code in bare)
    return Scene(spots, backdrop, limits, _frame(spots, figures.home))


def _spot(
    ground: Ground,
    figures: MapFigures,
    counted: Mapping[str, int],
    limits: Sequence[int],
    code: str,
) -> Spot | None:
    shape = ground.outlines.get(code)
    middle = shape.middle() if shape else ground.centres.get(code)
    if middle is None:
        return None
    area, known = figures.communes.get(code), communes().named(code)
    name = area.name if area else known.name if known else ""
    count = counted.get(code, 0)
    return Spot(code, name, middle, shape, count, shade(count, limits) if count else 0)


def _frame(spots: Sequence[Spot], home: str) -> Frame:
    shown = [spot for spot in spots if spot.figure] or [s for s in spots if s.code == home]
    if not shown:
        return around(spot.middle for spot in spots) if spots else Frame(-5, -59, 9, -47)
    frame = _around(shown)
    if frame.right - frame.left < _ALONE:
        middle = (frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2
        frame = both(frame, around(_corners(middle)))
    return frame.grown(_ROOM)


def _around(spots: Iterable[Spot]) -> Frame:
    frames = [spot.shape.frame() if spot.shape else around([spot.middle]) for spot in spots]
    whole = frames[0]
    for frame in frames[1:]:
        whole = both(whole, frame)
    return whole


def _corners(middle: Point) -> Iterable[Point]:
    x, y = middle
    return (x - _ALONE, y - _ALONE), (x + _ALONE, y + _ALONE)
