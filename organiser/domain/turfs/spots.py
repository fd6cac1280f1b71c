"""Addresses as the cutter sees them: a spot on the ground and how many doors are behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import dist

from organiser.domain.identity import fold
from organiser.domain.turfs.areas import linked
from organiser.domain.walking import suffix_rank

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class TurfAddress:
    """One line of a list of addresses."""

    id: str
    """What the list calls it; the turfs are told by it."""
    street: str = ""
    number: int | None = None
    suffix: str = ""
    city: str = ""
    x: float | None = None
    y: float | None = None
    """Where it is, in metres; None when the list does not know."""
    doors: int = 1


@dataclass(frozen=True, slots=True)
class Spot:
    """One address, never cut: all its lines, and where they stand."""

    x: float
    y: float
    doors: int
    street: str
    lines: tuple[TurfAddress, ...]


def in_order(addresses: Iterable[TurfAddress]) -> list[TurfAddress]:
    """Return *addresses* in an order of their own, whichever they came in."""
    return sorted(addresses, key=_key)


def spots_by_area(listed: Sequence[TurfAddress]) -> list[list[Spot]]:
    """Gather the lines of each address, built-up area by built-up area.

    A line without a place stands where the nearest number of its street does. Streets of which
    no place is known come last, together, side by side as they are in the list.
    """
    stands = _places(listed)
    placed = [line for line in listed if line.id in stands]
    labels = linked([stands[line.id] for line in placed])
    areas: list[dict[Key, list[TurfAddress]]] = [{} for _each in set(labels)]
    for line, label in zip(placed, labels, strict=True):
        areas[label].setdefault(_whole(line), []).append(line)
    lost: dict[Key, list[TurfAddress]] = {}
    for line in listed:
        if line.id not in stands:
            lost.setdefault(_whole(line), []).append(line)
            stands[line.id] = float(len(lost)), 0.0
    found = [[_spot(lines, stands) for lines in area.values()] for area in areas]
    return found + ([[_spot(lines, stands) for lines in lost.values()]] if lost else [])


def _key(line: TurfAddress) -> Key:
    return (
        fold(line.city), fold(line.street), line.number is None, line.number or 0,
        suffix_rank(line.suffix), line.id,
    )  # fmt: skip


def _street(line: TurfAddress) -> str:
    return f"{fold(line.street)}|{fold(line.city)}"


def _whole(line: TurfAddress) -> Key:
    """Return what the lines of one address share; without street or number they stay apart."""
    if line.number is None or not line.street:
        return (line.id,)
    return _street(line), line.number, suffix_rank(line.suffix)


def _places(listed: Sequence[TurfAddress]) -> dict[str, tuple[float, float]]:
    found: dict[str, tuple[float, float]] = {}
    of_street: dict[str, list[tuple[int, tuple[float, float]]]] = {}
    for line in listed:
        if line.x is not None and line.y is not None:
            found[line.id] = line.x, line.y
            of_street.setdefault(_street(line), []).append((line.number or 0, found[line.id]))
    for line in listed:
        if line.id not in found and (near := of_street.get(_street(line))):
            wanted = line.number or 0
            found[line.id] = min(near, key=lambda there: (abs(there[0] - wanted), there))[1]
    return found


def _spot(lines: list[TurfAddress], stands: dict[str, tuple[float, float]]) -> Spot:
    places = [stands[line.id] for line in lines]
    x = sum(place[0] for place in places) / len(places)
    y = sum(place[1] for place in places) / len(places)
    return Spot(x, y, sum(line.doors for line in lines), _street(lines[0]), tuple(lines))


def apart(one: Spot, two: Spot) -> float:
    """Return how many metres lie between two spots."""
    return dist((one.x, one.y), (two.x, two.y))
