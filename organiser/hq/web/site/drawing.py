"""Draws outlines as SVG: paths in whole pixels, short enough for a slow telephone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, reduce

from organiser.atlas import outlines
from organiser.atlas.departments import departments
from organiser.domain.geography import Frame, Point, Shape, around, both

WIDTH = 1_000
"""Of every map, in units of its own; it is shown as wide as there is room."""
_MARGIN = 12


@dataclass(frozen=True, slots=True)
class Canvas:
    """Puts points of the map on a drawing of WIDTH."""

    frame: Frame
    height: int
    scale: float

    def at(self, point: Point) -> tuple[float, float]:
        """Return where *point* stands on the drawing."""
        return (
            (point[0] - self.frame.left) * self.scale + _MARGIN,
            (point[1] - self.frame.top) * self.scale + _MARGIN,
        )

    def path(self, shape: Shape) -> str:
        """Return *shape* as the `d` of a path; points that fall on one pixel are one."""
        return "".join(filter(None, map(self._ring, shape.rings)))

    def _ring(self, ring: Iterable[Point]) -> str:
        points: list[tuple[int, int]] = []
        for point in ring:
            x, y = self.at(point)
            here = round(x), round(y)
            if not points or here != points[-1]:
                points.append(here)
        points = _straightened(points)
        if len(points) < 3:
            return ""
        (x, y), *others = points
        said = [f"M{x} {y}l"]
        for at, (to_x, to_y) in enumerate(others):
            step_x, step_y = to_x - x, to_y - y
            gap = "" if at == 0 or step_x < 0 else " "
            said.append(f"{gap}{step_x}{'' if step_y < 0 else ' '}{step_y}")
            x, y = to_x, to_y
        return "".join((*said, "z"))


def canvas_of(frame: Frame) -> Canvas:
    """Return a drawing that shows all of *frame*."""
    wide = max(frame.right - frame.left, 1e-6)
    scale = (WIDTH - 2 * _MARGIN) / wide
    return Canvas(frame, round((frame.bottom - frame.top) * scale) + 2 * _MARGIN, scale)


def _frame_of(shapes: Iterable[Shape]) -> Frame:
    return reduce(both, (shape.frame() for shape in shapes))


def _straightened(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out points that lie on the way between their neighbours."""
    kept: list[tuple[int, int]] = []
    for here in points:
        while len(kept) > 1 and _is_between(kept[-2], kept[-1], here):
            kept.pop()
        kept.append(here)
    return kept


def _is_between(one: tuple[int, int], middle: tuple[int, int], other: tuple[int, int]) -> bool:
    cross = (middle[0] - one[0]) * (other[1] - one[1]) - (middle[1] - one[1]) * (other[0] - one[0])
    return abs(cross) <= 1  # half a pixel's triangle: nobody sees it


@cache
def country() -> tuple[Canvas, Mapping[str, str]]:
    """Return the drawing of the departments that have an outline, and their paths by code."""
    shapes = outlines.departments()
    canvas = canvas_of(_frame_of(shapes.values()))
    return canvas, {code: canvas.path(shape) for code, shape in sorted(shapes.items())}


@cache
def department(code: str) -> tuple[Canvas, Mapping[str, str]] | None:
    """Return the drawing of one department: its communes' outlines, or its own; None if neither.

    Overseas, the frame is that of the communes' centres and there is no outline.
    """
    communes = outlines.shipped_outlines(code)
    whole = outlines.departments().get(code)
    shapes = communes or ({code: whole} if whole is not None else {})
    points = list(outlines.centres_of([code]).values())
    if not shapes and not points:
        return None
    frame = _frame_of(shapes.values()) if shapes else around(points)
    canvas = canvas_of(frame.grown(0.02))
    return canvas, {key: canvas.path(shape) for key, shape in sorted(shapes.items())}


@cache
def middles() -> Mapping[str, Point]:
    """Return the middle of each department: of its outline, else of its communes."""
    found = {code: shape.middle() for code, shape in outlines.departments().items()}
    for code in departments():
        if code not in found and (points := list(outlines.centres_of([code]).values())):
            frame = around(points)
            found[code] = (frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2
    return found
