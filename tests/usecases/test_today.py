"""Today says what the tables hold: each figure is found again by another way."""

from datetime import date, datetime, time, timedelta
from itertools import count
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from make import bring_in, candidate, names, person

from organiser import clock
from organiser.domain.action import ActionKind
from organiser.domain.consent import Channel
from organiser.domain.field import KNOCKED, DoorResult, Outcome, Outing, SheetState
from organiser.domain.rights import RequestKind, due_on
from organiser.errors import Refused
from organiser.usecases import actions, backup, consents, goals, silence, today, undo
from organiser.usecases.field import choosing, entering, printing, states
from organiser.usecases.field.choosing import Side
from organiser.usecases.people import duplicates
from organiser.usecases.people.editing import edit_person
from organiser.usecases.people.listing import Chip
from organiser.usecases.rights import desk
from organiser.usecases.today import Task

TODAY = date(2026, 11, 26)
"""A Thursday."""
ROOM = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def at(day, hour=10):
    """Let it be *hour* of *day*, and a little later each time it is asked."""
    moment, ticks = datetime.combine(day, time(hour)).astimezone(), count()
    return clock.set_to(lambda: moment + timedelta(milliseconds=next(ticks)))


@pytest.fixture(autouse=True)
def thursday():
    with at(TODAY):
        yield


@pytest.fixture
def street(database):
    with at(TODAY - timedelta(days=90)):
        bring_in(
            database,
            *(candidate(f"P{n} Lilas{n}", n, street=f"{n} rue des Lilas") for n in range(1, 11)),
        )
    return database


def printed(database, on, return_by=None):
    (row,) = choosing.streets(database)
    doors = choosing.doors_of_streets(database, [(row.key, row.city, Side.BOTH)]).doors
    outing = Outing("Porte-à-porte", on=on, return_by=return_by)
    return printing.print_sheet(database, printing.prepare(database, outing, doors))


def enter(database, sheet, answers):
    typed = entering.pages_to_type(database, sheet.id)[0][0]
    page = entering.open_page(database, typed)
    results = [
        DoorResult(row.row, Outcome(letter))
        for row, letter in zip(page.rows, answers, strict=False)
    ]
    entering.record_results(database, page.id, results)


def settle_all(database, sheet):
    for typed, _page, _done in entering.pages_to_type(database, sheet.id):
        entering.record_results(database, entering.open_page(database, typed).id, [])


def lines(database, home, **words):
    day = today.read_day(database, home, with_copy=words.pop("with_copy", False))
    return {todo.task: todo for todo in day.todos}


def due(days):
    day = TODAY + timedelta(days=days)
    return {"next_step": "Call", "next_step_on": day.strftime("%d/%m/%Y")}


def test_a_new_committee_has_three_starter_tasks(database, home):
    day = today.read_day(database, home, with_copy=True)

    assert [todo.task for todo in day.todos] == [Task.IMPORT, Task.ADD, Task.FIRST_OUTING]
    assert day.is_new


def test_steps_that_are_late_or_due_today_wait_and_those_of_tomorrow_do_not(database, home):
    for days in (-3, 0, 1):
        edit_person(database, person(database, f"In {days}"), due(days))

    todo = lines(database, home)[Task.STEPS]

    assert (todo.count, todo.since) == (2, TODAY - timedelta(days=3))
    assert len(names(database, chips=frozenset({Chip.TO_CONTACT}))) == 2


def test_a_sheet_is_late_the_day_after_it_was_to_be_back(street, home):
    sheet = printed(street, TODAY - timedelta(days=3), TODAY - timedelta(days=1))
    printed(street, TODAY - timedelta(days=3), TODAY)
    states.note_event(street, [sheet.id], "out")

    todo = lines(street, home)[Task.LATE_SHEETS]

    assert (todo.count, todo.sheets, todo.doors) == (1, (sheet.id,), 10)
    assert todo.since == TODAY - timedelta(days=1)


@pytest.mark.parametrize("end", ["lost", "destroyed", "void"])
def test_a_sheet_that_will_not_come_back_is_not_late(street, home, end):
    sheet = printed(street, TODAY - timedelta(days=3), TODAY - timedelta(days=1))

    states.note_event(street, [sheet.id], end)

    assert Task.LATE_SHEETS not in lines(street, home)


def test_a_sheet_that_came_back_waits_until_all_its_pages_are_typed(street, home):
    sheet = printed(street, TODAY - timedelta(days=2))
    states.note_event(street, [sheet.id], "back")
    enter(street, sheet, "A")
    before = lines(street, home)[Task.RETURNS]

    settle_all(street, sheet)

    assert (before.count, before.sheets) == (1, (sheet.id,))
    assert Task.RETURNS not in lines(street, home)


def test_a_remark_waits_until_it_is_answered(database, home):
    bring_in(database, candidate(asked_refusals=(Channel.CALL, Channel.SMS)))
    before = lines(database, home)[Task.REMARKS]
    (row,) = _people(database)

    consents.answer_question(database, row, is_refusal=True)

    assert before.count == 1
    assert Task.REMARKS not in lines(database, home)


def test_a_pair_that_an_import_proposed_waits_until_it_is_decided(database, home):
    bring_in(
        database,
        candidate("Anne Riou", 2, phones=("0639980001",)),
        candidate("Annie Riou", 3, phones=("0639980001",)),
    )
    before = lines(database, home)[Task.PAIRS]
    (pair,) = duplicates.read_pairs(database)

    duplicates.say_apart(database, pair.entry.id, pair.other.id)

    assert before.count == 1
    assert Task.PAIRS not in lines(database, home)


def test_who_agreed_to_nothing_for_a_month_is_to_be_asked(database, home):
    with at(TODAY - timedelta(days=31)):
        asked, _waits = person(database, "Asked Riou"), person(database, "Waits Riou")
    with at(TODAY - timedelta(days=29)):
        person(database, "Fresh Riou")
    consents.record_consent(database, asked, [Channel.EMAIL], source="slip 4")

    todo = lines(database, home)[Task.NO_BASIS]

    assert (todo.count, todo.since) == (1, TODAY - timedelta(days=31))
    assert names(database, chips=frozenset({Chip.UNASKED})) == ["Waits Riou"]


def test_a_missing_copy_waits_only_once_the_program_had_time_to_keep_one(database, home):
    person(database)

    assert Task.COPY not in lines(database, home)
    assert lines(database, home, with_copy=True)[Task.COPY].since is None

    backup.keep_backup(database, home)

    assert Task.COPY not in lines(database, home, with_copy=True)


def test_the_most_urgent_comes_first(street, home):
    sheet = printed(street, TODAY - timedelta(days=5), TODAY - timedelta(days=3))
    edit_person(street, person(street, "Late Riou"), due(-1))

    day = today.read_day(street, home, with_copy=True)

    assert [todo.task for todo in day.todos] == [
        Task.LATE_SHEETS, Task.STEPS, Task.COPY, Task.UNTOLD, Task.NO_BASIS,
    ]  # fmt: skip
    assert sheet.id in day.todos[0].sheets


def test_what_was_done_this_week_is_counted_and_what_was_taken_back_is_not(database, home):
    with at(TODAY - timedelta(days=4)):
        person(database, "Last Week")
    person(database, "This Week")
    person(database, "Taken Back")
    undo.undo(database)

    assert today.read_day(database, home, with_copy=False).done == 1


def test_the_goal_is_hers_and_can_be_taken_back(database):
    goals.set_goal(database, 200)
    goals.set_goal(database, 120)

    assert today.read_doors(database).month.goal == 120

    undo.undo(database)

    assert today.read_doors(database).month.goal == 200


def test_a_goal_that_is_no_number_of_doors_is_refused(database):
    with pytest.raises(Refused):
        goals.set_goal(database, -1)


def test_a_correction_counts_a_door_once_and_as_it_stands(street):
    sheet = printed(street, TODAY - timedelta(days=1))
    enter(street, sheet, "PPAN")

    enter(street, sheet, "PEA")

    month = today.read_doors(street).month
    assert (month.doors, month.met) == (3, 1)


def test_an_outing_without_a_day_counts_when_it_was_typed_in(street):
    enter(street, printed(street, None), "PA")

    assert today.read_doors(street).month.doors == 2
    assert today.read_doors(street).doors.now == 2


@pytest.mark.parametrize("days", [2, 40])
def test_an_outing_typed_in_before_its_day_counts_today(street, days):
    enter(street, printed(street, TODAY + timedelta(days=days)), "PA")

    assert today.read_doors(street).month.doors == 2
    assert today.read_doors(street).doors.now == 2


def test_the_doors_of_last_month_are_not_of_this_one(street):
    enter(street, printed(street, date(2026, 10, 31)), "PA")
    enter(street, printed(street, date(2026, 11, 1)), "PAL")

    assert today.read_doors(street).month.doors == 3
    assert today.read_doors(street).doors.now == 5


def test_the_next_outing_is_that_of_the_nearest_day_with_all_its_sheets(street):
    printed(street, TODAY - timedelta(days=1))
    one, other = (
        printed(street, TODAY + timedelta(days=2)),
        printed(street, TODAY + timedelta(days=2)),
    )
    printed(street, TODAY + timedelta(days=9))
    states.note_event(street, [other.id], "out")

    outing = today.read_outing(street)

    assert outing is not None
    assert (outing.on, outing.doors) == (TODAY + timedelta(days=2), 20)
    assert set(outing.sheets) == {one.id, other.id}
    assert outing.states == ((SheetState.PRINTED, 1), (SheetState.OUT, 1))


def test_without_a_packet_there_is_no_outing(street):
    assert today.read_outing(street) is None


@ROOM
@given(ages=st.lists(st.integers(0, 100), max_size=12))
def test_people_are_those_of_the_list(database, ages):
    for age in ages:
        with at(TODAY - timedelta(days=age), hour=9):
            person(database, f"Old {age}")

    crowd = today.read_crowd(database)
    every, new = crowd.people, crowd.new_people

    came = [_age(created) for created in _column(database, "SELECT created_at FROM person")]
    assert every.now == len(came) == len(names(database))
    assert every.change == new.now == len(names(database, chips=frozenset({Chip.NEW})))
    assert new.now - new.change == sum(30 <= age < 60 for age in came)
    assert every.weeks[-1] == every.now
    assert new.weeks == tuple(
        sum(7 * week <= age < 7 * week + 7 for age in came) for week in reversed(range(12))
    )


@ROOM
@given(did=st.lists(st.tuples(st.integers(-9, 100), st.sampled_from(ActionKind)), max_size=10))
def test_actions_are_those_that_were_noted(database, did):
    who = [person(database)]
    for age, kind in did:
        actions.log_action(database, kind, who, on=TODAY - timedelta(days=age))

    figure, weeks = today.read_actions(database), today.read_weeks(database)

    noted = [
        ((TODAY - date.fromisoformat(day)).days, date.fromisoformat(day), kind)
        for day, kind in _rows(database, 'SELECT "on", kind FROM action')
    ]
    assert figure.now == sum(0 <= age < 30 for age, _day, _kind in noted)
    assert figure.now - figure.change == sum(30 <= age < 60 for age, _day, _kind in noted)
    monday = TODAY - timedelta(days=TODAY.weekday())
    for at_, (doors, others) in enumerate(zip(weeks.doors, weeks.others, strict=True)):
        first = monday - timedelta(days=7 * (11 - at_))
        here = [kind for _age, day, kind in noted if first <= day < first + timedelta(days=7)]
        assert doors == here.count("door_to_door")
        assert doors + others == len(here)


@ROOM
@given(
    outings=st.lists(
        st.tuples(st.integers(0, 70), st.text("APLIE", min_size=1, max_size=10),
                  st.text("APLIE", max_size=10)),
        max_size=4,
    )
)  # fmt: skip
def test_doors_are_those_that_answered_last(street, outings):
    for age, answers, corrected in outings:
        sheet = printed(street, TODAY - timedelta(days=age))
        enter(street, sheet, answers)
        enter(street, sheet, corrected)

    at_doors = today.read_doors(street)
    figure, month = at_doors.doors, at_doors.month

    standing = {}
    for page, row, outcome, on in _rows(
        street, 'SELECT page_id, "row", outcome, "on" FROM visit ORDER BY entered_at, id'
    ):
        standing[page, row] = (outcome, date.fromisoformat(on))
    knocked = [day for outcome, day in standing.values() if outcome in KNOCKED]
    assert figure.now == sum((TODAY - day).days < 30 for day in knocked)
    assert figure.now - figure.change == sum(30 <= (TODAY - day).days < 60 for day in knocked)
    assert month.doors == sum(day >= TODAY.replace(day=1) for day in knocked)
    assert month.met == sum(
        outcome == Outcome.MET and day >= TODAY.replace(day=1) for outcome, day in standing.values()
    )


def test_the_ladder_has_everybody_on_it(database):
    who = [person(database, f"P{n} Riou") for n in range(4)]
    actions.log_action(database, ActionKind.STALL, who[:3], on=TODAY, organised_by=who[:1])

    assert today.read_crowd(database).ladder == (1, 0, 3, 0, 0, 0)
    assert len(names(database, chips=frozenset({Chip.ACTIVE}))) == 3


def _people(database):
    return [UUID(bytes=key) for key in _column(database, "SELECT id FROM person")]


def _age(created):
    return (clock.stamp(clock.now()) - created) // 86_400_000


def _rows(database, statement):
    with database.bare() as connection:
        return connection.execute(statement).fetchall()


def _column(database, statement):
    return [row[0] for row in _rows(database, statement)]


@pytest.mark.parametrize(("days_ago", "is_there"), [(19, False), (22, True), (40, True)])
def test_a_request_is_brought_up_ten_days_before_its_end(database, home, days_ago, is_there):
    her = person(database)
    received = TODAY - timedelta(days=days_ago)
    desk.note_request(database, her, RequestKind.ACCESS, received_on=received)

    found = lines(database, home)

    assert (Task.REQUESTS in found) is is_there
    assert not is_there or found[Task.REQUESTS].since == due_on(received)


def test_who_agreed_more_than_a_year_ago_is_to_be_asked_again(database, home):
    for days in (300, 400):
        moment = clock.now() - timedelta(days=days)
        with clock.set_to(lambda moment=moment: moment):
            her = person(database, f"Depuis {days}")
            consents.record_consent(database, her, [Channel.EMAIL], source="bulletin 3")

    assert lines(database, home)[Task.ASK_AGAIN].count == 1


def test_the_silence_before_a_vote_is_said_the_day_before(database, home):
    silence.add_election(database, "Présidentielle", TODAY + timedelta(days=2))
    silence.add_election(database, "Législatives", TODAY + timedelta(days=60))

    assert lines(database, home)[Task.SILENCE].since == TODAY + timedelta(days=1)
