"""What is settled last stands, although the clock of another computer runs ahead."""

from datetime import timedelta
from functools import partial
from itertools import repeat
from uuid import UUID

import pytest
from make import SATURDAY

from organiser import clock
from organiser.domain.field import DoorResult, Outcome
from organiser.domain.outreach import Result
from organiser.models.field import Visit
from organiser.usecases.counting import doors_by_day
from organiser.usecases.field import call_sheets, entering
from organiser.usecases.outreach import drives
from organiser.usecases.outreach.launching import launch
from tests.ui.field import doors
from tests.usecases.outreach.people import plan, willing


@pytest.fixture
def ahead():
    """Two hours from now: what the other clock says."""
    return clock.now() + timedelta(hours=2)


def test_a_door_stands_and_counts_as_it_was_settled_last(database, ahead):
    doors.fill(database, doors=4)
    (code, *_others) = doors.codes(database, doors.printed(database))
    page = entering.open_page(database, code)
    theirs = UUID(int=(clock.stamp(ahead) << 80) + (0x7 << 76) + (0b10 << 62))
    with database.transaction("test") as session:
        session.add(Visit(id=theirs, page_id=page.id, row=0, outcome=Outcome.MET, entered_at=ahead))

    entering.record_results(database, page.id, [DoorResult(0, Outcome.ABSENT)])

    assert [each.outcome for each in entering.open_page(database, code).results] == [Outcome.ABSENT]
    with database.bare() as connection:
        met = doors_by_day(connection, frozenset({Outcome.MET}), SATURDAY, SATURDAY)
    assert sum(met.values()) == 0


def test_a_call_stands_and_counts_as_it_was_settled_last(database, ahead):
    willing(database)
    drive = launch(database, plan())
    draft = call_sheets.prepare_calls(database, drive)
    call_sheets.note_calls_printed(database, draft)
    page = entering.open_page(database, draft.manifest.pages[0].typed)
    with clock.set_to(partial(next, repeat(ahead))):
        entering.record_results(database, page.id, [DoorResult(0, Outcome.ABSENT)])

    entering.record_results(database, page.id, [DoorResult(0, Outcome.MET)])

    (stands,) = entering.open_page(database, page.typed).results
    assert stands.outcome is Outcome.MET
    assert drives.read_drive(database, drive).results == ((Result.REACHED, 1),)
