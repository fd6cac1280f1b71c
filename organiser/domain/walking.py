"""The order in which a pair walks the doors of one turf."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from math import dist, inf
from unicodedata import normalize

from organiser.domain.field import Door

GAP = 90.0
"""Metres without a door: the side of a street is cut there."""

CROSSING = 15.0
"""Metres that crossing the street is worth, waiting and looking included."""

DETOUR = 1.35
"""How much longer a walk between two streets is than the straight line."""

CORNER = 10.0
MOST_IMPROVED = 30
"""Runs of a turf beyond which the walk is left as the nearest run gives it."""

_SUFFIXES = ("", "bis", "ter", "quater")
_BELOW = ("sous-sol", "sous sol", "basement", "cave")
_ENTRESOL = ("entresol", "mezzanine")
_GROUND = ("rdc", "rez", "ground", "rc")

Run = tuple[int, ...]
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """One address on the street and every door behind it."""

    street: tuple[str, str]
    """Its name and its commune, bare of accents and capitals."""
    number: int | None
    suffix: str
    doors: tuple[Door, ...]
    x: float | None
    y: float | None


def walking_order(doors: Sequence[Door]) -> tuple[Door, ...]:
    """Return *doors* in walking order; the same doors in any order give the same walk."""
    stops = _stops(sorted(doors, key=_door_key))
    placed = [stop for stop in stops if stop.x is not None]
    walk = [placed[index] for index in _walk(placed)]
    for street in dict.fromkeys(stop.street for stop in stops):
        unplaced = [stop for stop in stops if stop.street == street and stop.x is None]
        end = max((at for at, stop in enumerate(walk, 1) if stop.street == street), default=0)
        walk[end or len(walk) : end or len(walk)] = _up_and_back(unplaced)
    return tuple(door for stop in walk for door in stop.doors)


def suffix_rank(suffix: str) -> Key:
    """Order "" < bis < ter < quater < a < b, as houses stand."""
    plain = _plain(suffix)
    rank = _SUFFIXES.index(plain) if plain in _SUFFIXES else len(_SUFFIXES)
    return rank, plain


def floor_height(floor: str) -> float | None:
    """Return how high *floor* is, RdC 0 and entresol 0.5; None when it does not say."""
    plain = _plain(floor)
    if not plain:
        return None
    if any(word in plain for word in _ENTRESOL):
        return 0.5
    if plain.startswith(_GROUND):
        return 0.0
    number = re.search(r"-?\d+", plain)
    if any(word in plain for word in _BELOW):
        return -abs(float(number[0])) if number else -1.0
    return float(number[0]) if number else None


def _door_key(door: Door) -> Key:
    return (
        _plain(door.street), _plain(door.city), door.number is None, door.number or 0,
        suffix_rank(door.suffix), _natural(door.building),
        _natural(door.stairs), *_from_the_top(door), _natural(door.door), _natural(door.where),
        str(door.id), _plain(door.name), str(door.person),
    )  # fmt: skip


def _from_the_top(door: Door) -> Key:
    height = floor_height(door.floor)
    return height is None, -height if height is not None else 0.0, _plain(door.floor)


def _stops(doors: Sequence[Door]) -> list[Stop]:
    """Gather the doors of one address: a building is walked whole."""
    gathered: dict[Key, list[Door]] = {}
    for door in doors:
        where = (_plain(door.street), _plain(door.city), door.number, _plain(door.suffix))
        gathered.setdefault(where, []).append(door)
    return [_stop(behind) for behind in gathered.values()]


def _stop(doors: Sequence[Door]) -> Stop:
    first = doors[0]
    known = [(door.x, door.y) for door in doors if door.x is not None and door.y is not None]
    x, y = min(known) if known else (None, None)
    street = _plain(first.street), _plain(first.city)
    return Stop(street, first.number, first.suffix, tuple(doors), x, y)


def _up_and_back(stops: Sequence[Stop]) -> list[Stop]:
    """Walk one street without knowing where its doors are: odd side up, even side back."""
    odd = [stop for stop in stops if stop.number is not None and stop.number % 2]
    even = [stop for stop in stops if stop.number is not None and not stop.number % 2]
    return odd + even[::-1] + [stop for stop in stops if stop.number is None]


def _walk(stops: Sequence[Stop]) -> list[int]:
    if not stops:
        return []
    route = _nearest_first(stops, _runs(stops))
    if len(route) <= MOST_IMPROVED:
        route = _improve(stops, route)
    return [index for run in _from_south_west(stops, route) for index in run]


def _runs(stops: Sequence[Stop]) -> list[Run]:
    """Cut the stops into runs: one side of one street, without a long gap."""
    sides: dict[Key, list[list[int]]] = {}
    for index, here in enumerate(stops):
        runs = sides.setdefault((here.street, _side(here)), [])
        if runs and _straight(stops[runs[-1][-1]], here) <= GAP:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [tuple(run) for runs in sides.values() for run in runs]


def _nearest_first(stops: Sequence[Stop], runs: list[Run]) -> list[Run]:
    """Always take the nearest end of a run not walked yet."""
    left = dict.fromkeys(runs)
    first = min(way for run in runs for way in (run, run[::-1]))
    route = [first]
    left.pop(first if first in left else first[::-1])
    while left:
        last = stops[route[-1][-1]]
        ways = ((_cost(last, stops[way[0]]), way) for run in left for way in (run, run[::-1]))
        nearest = min(ways)[1]
        left.pop(nearest if nearest in left else nearest[::-1])
        route.append(nearest)
    return route


def _improve(stops: Sequence[Stop], route: list[Run]) -> list[Run]:
    """Turn stretches round and move single runs, as long as the walk gets shorter."""
    best = _length(stops, route)
    better = True
    while better:
        better = False
        for candidate in _neighbours(route):
            length = _length(stops, candidate)
            if length < best - 1e-6:
                route, best, better = candidate, length, True
                break
    return route


def _from_south_west(stops: Sequence[Stop], route: list[Run]) -> list[Run]:
    """The walk is a loop: begin it where the meeting point would be, were there none."""

    def south_west(k: int) -> tuple[float, int]:
        start = stops[route[k][0]]
        return (start.x or 0.0) + (start.y or 0.0), k

    first = min(range(len(route)), key=south_west)
    return route[first:] + route[:first]


def _neighbours(route: list[Run]) -> Iterator[list[Run]]:
    size = len(route)
    for i, j in product(range(size), range(size)):
        if i <= j:
            yield route[:i] + [run[::-1] for run in route[i : j + 1][::-1]] + route[j + 1 :]
        rest, run = route[:i] + route[i + 1 :], route[i]
        yield [*rest[:j], run, *rest[j:]]
        yield [*rest[:j], run[::-1], *rest[j:]]


def _length(stops: Sequence[Stop], route: list[Run]) -> float:
    steps = pairwise([*route, route[0]])
    return sum(_cost(stops[one[-1]], stops[two[0]]) for one, two in steps)


def _cost(one: Stop, two: Stop) -> float:
    """Metres from door to door, guessed from the addresses alone: no street map is needed."""
    straight = _straight(one, two)
    if one.street != two.street:
        return DETOUR * straight + CORNER
    return straight if _side(one) == _side(two) else max(straight, 8.0) + CROSSING


def _straight(one: Stop, two: Stop) -> float:
    if one.x is None or one.y is None or two.x is None or two.y is None:
        return inf
    return dist((one.x, one.y), (two.x, two.y))


def _side(stop: Stop) -> int:
    return 2 if stop.number is None else stop.number % 2


def _natural(text: str) -> Key:
    """Order "2" before "10", and words as a dictionary does."""
    parts = re.split(r"(\d+)", _plain(text))
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)


def _plain(text: str) -> str:
    bare = normalize("NFKD", text.replace("œ", "oe").replace("Œ", "Oe")).casefold()
    return "".join(letter for letter in bare if letter.isalnum() or letter in " -").strip()
