"""Cut a list of addresses into turfs, and write down which address is in which."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from organiser.domain.turfs.cutting import Turf, TurfKind, cut_turfs
from organiser.importing.addresses import read_addresses
from organiser.progress import Progress
from organiser.usecases.exports.table_files import write_file

COLUMNS = ("id", "turf", "rank", "kind")


@dataclass(frozen=True, slots=True)
class CutList:
    """What came of a list of addresses."""

    addresses: int
    doors: int
    walk: int
    """Turfs done on foot."""
    car: int
    """Hamlets gathered into a round by car."""
    fewest: int
    """Doors of the smallest turf."""
    most: int
    """Doors of the greatest."""
    without_place: int
    """Addresses of which the list says no place."""


def cut_list(addresses: Path, out: Path, *, target: int, seed: int, progress: Progress) -> CutList:
    """Cut the list in *addresses* into turfs of about *target* doors; write them to *out*."""
    listed = read_addresses(addresses)
    turfs = cut_turfs(listed, target, seed, progress.at)
    write_file(COLUMNS, _rows(turfs), out, is_workbook=False)
    doors = [turf.doors for turf in turfs]
    car = sum(turf.kind is TurfKind.CAR for turf in turfs)
    without = sum(address.x is None for address in listed)
    return CutList(len(listed), sum(doors), len(turfs) - car, car, min(doors), max(doors), without)


def _rows(turfs: Sequence[Turf]) -> Iterator[dict[str, str]]:
    for turf in turfs:
        for rank, line in enumerate(turf.lines, start=1):
            yield {
                "id": line.id, "turf": str(turf.number), "rank": str(rank), "kind": turf.kind.value,
            }  # fmt: skip
