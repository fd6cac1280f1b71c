"""Call sheets: printed, typed back by keys, corrected."""

import re
from contextlib import closing
from datetime import timedelta

import pypdfium2
import pytest

from organiser import clock
from organiser.domain.call_layout import MEANS
from organiser.domain.consent import Channel
from organiser.domain.field import DoorResult, Outcome, SheetState
from organiser.domain.outreach import ANSWERS, Result
from organiser.domain.segments.rules import NumberIsWrong
from organiser.errors import OrganiserError, Refused
from organiser.ui.field.keys import Keys
from organiser.usecases import consents, undo
from organiser.usecases.field import call_sheets, entering, states
from organiser.usecases.outreach import drives
from organiser.usecases.outreach.launching import launch
from organiser.usecases.people.card import read_card
from organiser.usecases.segments import finding
from tests.usecases.outreach.people import plan, willing


@pytest.fixture
def people(database):
    return [willing(database, f"P{number} Riou", number) for number in range(1, 4)]


@pytest.fixture
def drive(database, people):
    return launch(database, plan())


@pytest.fixture
def page(database, drive):
    drawn = call_sheets.draw_calls(database, drive, "en")
    call_sheets.note_calls_printed(database, drawn.draft)
    return entering.open_page(database, drawn.draft.manifest.pages[0].typed)


def test_the_sheet_holds_name_number_and_boxes_and_can_be_read(database, drive):
    drawn = call_sheets.draw_calls(database, drive, "en")

    with (
        closing(pypdfium2.PdfDocument(drawn.pdf)) as document,
        closing(document[0]) as page,
        closing(page.get_textpage()) as words,
    ):
        text = re.sub(r"[ \u00a0\u202f]+", " ", words.get_text_bounded())
    assert "P1 Riou" in text
    assert "06 39 98 00 01" in text
    assert "To be returned or destroyed" in text
    assert drawn.draft.manifest.pages[0].typed in text


def test_the_keys_of_the_paper_are_those_of_the_lane(page):
    codes = Keys(page.legend).codes

    assert [MEANS[Outcome(code.letter)] for code in codes] == list(ANSWERS)
    assert [code.digit for code in codes] == list("123456")


def test_what_is_typed_back_counts_as_calls(database, drive, people, page):
    entering.record_results(
        database, page.id,
        [DoorResult(0, Outcome.MET, note="Vient"), DoorResult(1, Outcome.COME_BACK)],
    )  # fmt: skip

    assert drives.read_drive(database, drive).results == (
        (Result.REACHED, 1), (Result.CALL_BACK, 1),
    )  # fmt: skip
    assert read_card(database, people[0]).last_contact_on == clock.today()
    assert read_card(database, people[1]).next_step_on == clock.today() + timedelta(days=1)
    assert states.list_sheets(database)[0].state is SheetState.ENTERED


def test_the_same_page_again_corrects(database, drive, page):
    entering.record_results(database, page.id, [DoorResult(0, Outcome.ABSENT)])

    count = entering.record_results(database, page.id, [DoorResult(0, Outcome.MET)])

    again = entering.open_page(database, page.typed)
    assert count == 1
    assert [result.outcome for result in again.results] == [Outcome.MET]
    assert drives.read_drive(database, drive).results == ((Result.REACHED, 1),)


def test_a_line_that_was_typed_by_mistake_is_emptied_again(database, drive, people, page):
    entering.record_results(database, page.id, [DoorResult(0, Outcome.MET)])

    count = entering.record_results(database, page.id, [DoorResult(0, None)])

    assert count == 0
    assert entering.open_page(database, page.typed).results == ()
    assert drives.read_drive(database, drive).left == 3
    assert read_card(database, people[0]).last_contact_on is None


def test_no_more_calls_and_a_wrong_number_on_paper_have_their_effect(database, people, page):
    entering.record_results(
        database, page.id,
        [DoorResult(0, Outcome.LEAVE_ALONE), DoorResult(1, Outcome.WRONG_ADDRESS)],
    )  # fmt: skip

    assert [line.channel for line in read_card(database, people[0]).refusals] == [Channel.CALL]
    assert finding.ids_of(database, NumberIsWrong()) == (people[1],)


def test_a_page_is_taken_back_as_a_whole(database, drive, page):
    entering.record_results(database, page.id, [DoorResult(0, Outcome.MET)])

    undo.undo(database)

    assert drives.read_drive(database, drive).left == 3


def test_who_refused_is_on_no_sheet(database, drive, people):
    consents.refuse(database, people[0], (Channel.CALL,), "stand")

    draft = call_sheets.prepare_calls(database, drive)

    assert [row.shown.address for row in draft.manifest.pages[0].rows] == ["P2 Riou", "P3 Riou"]


def test_a_closed_drive_takes_no_page(database, drive, page):
    drives.close(database, drive)

    with pytest.raises(Refused):
        entering.record_results(database, page.id, [DoorResult(0, Outcome.MET)])


def test_a_drive_with_nobody_left_has_no_sheet(database, drive, people, page):
    entering.record_results(database, page.id, [DoorResult(at, Outcome.MET) for at in range(3)])

    with pytest.raises(OrganiserError, match="nobody"):
        call_sheets.prepare_calls(database, drive)
