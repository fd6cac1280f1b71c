"""What the screens ask of a packet: its doors once more, its streets, when it went out."""

from datetime import date

import pytest
from make import SATURDAY, bring_in, candidate

from organiser.domain.field import DoorResult, Outcome, Outing, StreetTally
from organiser.usecases.field import choosing, entering, printing, states, tallies
from organiser.usecases.field.choosing import Side

OUTING = Outing("Porte-à-porte", on=SATURDAY, return_by=date(2026, 11, 30))


@pytest.fixture
def street(database):
    """Twenty doors of rue des Lilas."""
    bring_in(
        database,
        *(candidate(f"P{n} Lilas{n}", n, street=f"{n} rue des Lilas") for n in range(1, 21)),
    )
    return database


@pytest.fixture
def sheet(street):
    """All of them, printed."""
    (row,) = choosing.streets(street)
    doors = choosing.doors_of_streets(street, [(row.key, row.city, Side.BOTH)]).doors
    return printing.print_sheet(street, printing.prepare(street, OUTING, doors))


def first_page(database, sheet):
    typed, _page, _done = entering.pages_to_type(database, sheet.id)[0]
    return entering.open_page(database, typed)


def test_the_doors_of_a_sheet_are_chosen_again_without_those_closed_since(street, sheet):
    page = first_page(street, sheet)
    entering.record_results(street, page.id, [DoorResult(0, Outcome.LEAVE_ALONE)])
    addresses = printing.draft_again(street, sheet.id)

    again = choosing.doors_of_addresses(street, addresses)

    assert (len(addresses), len(again.doors), again.closed) == (20, 19, 1)
    assert [door.id for door in again.doors] == list(addresses[1:])


def test_a_page_says_when_its_packet_was_handed_out(street, sheet):
    before = first_page(street, sheet).out_at

    states.note_event(street, [sheet.id], "out")

    assert before is None
    assert first_page(street, sheet).out_at is not None


def test_the_streets_of_the_tally_pages_are_known_in_their_order(street, sheet):
    assert tallies.streets_of(street, sheet.id) == ("rue des Lilas",)


def test_a_correction_keeps_one_line_of_nameless_streets(street, sheet):
    nameless, named = StreetTally("", 4, 1, 1), StreetTally("rue des Lilas", 1, 0, 0)

    tallies.record_tallies(street, sheet.id, [nameless, named])

    assert tallies.tallies_of(street, sheet.id) == (StreetTally("", 5, 1, 1),)
