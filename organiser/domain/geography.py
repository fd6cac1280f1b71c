"""Shapes on a map: outlines, centres, the frame around them, and which figures may be drawn."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import asin, atan, cos, degrees, exp, log, pi, radians, sin, sqrt, tan
from typing import TypeVar

UNIT = 10_000
"""Degrees are kept as whole numbers of a ten-thousandth: eleven metres."""
SMALLEST = 5
"""Fewer people than this are never drawn nor told: one could guess who they are."""
STEPS = 5
"""Shades of a map, beside that of "nothing to show"."""
Key = TypeVar("Key")
Point = tuple[float, float]
"""On the map: x to the east, y to the south, in degrees at the equator."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle on the map."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> "Frame":
        """Return it larger on every side by the fraction *by* of its width and height."""
        wide, high = (self.right - self.left) * by, (self.bottom - self.top) * by
        return Frame(self.left - wide, self.top - high, self.right + wide, self.bottom + high)


@dataclass(frozen=True, slots=True)
class Shape:
    """An area by its code: rings of points, filled by the odd-even rule."""

    code: str
    rings: tuple[tuple[Point, ...], ...]

    def frame(self) -> Frame:
        """Return the rectangle around it."""
        return around(point for ring in self.rings for point in ring)

    def middle(self) -> Point:
        """Return where its name stands: the middle of its largest ring (its centroid)."""
        return _centroid(max(self.rings, key=lambda ring: abs(_area(ring))))


def project(longitude: float, latitude: float) -> Point:
    """Return where a place lies on the map (Mercator, as on any map of the web)."""
    north = log(tan(pi / 4 + radians(latitude) / 2)) * 180 / pi
    return longitude, -north


def unproject(point: Point) -> tuple[float, float]:
    """Return the longitude and latitude of a place on the map."""
    return point[0], degrees(2 * atan(exp(-point[1] * pi / 180)) - pi / 2)


def kilometres(one: Point, other: Point) -> float:
    """Return how far apart two places on the map are on the ground, as the crow flies.

    On a sphere of 6,371 km, by the haversine formula: right to half a hundredth.
    """
    (east, north), (other_east, other_north) = (
        map(radians, unproject(point)) for point in (one, other)
    )
    half = sin((other_north - north) / 2) ** 2
    half += cos(north) * cos(other_north) * sin((other_east - east) / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))


def pack_ring(ring: Iterable[Sequence[float]]) -> list[int]:
    """Return a ring of (longitude, latitude) as steps from one point to the next.

    Points that fall together are one; the point that closes the ring is left out.
    """
    points = [(round(point[0] * UNIT), round(point[1] * UNIT)) for point in ring]
    kept = [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]
    if len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    packed: list[int] = []
    last = (0, 0)
    for x, y in kept:
        packed += (x - last[0], y - last[1])
        last = (x, y)
    return packed


def unpack_ring(packed: Sequence[int]) -> tuple[Point, ...]:
    """Return the points on the map of a ring that `pack_ring` wrote."""
    return tuple(project(x / UNIT, y / UNIT) for x, y in _walk(packed))


def shape_of(code: str, packed: Iterable[Sequence[int]]) -> Shape:
    """Return the area *code* from its packed rings."""
    return Shape(code, tuple(unpack_ring(ring) for ring in packed))


def around(points: Iterable[Point]) -> Frame:
    """Return the rectangle around *points*, of which there is at least one."""
    every = list(points)
    xs, ys = [x for x, _y in every], [y for _x, y in every]
    return Frame(min(xs), min(ys), max(xs), max(ys))


def both(one: Frame, other: Frame) -> Frame:
    """Return the rectangle around two rectangles."""
    return Frame(
        min(one.left, other.left), min(one.top, other.top),
        max(one.right, other.right), max(one.bottom, other.bottom),
    )  # fmt: skip


def shown_figures(figures: Mapping[Key, int], smallest: int = SMALLEST) -> dict[Key, int]:
    """Return the *figures* that may be told, and only these."""
    return {code: count for code, count in figures.items() if count >= smallest}


def thresholds(figures: Iterable[int], steps: int = STEPS) -> tuple[int, ...]:
    """Return the least figure of each shade, rising: as many areas in each as can be."""
    ranked = sorted(figures)
    if not ranked:
        return ()
    found = {ranked[len(ranked) * at // steps] for at in range(steps)}
    return tuple(sorted(found))


def shade(figure: int, least: Sequence[int]) -> int:
    """Return which shade *figure* gets: STEPS for the largest, whatever their number; 0 is none."""
    return STEPS - len(least) + sum(figure >= limit for limit in least)


def outer_ring(rings: Iterable[Sequence[Sequence[float]]]) -> list[Sequence[float]]:
    """Return the one ring around areas that touch along whole edges, their common edges gone.

    Raises `ValueError` where they leave more than one ring.
    """
    edges = {
        (tuple(one), tuple(other))
        for ring in rings
        for one, other in zip(ring, (*ring[1:], ring[0]), strict=True)
        if tuple(one) != tuple(other)
    }
    following = {one: other for one, other in edges if (other, one) not in edges}
    first = min(following)
    around_it = [first]
    while (step := following[around_it[-1]]) != first:
        around_it.append(step)
    if len(around_it) != len(following):
        raise ValueError
    return list(around_it)


def _walk(packed: Sequence[int]) -> Iterator[tuple[int, int]]:
    x = y = 0
    for at in range(0, len(packed) - 1, 2):
        x, y = x + packed[at], y + packed[at + 1]
        yield x, y


def _area(ring: Sequence[Point]) -> float:
    """Twice the signed area of a ring (shoelace formula)."""
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)


def _centroid(ring: Sequence[Point]) -> Point:
    twice = _area(ring)
    if twice == 0:
        return ring[0]
    left, top = ring[0]  # close to the ring: far from zero, little would be left of the digits
    x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
        ax, ay, bx, by = ax - left, ay - top, bx - left, by - top  # noqa: PLW2901
        cross = ax * by - bx * ay
        x, y = x + (ax + bx) * cross, y + (ay + by) * cross
    return left + x / (3 * twice), top + y / (3 * twice)
