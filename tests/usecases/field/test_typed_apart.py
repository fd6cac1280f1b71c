"""A page of calls that two computers typed apart: told where it is plainly the same paper."""

from datetime import timedelta
from functools import partial
from itertools import repeat

import pytest

from organiser import clock
from organiser.domain.consent import Channel
from organiser.domain.field import DoorResult, Outcome
from organiser.domain.outreach import Result
from organiser.errors import Refused
from organiser.usecases import consents
from organiser.usecases.field import call_sheets, entering, typed_apart
from organiser.usecases.outreach import drives
from organiser.usecases.outreach.launching import launch
from organiser.usecases.outreach.results import record_call
from tests.ui.field.doors import type_apart
from tests.usecases.outreach.people import plan, willing


@pytest.fixture
def people(database):
    return [willing(database, f"P{number} Riou", number) for number in range(1, 5)]


@pytest.fixture
def drive(database, people):
    return launch(database, plan())


@pytest.fixture
def sheets(database, drive):
    """The digits of two sheets of the same calls."""
    drafts = [call_sheets.prepare_calls(database, drive) for _turn in range(2)]
    for draft in drafts:
        call_sheets.note_calls_printed(database, draft)
    return [draft.manifest.pages[0].typed for draft in drafts]


def type_in(database, typed, letters):
    page = entering.open_page(database, typed)
    said = zip(page.rows, letters, strict=False)
    results = [DoorResult(row.row, Outcome(letter)) for row, letter in said]
    entering.record_results(database, page.id, results)


def test_a_call_that_was_typed_in_two_ways_is_told_with_what_does_not_stand(database, sheets):
    type_apart(database, sheets[0], "PAPE", "PIPA")

    (apart,) = typed_apart.read_pages_apart(database)

    page = entering.open_page(database, sheets[0])
    assert (apart.typed, apart.sheet, apart.page) == (page.typed.replace(" ", ""), page.number, 1)
    assert (apart.doors, apart.calls) == (0, 2)
    assert [(other.row, other.outcome) for other in page.others] == [
        (1, Outcome.ABSENT), (3, Outcome.WRONG_ADDRESS),
    ]  # fmt: skip


def test_settled_once_more_it_rests_and_counts_as_the_paper_says(database, drive, sheets):
    type_apart(database, sheets[0], "PAPE", "PIPA")

    type_in(database, sheets[0], "PAPA")

    assert typed_apart.read_pages_apart(database) == ()
    assert entering.open_page(database, sheets[0]).others == ()
    results = dict(drives.read_drive(database, drive).results)
    assert results == {Result.REACHED: 2, Result.NO_ANSWER: 2}


def test_two_callers_who_called_the_same_people_are_no_doubt(database, drive, sheets, people):
    type_in(database, sheets[0], "AAAA")
    type_in(database, sheets[1], "PPPP")
    record_call(database, drive, people[0], Result.MESSAGE_LEFT)

    assert typed_apart.read_pages_apart(database) == ()


def test_a_drive_that_is_closed_asks_for_no_paper(database, drive, sheets):
    type_apart(database, sheets[0], "PAPE", "PIPA")

    drives.close(database, drive)

    assert typed_apart.read_pages_apart(database) == ()


def test_a_clock_that_runs_ahead_elsewhere_does_not_ask_for_ever(database, sheets):
    with clock.set_to(partial(next, repeat(clock.now() + timedelta(hours=2)))):
        type_apart(database, sheets[0], "PAPE", "PIPA")

    type_in(database, sheets[0], "PAPA")

    assert typed_apart.read_pages_apart(database) == ()


def test_a_refusal_that_stands_in_the_way_names_its_line_and_the_way_on(database, sheets, people):
    type_apart(database, sheets[0], "PPPP", "PPPN")

    with pytest.raises(Refused, match="Line 4: this person refused calls"):
        type_in(database, sheets[0], "PPPP")

    consents.lift_refusal(database, people[3], Channel.CALL, "a key slipped")
    type_in(database, sheets[0], "PPPP")
    assert typed_apart.read_pages_apart(database) == ()
