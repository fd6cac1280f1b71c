"""What ticked boxes answer, and what they never do."""

from dataclasses import replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from organiser.domain.field import Door, DoorResult, Outcome, Outing, SheetNumbers, StreetTally
from organiser.domain.sheet_answers import door_results, street_tallies
from organiser.domain.sheet_layout import freeze

MANIFEST = freeze(
    Outing("Door to door"),
    SheetNumbers(417283, 203382965207, 377255),
    [Door(UUID(int=n), "rue des Lilas" if n < 5 else "rue Basse", n) for n in range(1, 9)],
)
DOORS = next(page for page in MANIFEST.pages if page.kind == "doors")
COUNTS = next(page for page in MANIFEST.pages if page.kind == "tally")
IDS = [box.id for box in DOORS.boxes]


def test_a_row_answers_by_its_letters():
    ticked = {"r01.res.P", "r01.ext.B", "r03.res.N", "r04.ext.C"}

    assert door_results(DOORS, ticked) == (
        DoorResult(0, Outcome.MET, leaflet=True),
        DoorResult(2, Outcome.LEAVE_ALONE),
        DoorResult(3, None, slip=True),
    )


def test_of_two_answers_none_is_taken():
    assert door_results(DOORS, {"r01.res.P", "r01.res.A"}) == (DoorResult(0, None),)


def test_an_erased_line_takes_nothing():
    rows = tuple(replace(row, shown=None) if row.row == 0 else row for row in DOORS.rows)

    assert door_results(replace(DOORS, rows=rows), {"r01.res.P", "r02.res.A"}) == (
        DoorResult(1, Outcome.ABSENT),
    )


def test_the_boxes_of_each_line_of_a_street_are_counted():
    ticked = {"t1.plus.01", "t1.plus.02", "t1.minus.01", "t2.zero.01"}

    assert street_tallies(COUNTS, ticked) == (
        StreetTally("rue Basse", 2, 0, 1),
        StreetTally("rue des Lilas", 0, 1, 0),
    )


@given(st.sets(st.sampled_from(IDS)))
def test_only_rows_with_a_tick_answer_and_each_once(ticked):
    rows = [result.row for result in door_results(DOORS, ticked)]

    assert rows == sorted({int(box[1:3]) - 1 for box in ticked})
