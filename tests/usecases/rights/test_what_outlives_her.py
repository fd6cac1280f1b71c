"""What stays when somebody is erased says nothing of her, and headquarters still hears of it."""

import pytest
from make import person
from plain_bytes import found_in

from organiser import clock
from organiser.domain.action import ActionKind, Attendance, Kind
from organiser.domain.field import DoorResult, Outcome
from organiser.domain.plan import Plan
from organiser.domain.rights import RequestKind
from organiser.errors import OrganiserError
from organiser.usecases import checking
from organiser.usecases.field import call_sheets, entering
from organiser.usecases.outreach.launching import launch
from organiser.usecases.plans import attending, papers, planning
from organiser.usecases.rights import desk, erasing
from organiser.usecases.teams import tasks
from tests.usecases.outreach.people import plan, willing


@pytest.fixture
def her(database, tmp_path):
    """Somebody who has a task, brings something, stands on a sign-up sheet and asked for data."""
    her = person(database, "Solenn Kerzhero", phones="06 39 98 00 07")
    action = planning.plan(database, Plan(Kind(ActionKind.STALL), clock.today()))
    attending.mark(database, action, [her], Attendance.COMING)
    attending.add_material(database, action, "la table de Solenn", her)
    tasks.give_task(database, "Kerzhero apporte les tracts", to=her)
    papers.write_sign_up_sheet(database, action, tmp_path / "sheet.pdf")
    desk.note_request(
        database, her, RequestKind.ACCESS, received_on=clock.today(), told_by="lettre de Solenn"
    )
    return her


def test_what_was_hers_names_her_no_more_not_even_by_her_first_name(database, her):
    erasing.erase(database, her)

    assert [task.what for task in tasks.read_tasks(database)] == ["[…] apporte les tracts"]
    assert found_in(database, ["Solenn", "Kerzhero", "39980007"]) == []


def test_whoever_bears_the_same_name_does_not_keep_hers_on_her_task(database, her):
    person(database, "Solenn Kerzhero")

    erasing.erase(database, her)

    assert [task.what for task in tasks.read_tasks(database)] == ["[…] apporte les tracts"]


def test_headquarters_hears_of_what_stays(database, her):
    erasing.erase(database, her)

    assert checking.check(database).problems == ()
    with database.bare() as connection:
        waiting = connection.execute(
            "SELECT count(*) FROM outbox WHERE kind IN ('task', 'material') AND verb = 'create'"
        ).fetchone()
        hers = connection.execute(
            "SELECT kind FROM outbox WHERE subject_id = ?", (her.bytes,)
        ).fetchall()
    assert (waiting, hers) == ((2,), [("erasure",)])


def test_a_task_that_was_given_on_is_still_told_of(database):
    her, other = person(database, "Solenn Kerzhero"), person(database, "Anne Riou")
    task = tasks.give_task(database, "Plier les tracts", to=her)
    tasks.change_task(database, task, "Plier les tracts", to=other, due_on=None)

    erasing.erase(database, her)

    assert checking.check(database).problems == ()
    assert [row.name for row in tasks.read_tasks(database)] == ["Anne Riou"]


@pytest.fixture
def call_page(database):
    """The typed code of a call sheet with two of the same name, and one who shares a phone."""
    people = [
        willing(database, "Solenn Kerzhero", 7),
        willing(database, "Solenn Kerzhero", 8),
        willing(database, "Anne Riou", 9, mobile="06 39 98 00 07"),
    ]
    drawn = call_sheets.draw_calls(database, launch(database, plan()), "fr")
    call_sheets.note_calls_printed(database, drawn.draft)
    return people, drawn.draft.manifest.pages[0].typed


def test_her_line_of_a_call_sheet_is_gone_whoever_bears_her_name_or_has_her_phone(
    database, call_page
):
    (her, *_others), code = call_page

    erasing.erase(database, her)

    lines = [
        (row.address, row.name[-2:], row.is_erased)
        for row in entering.open_page(database, code).rows
    ]
    assert sorted(lines) == [
        ("Anne Riou", "07", False), ("Solenn Kerzhero", "08", False), ("erased line", "", True),
    ]  # fmt: skip


def test_her_line_of_a_call_sheet_takes_no_result_and_the_others_do(database, call_page):
    (her, *others), code = call_page
    erasing.erase(database, her)
    page = entering.open_page(database, code)
    gone = next(row.row for row in page.rows if row.is_erased)

    with pytest.raises(OrganiserError):
        entering.record_results(database, page.id, [DoorResult(gone, Outcome.MET)])
    answers = [DoorResult(row.row, Outcome.MET) for row in page.rows if not row.is_erased]

    assert entering.record_results(database, page.id, answers) == len(others)
