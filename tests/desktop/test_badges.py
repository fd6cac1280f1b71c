"""The figures beside the pages are right from the start, whichever of them were opened."""

from datetime import timedelta

import pytest
from make import SATURDAY, bring_in, candidate

from organiser.domain.action import ActionKind, Kind
from organiser.domain.field import Outing
from organiser.domain.plan import Plan
from organiser.domain.rights import RequestKind
from organiser.usecases import today
from organiser.usecases.badges import Waits, read_waits
from organiser.usecases.field import choosing, printing, states
from organiser.usecases.field.choosing import Side
from organiser.usecases.outreach import drives
from organiser.usecases.outreach.launching import launch
from organiser.usecases.paths import keeping, walking
from organiser.usecases.paths.ready import Ready
from organiser.usecases.people.listing import Directory, Query
from organiser.usecases.plans import planning
from organiser.usecases.rights import desk
from organiser.usecases.teams import tasks
from tests.ui.field.doors import print_calls, type_apart
from tests.ui.plans.scene import THURSDAY, at
from tests.usecases.outreach.people import plan, willing

KEYS = tuple(Waits.__dataclass_fields__)


@pytest.fixture(autouse=True)
def thursday():
    with at(THURSDAY):
        yield


def printed(database, return_by):
    (row, *_others) = choosing.streets(database)
    doors = choosing.doors_of_streets(database, [(row.key, row.city, Side.BOTH)]).doors
    draft = printing.prepare(database, Outing("Stall", on=SATURDAY, return_by=return_by), doors)
    return printing.print_sheet(database, draft).id


def fill(database):
    """One thing, or a few, to handle on each page."""
    for number in (1, 2, 3):
        willing(database, f"P{number} Riou", number)
    launch(database, plan())
    printed(database, THURSDAY - timedelta(days=1))
    back = printed(database, THURSDAY + timedelta(days=4))
    states.note_event(database, [back], "back")
    planning.plan(database, Plan(Kind(ActionKind.STALL), THURSDAY - timedelta(days=2), "09:00"))
    tasks.give_task(database, "Posters", due_on=THURSDAY)
    tasks.give_task(database, "Leaflets", due_on=THURSDAY + timedelta(days=9))
    directory = Directory(database)
    (first, *_others) = directory.ids(directory.find(Query()))
    desk.note_request(database, first, RequestKind.ACCESS, received_on=THURSDAY)


def shown(program):
    bar = program.window.side_bar
    return {key: bar.button(key)._badge for key in KEYS}


FILLED = {
    "newcomers": 0, "directives": 0, "proposals": 0,
    "calls": 3, "actions": 1, "sheets": 1, "returns": 1,
    "teams": 1, "rights": 1,
}  # fmt: skip


def test_what_waits_is_counted_where_it_is_handled(database, home):
    fill(database)

    waits = read_waits(database, home)

    assert {key: getattr(waits, key) for key in KEYS} == FILLED


def test_the_figures_are_those_of_today(database, home):
    fill(database)

    day = today.read_day(database, home, with_copy=False)

    counts = {todo.task: todo.count for todo in day.todos}
    waits = read_waits(database, home)
    assert (waits.actions, waits.sheets, waits.returns, waits.teams) == tuple(
        counts[task]
        for task in (
            today.Task.REPORTS, today.Task.LATE_SHEETS, today.Task.RETURNS, today.Task.TASKS
        )
    )  # fmt: skip


def test_the_badges_are_right_without_opening_a_page(qtbot, start, home, unlocked, database):
    fill(database)
    program = start(home)

    unlocked(qtbot, program)

    qtbot.waitUntil(lambda: shown(program) == FILLED, timeout=20_000)
    made = set(program.window.pages._pages)
    assert not made & set(KEYS)


def test_they_follow_what_is_done_elsewhere(qtbot, opened):
    database = opened.database
    bring_in(database, candidate("P1 Riou", 1))
    tasks.give_task(database, "Posters", due_on=THURSDAY)
    qtbot.waitUntil(lambda: shown(opened)["teams"] == 1, timeout=20_000)

    (task,) = tasks.read_tasks(database)
    tasks.settle_task(database, task.id, is_done=True)

    qtbot.waitUntil(lambda: shown(opened)["teams"] == 0, timeout=20_000)


def test_a_paused_drive_waits_no_more(qtbot, opened):
    willing(opened.database)
    drive = launch(opened.database, plan())
    qtbot.waitUntil(lambda: shown(opened)["calls"] == 1, timeout=20_000)

    drives.pause(opened.database, drive)

    qtbot.waitUntil(lambda: shown(opened)["calls"] == 0, timeout=20_000)


def test_with_a_new_day_other_things_are_due(qtbot, opened):
    from organiser.desktop.badges import Badges

    tasks.give_task(opened.database, "Posters", due_on=THURSDAY + timedelta(days=1))
    badges = opened.window.findChild(Badges)

    with at(THURSDAY + timedelta(days=1)):
        badges.look_at_clock()
        qtbot.waitUntil(lambda: shown(opened)["teams"] == 1, timeout=20_000)


def test_a_page_typed_apart_counts_beside_the_packets_to_type(database, home):
    fill(database)
    type_apart(database, print_calls(database), "PAP", "PIP")

    waits = read_waits(database, home)

    assert waits.returns == FILLED["returns"] + 1


def test_a_step_of_a_path_that_is_due_counts_beside_the_tasks(database, home):
    fill(database)
    directory = Directory(database)
    (first, *_others) = directory.ids(directory.find(Query()))
    with at(THURSDAY - timedelta(days=4)):
        walking.put_on_path(database, keeping.take_over(database, Ready.WELCOME), [first])

    waits = read_waits(database, home)

    assert waits.teams == FILLED["teams"] + 1
