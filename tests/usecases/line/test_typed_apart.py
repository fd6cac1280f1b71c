"""Two computers type the same page in two ways: nobody's letters are lost without a word."""

from datetime import date

import pytest
from make import SATURDAY, bring_in, candidate

from organiser.domain.field import DoorResult, Outcome, Outing
from organiser.usecases.field import choosing, entering, printing, typed_apart
from organiser.usecases.field.choosing import Side
from organiser.usecases.line.exchanging import exchange

OUTING = Outing(
    "Porte-à-porte", on=SATURDAY, team="Yann", holder="Yann", return_by=date(2026, 11, 30)
)


@pytest.fixture
def page(two, server):
    """The ten digits of a page that both laptops know, and how to exchange."""
    here, _there = two
    people = (candidate(f"P{n} Lilas{n}", n, street=f"{n} rue des Lilas") for n in range(1, 9))
    bring_in(here, *people)
    (row,) = choosing.streets(here)
    doors = choosing.doors_of_streets(here, [(row.key, row.city, Side.BOTH)]).doors
    sheet = printing.print_sheet(here, printing.prepare(here, OUTING, doors))
    exchange_all(two, server)
    typed = entering.pages_to_type(here, sheet.id)
    return next(
        code for code, _page, _done in typed if entering.open_page(here, code).kind == "doors"
    )


def exchange_all(two, server):
    for laptop in (*two, *two):
        assert exchange(laptop, server.connect).state == "up_to_date"


def type_in(database, typed, letters):
    page = entering.open_page(database, typed)
    results = [
        DoorResult(row.row, Outcome(letter))
        for row, letter in zip(page.rows, letters, strict=False)
    ]
    entering.record_results(database, page.id, results)


def test_where_two_differ_both_computers_ask_for_the_paper(two, server, page):
    type_in(two[0], page, "AAPA")
    type_in(two[1], page, "APPL")
    exchange_all(two, server)

    for laptop in two:
        (apart,) = typed_apart.read_pages_apart(laptop)
        assert (apart.typed, apart.doors) == (page, 2)
        opened = entering.open_page(laptop, page)
        said = {each.row: each.outcome for each in opened.others}
        stands = {each.row: each.outcome for each in opened.results}
        rows = [row.row for row in opened.rows]
        assert {said[rows[1]], stands[rows[1]]} == {Outcome.ABSENT, Outcome.MET}
        assert {said[rows[3]], stands[rows[3]]} == {Outcome.ABSENT, Outcome("L")}


def test_settled_once_more_by_somebody_who_saw_both_it_rests_everywhere(two, server, page):
    type_in(two[0], page, "AAPA")
    type_in(two[1], page, "APPL")
    exchange_all(two, server)

    type_in(two[0], page, "AAPL")
    exchange_all(two, server)

    assert [typed_apart.read_pages_apart(laptop) for laptop in two] == [(), ()]
    results = [entering.open_page(laptop, page).results for laptop in two]
    assert results[0] == results[1]


def test_the_same_letters_twice_and_a_correction_ask_nothing(two, server, page):
    type_in(two[0], page, "AAPA")
    type_in(two[1], page, "AAPA")
    exchange_all(two, server)
    assert typed_apart.read_pages_apart(two[0]) == ()

    type_in(two[0], page, "AAPL")
    exchange_all(two, server)

    assert [typed_apart.read_pages_apart(laptop) for laptop in two] == [(), ()]
