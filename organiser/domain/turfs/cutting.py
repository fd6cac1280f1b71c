"""Turfs of about as many doors each, out of a list of addresses; no street map is needed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from organiser.domain.field import Door
from organiser.domain.turfs.areas import gathered
from organiser.domain.turfs.balance import Size, balanced, doors_of, halved, middle
from organiser.domain.turfs.mending import mended
from organiser.domain.turfs.spots import Spot, TurfAddress, in_order, spots_by_area
from organiser.domain.turfs.stretches import swapped
from organiser.domain.walking import walking_order

USUAL = 45
"""Doors that a pair does in one outing."""

HAMLET, ROUND_BY_CAR, TOWER = 0.4, 0.7, 1.3
"""Shares of a turf: fewer doors are a hamlet, at most so many a round by car, more a tower."""

SWAPPED_FROM = 20
"""Addresses a turf from which stretches are worth moving; in dense blocks they are not."""

At = Callable[[int, int], None]


class TurfKind(StrEnum):
    """How a pair gets from door to door."""

    WALK = "walk"
    CAR = "car"


@dataclass(frozen=True, slots=True)
class Turf:
    """What one pair does in one outing, in the order in which they do it."""

    number: int
    kind: TurfKind
    lines: tuple[TurfAddress, ...]

    @property
    def doors(self) -> int:
        """How many doors there are."""
        return sum(line.doors for line in self.lines)


def cut_turfs(
    addresses: Iterable[TurfAddress], target: int = USUAL, seed: int = 0, at: At = lambda *_: None
) -> tuple[Turf, ...]:
    """Cut *addresses* into turfs of about *target* doors, each line in exactly one.

    The same addresses in any order and the same *seed* give the same turfs. *at* is told how far
    the work is, and may raise to stop it.
    """
    listed = in_order(addresses)
    cut: list[tuple[TurfKind, tuple[TurfAddress, ...]]] = []

    def pause() -> None:
        at(sum(len(lines) for _kind, lines in cut), len(listed))

    for kind, lines in _pieces(spots_by_area(listed), Size(target), seed, pause):
        cut.append((kind, _walked(lines)))
        pause()
    cut.sort(key=lambda piece: piece[0] is TurfKind.CAR)
    return tuple(Turf(number, kind, lines) for number, (kind, lines) in enumerate(cut, start=1))


def turfs_of_doors(doors: Sequence[Door]) -> tuple[tuple[Door, ...], ...]:
    """Cut the doors of a packet into those of several, a usual turf each."""
    walk = walking_order(doors)
    turfs = cut_turfs(
        TurfAddress(f"{at:09}", door.street, door.number, door.suffix, door.city, door.x, door.y)
        for at, door in enumerate(walk)
    )
    return tuple(tuple(walk[int(line.id)] for line in turf.lines) for turf in turfs)


def _pieces(
    areas: Sequence[Sequence[Spot]], size: Size, seed: int, pause: Callable[[], None]
) -> Iterator[tuple[TurfKind, Sequence[TurfAddress]]]:
    hamlets: list[Sequence[Spot]] = []
    for area in sorted(areas, key=doors_of, reverse=True):
        if doors_of(area) < HAMLET * size.target:
            hamlets.append(area)
            continue
        for piece in _cut_area(area, size, seed, pause):
            yield TurfKind.WALK, _lines(piece)
        for tower in area:
            if _is_tower(tower, size):
                for lines in _cut_tower(tower, size):
                    yield TurfKind.WALK, lines
    known = [(middle(hamlet), doors_of(hamlet)) for hamlet in hamlets]
    for taken in gathered(known, ROUND_BY_CAR * size.target):
        yield TurfKind.CAR, [line for at in taken for line in _lines(hamlets[at])]


def _cut_area(
    area: Sequence[Spot], size: Size, seed: int, pause: Callable[[], None]
) -> list[list[Spot]]:
    spots = [spot for spot in area if not _is_tower(spot, size)]
    if not spots:
        return []
    start = halved(spots, size.pieces(doors_of(spots)), seed)
    pieces = mended(balanced(spots, start, size, pause), size, seed, pause)
    if len(spots) >= SWAPPED_FROM * len(pieces) > SWAPPED_FROM:
        return swapped(pieces, size, pause)
    return pieces


def _is_tower(spot: Spot, size: Size) -> bool:
    return spot.doors > TOWER * size.target


def _cut_tower(tower: Spot, size: Size) -> list[list[TurfAddress]]:
    """Cut a tower between the lines that the list has of it, its stairs or its floors."""
    count = min(size.pieces(tower.doors), len(tower.lines))
    found: list[list[TurfAddress]] = [[] for _each in range(count)]
    before = 0
    for line in tower.lines:
        at = int((before + line.doors / 2) * count / tower.doors)
        found[min(at, count - 1)].append(line)
        before += line.doors
    return [lines for lines in found if lines]


def _lines(piece: Iterable[Spot]) -> list[TurfAddress]:
    return [line for spot in piece for line in spot.lines]


def _walked(lines: Sequence[TurfAddress]) -> tuple[TurfAddress, ...]:
    found = in_order(lines)
    doors = [
        Door(
            UUID(int=at), line.street, line.number, line.suffix, city=line.city, x=line.x, y=line.y
        )
        for at, line in enumerate(found)
    ]
    return tuple(found[door.id.int] for door in walking_order(doors))
