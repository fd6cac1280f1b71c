"""Two laptops without a network type the same papers: both hear of it, one decides, both agree."""

import pytest
from laptops import both, here, laptops, pairs
from make import SATURDAY, bring_in, candidate

from organiser import i18n, paths
from organiser.domain.field import DoorResult, Outcome, Outing
from organiser.domain.outreach import Result
from organiser.ui.today import words
from organiser.usecases import today, undo
from organiser.usecases.badges import read_waits
from organiser.usecases.field import call_sheets, choosing, entering, printing, typed_apart
from organiser.usecases.field.choosing import Side
from organiser.usecases.history import last_act
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.outreach import drives
from organiser.usecases.outreach.launching import launch
from organiser.usecases.today import Task
from tests.journeys.todays import hold_to_rows
from tests.usecases.outreach.people import plan, say_who_answers, willing

SOLENE = "Portable de Solène"
__all__ = ["both", "here", "laptops", "pairs"]


@pytest.fixture(autouse=True)
def french():
    i18n.speak("fr", paths.resources() / "locale")
    yield
    i18n.speak("en", paths.resources() / "locale")


@pytest.fixture
def papers(laptops, both):
    """The digits of a page of doors and of a page of calls, which both laptops know."""
    one, _other = laptops
    say_who_answers(one)
    bring_in(one, *(candidate(f"P{n} Riou", n, street=f"{n} rue Haute") for n in range(1, 5)))
    for number in range(11, 14):
        willing(one, f"A{number} Abgrall", number)
    row = next(row for row in choosing.streets(one) if "Haute" in row.name)
    doors = choosing.doors_of_streets(one, [(row.key, row.city, Side.BOTH)]).doors
    sheet = printing.print_sheet(
        one, printing.prepare(one, Outing("Porte-à-porte", on=SATURDAY), doors)
    )
    calls = call_sheets.draw_calls(one, launch(one, plan()), "fr").draft
    call_sheets.note_calls_printed(one, calls)
    both()
    typed = (code for code, _page, _done in entering.pages_to_type(one, sheet.id))
    at_doors = next(code for code in typed if entering.open_page(one, code).kind == "doors")
    return at_doors, calls.manifest.pages[0].typed.replace(" ", "")


def type_in(database, typed, letters):
    page = entering.open_page(database, typed)
    said = zip(page.rows, letters, strict=False)
    results = [DoorResult(row.row, Outcome(letter)) for row, letter in said]
    entering.record_results(database, page.id, results)


def line_of(database, home):
    """What today says of it: its sentence and its detail, and how much the badge says."""
    todos = today.read_day(database, home, with_copy=False).todos
    (todo,) = (todo for todo in todos if todo.task is Task.APART)
    return words.sentence(todo), words.detail(todo, todo.since), read_waits(database, home).returns


def is_asked(database, home):
    return any(
        todo.task is Task.APART for todo in today.read_day(database, home, with_copy=False).todos
    )


def standing(database, papers):
    return [
        {result.row: result.outcome for result in entering.open_page(database, typed).results}
        for typed in papers
    ]


def test_both_hear_of_it_one_decides_and_both_agree(laptops, both, papers, home):
    one, other = laptops
    doors, calls = papers
    type_in(one, doors, "AAPA")
    type_in(one, calls, "PAP")
    type_in(other, doors, "APPL")
    type_in(other, calls, "PIP")
    assert not is_asked(one, home)
    both()
    for each in laptops:
        sentence, detail, waits = line_of(each, home)
        assert sentence == "2 pages saisies sur deux ordinateurs"
        assert detail.startswith("2 portes diffèrent · 1 appel diffère · Saisie")
        assert waits == 1 + 2  # the packet of doors waits for its welcome by street
        hold_to_rows(each, home)

    type_in(other, doors, "APPA")
    type_in(other, calls, "PAP")
    both()

    for each in laptops:
        assert not is_asked(each, home)
        assert typed_apart.read_pages_apart(each) == ()
        assert [entering.open_page(each, typed).others for typed in papers] == [(), ()]
        hold_to_rows(each, home)
    decided = standing(one, papers)
    assert decided == standing(other, papers)
    assert [list(said.values()) for said in decided] == [list("APPA"), list("PAP")]


def test_a_decision_taken_back_is_asked_again_everywhere(laptops, both, papers, home):
    one, other = laptops
    _doors, calls = papers
    type_in(one, calls, "PAP")
    type_in(other, calls, "PIP")
    both()
    type_in(one, calls, "PAP")
    both()
    assert [is_asked(each, home) for each in laptops] == [False, False]

    undo.undo_act(one, last_act(one).number)
    both()

    for each in laptops:
        assert line_of(each, home)[1].startswith("1 appel diffère")
    assert standing(one, papers) == standing(other, papers)
    undo.redo(one)
    both()
    assert [is_asked(each, home) for each in laptops] == [False, False]
    assert standing(one, papers) == standing(other, papers)
    (drive,) = drives.read_drives(other)
    assert dict(drive.results) == {Result.REACHED: 2, Result.NO_ANSWER: 1}


def test_what_a_third_laptop_typed_meanwhile_is_asked_of_too(
    here, pairs, laptops, both, papers, home
):
    one, other = laptops
    doors, _calls = papers
    third = pairs(SOLENE)
    for each, letters in ((one, "AAPA"), (other, "APPA"), (third, "AAPL")):
        type_in(each, doors, letters)
    both()
    type_in(one, doors, "AAPA")
    both()
    assert not is_asked(one, home)

    exchange(third, here.connect)
    both()

    for each in (one, other, third):
        said = {each.row: each.outcome for each in entering.open_page(each, doors).others}
        assert Outcome.ABSENT in said.values()
        assert is_asked(each, home)


def test_a_page_that_comes_while_it_is_typed_is_asked_of_too(laptops, both, papers, home):
    one, other = laptops
    doors, _calls = papers
    begun = entering.open_page(one, doors)
    type_in(other, doors, "APLP")
    both()

    typed = [DoorResult(begun.rows[0].row, Outcome.MET), DoorResult(begun.rows[1].row, None)]
    entering.record_results(one, begun.id, typed, is_first=True)
    both()

    for each in laptops:
        assert line_of(each, home)[1].startswith("1 porte diffère")
        assert list(standing(each, papers)[0].values()) == list("PPLP")
