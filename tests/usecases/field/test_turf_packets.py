"""One packet a turf: each door in one, each under its own number, all of them one act."""

from uuid import uuid4

import pytest

from organiser.domain.field import Door, Outing, SheetState
from organiser.errors import OrganiserError
from organiser.printing.preview import page_count
from organiser.usecases import undo
from organiser.usecases.field import printing, states
from organiser.usecases.field.turf_packets import prepare_by_turf

OUTING = Outing("Porte-à-porte")
DOORS = tuple(
    Door(uuid4(), f"rue {street}", number, city="Plouexemple", x=14.0 * number, y=60.0 * street)
    for street in range(5)
    for number in range(1, 41)
)


@pytest.fixture
def drafts(database):
    return prepare_by_turf(database, OUTING, DOORS)


def states_of(database):
    return [row.state for row in states.list_sheets(database)]


def test_each_door_is_in_one_packet_that_a_team_can_do(drafts):
    taken = [door.id for draft in drafts for door in draft.doors]

    assert sorted(taken) == sorted(door.id for door in DOORS)
    assert all(25 <= len(draft.doors) <= 60 for draft in drafts)
    assert len({draft.numbers.number for draft in drafts}) == len(drafts) == 4


def test_doors_of_which_no_place_is_known_are_cut_street_by_street(database):
    doors = [Door(uuid4(), door.street, door.number, city=door.city) for door in DOORS]

    drafts = prepare_by_turf(database, OUTING, doors)

    streets = [len({door.street for door in draft.doors}) for draft in drafts]
    assert sum(len(draft.doors) for draft in drafts) == len(DOORS)
    assert max(streets) <= 2


def test_the_floors_of_a_tower_are_in_walking_order(database):
    tower = [Door(uuid4(), "rue 9", 1, stairs=str(1 + at // 40), floor=f"{at % 40}e", x=0.0, y=0.0)
             for at in range(120)]  # fmt: skip

    drafts = prepare_by_turf(database, OUTING, tower[::-1])

    assert [{door.stairs for door in draft.doors} for draft in drafts] == [{"1"}, {"2"}, {"3"}]


def test_they_are_printed_one_after_the_other_into_one_file(database, drafts, tmp_path):
    sheets = printing.print_sheets(database, drafts, tmp_path / "all.pdf")

    assert page_count((tmp_path / "all.pdf").read_bytes()) == sum(sheet.pages for sheet in sheets)
    assert [sheet.number for sheet in sheets] == [draft.numbers.number for draft in drafts]
    assert states_of(database) == [SheetState.PRINTED] * 4


def test_one_undo_voids_them_all(database, drafts):
    printing.print_sheets(database, drafts)

    undo.undo(database)

    assert states_of(database) == [SheetState.VOID] * 4


def test_none_is_recorded_when_the_file_cannot_be_written(database, drafts, tmp_path):
    with pytest.raises(OrganiserError):
        printing.print_sheets(database, drafts, tmp_path / "no such folder" / "all.pdf")

    assert states_of(database) == []


def test_a_sheet_that_is_printed_by_turf_is_void_once(database, drafts):
    old = printing.print_sheet(database, printing.prepare(database, OUTING, DOORS))

    printing.print_sheets(database, drafts, replaces=old.id)

    assert sorted(states_of(database)) == sorted([SheetState.VOID] + [SheetState.PRINTED] * 4)
