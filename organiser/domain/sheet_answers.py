"""What the ticked boxes of a page answer: results of doors and of calls, counts of streets."""

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import groupby

from organiser.domain.field import DoorResult, Extra, Outcome, StreetTally
from organiser.domain.manifest import Page
from organiser.domain.sheet_layout import TALLY_LINES


def door_results(page: Page, ticked: Collection[str]) -> tuple[DoorResult, ...]:
    """Return the results of the rows where a box is ticked; *ticked* are the boxes' ids.

    An erased line takes none. Of two answers to one question none is taken.
    """
    erased = {row.row for row in page.rows if row.shown is None}
    rows = groupby(sorted(page.boxes, key=lambda box: box.row), key=lambda box: box.row)
    found = ((row, {box.code for box in boxes if box.id in ticked}) for row, boxes in rows)
    return tuple(_result(row, codes) for row, codes in found if codes and row not in erased)


def street_tallies(page: Page, ticked: Collection[str]) -> tuple[StreetTally, ...]:
    """Return how many boxes are ticked in each line of each street of a tally page."""
    counts = Counter(box.group for box in page.boxes if box.id in ticked)
    return tuple(_tallies(page, counts))


def _result(row: int, codes: set[str]) -> DoorResult:
    outcomes = [Outcome(code) for code in codes if code in set(Outcome)]
    return DoorResult(
        row,
        outcomes[0] if len(outcomes) == 1 else None,
        leaflet=Extra.LEAFLET in codes,
        slip=Extra.SLIP in codes,
    )


def _tallies(page: Page, counts: Counter[str]) -> Iterator[StreetTally]:
    for at, street in enumerate(page.streets, 1):
        plus, zero, minus = (counts[f"t{at}.{line}"] for line in TALLY_LINES)
        yield StreetTally(street, plus, zero, minus)
