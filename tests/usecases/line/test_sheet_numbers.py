"""Two laptops print without a network: no number twice, and any of them takes the returns."""

import pytest
from laptops import MALIKA, YANN
from make import SATURDAY, bring_in, candidate
from sqlalchemy import text

from organiser.domain.action import ActionKind, Kind
from organiser.domain.field import DoorResult, Outcome, Outing
from organiser.domain.plan import Plan
from organiser.usecases.field import choosing, entering, printing
from organiser.usecases.field.choosing import Side
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.plans import planning, sign_up_sheets
from organiser.usecases.sheet_numbers import own_digit


def digit_of(database):
    with database.reading() as session:
        return own_digit(session)


def print_street(database):
    (row,) = choosing.streets(database)
    doors = choosing.doors_of_streets(database, [(row.key, row.city, Side.BOTH)]).doors
    return printing.print_sheet(database, printing.prepare(database, Outing("Porte"), doors))


@pytest.fixture
def street(laptops, both):
    one, other = laptops
    bring_in(one, *(candidate(f"P{n} Nom{n}", n, street=f"{n} rue Haute") for n in range(1, 4)))
    both()
    return one, other


def test_each_laptop_has_a_digit_that_never_changes(here, joins):
    alone = joins(MALIKA).database
    first = digit_of(alone)
    second = joins(YANN).database
    here.stop(YANN, wipe=False)
    third = joins("Solène").database
    exchange(alone, here.connect)

    assert (first, digit_of(alone), digit_of(second), digit_of(third)) == (1, 1, 2, 3)


def test_what_two_laptops_print_apart_never_bears_one_number(street, both):
    one, _other = street
    printed = {database: [print_street(database).number for _turn in range(5)]
               for database in street}  # fmt: skip
    stall = planning.plan(one, Plan(Kind(ActionKind.STALL), SATURDAY))
    both()
    for database in street:
        with database.transaction("test") as session:
            printed[database].append(sign_up_sheets.record(session, stall, [], 4, 10))

    both()

    numbers = [f"{number:06d}" for each in printed.values() for number in each]
    assert [number[0] for number in numbers] == ["1"] * 6 + ["2"] * 6
    for database in street:
        with database.reading() as session:
            there = session.execute(
                text("SELECT number FROM sheet UNION ALL SELECT number FROM sign_up_sheet")
            ).scalars()
            assert sorted(there) == sorted(map(int, numbers))


def test_what_one_printed_the_other_types_in(street, both):
    one, other = street
    sheet = print_street(one)
    (code, *_rest), *_more = entering.pages_to_type(one, sheet.id)
    with pytest.raises(entering.UnknownSheet, match="Exchange first"):
        entering.open_page(other, code)
    both()

    page = entering.open_page(other, code)
    entering.record_results(other, page.id, [DoorResult(0, Outcome.MET)])
    both()

    assert entering.open_page(one, code).results == (DoorResult(0, Outcome.MET),)
