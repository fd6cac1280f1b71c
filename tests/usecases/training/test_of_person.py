"""What counts of what somebody followed, and what may be proposed to her."""

from datetime import timedelta

import pytest
from make import person

from organiser.domain.action import ActionKind, Attendance, Kind
from organiser.domain.engagement import Rung
from organiser.domain.plan import Plan
from organiser.usecases.plans import attending, planning
from organiser.usecases.training import courses, following
from organiser.usecases.training.of_person import advice_for, held_by
from tests.ui.plans.scene import THURSDAY, at

DOORS = (
    "# First door\n\nrungs: volunteer\nkinds: door_to_door\nrenew: 12\n\nTwo sentences.\n\n"
    "## One\n\nText.\n\n## Quiz\n\n? Who\n- One\n+ Two\n! Because.\n"
)
STALL = "# The stall\n\nrungs: relay\n\nText.\n\n## One\n\nText.\n"
RIGHT, WRONG = (frozenset({1}),), (frozenset({0}),)


@pytest.fixture(autouse=True)
def thursday():
    with at(THURSDAY):
        yield


@pytest.fixture
def anne(database):
    return person(database, "Anne Le Gall")


@pytest.fixture
def doors(database):
    return kept(database, DOORS)


def kept(database, text):
    made = courses.keep_course(database, text)
    (found,) = [each for each in courses.read_courses(database) if each.id == made]
    return found.course


def titles(found):
    return [each.title for each in found]


def test_what_she_passed_counts_for_her(database, anne, doors):
    following.record_result(database, doors, WRONG, anne)
    following.record_result(database, doors, RIGHT, anne)

    (held,) = held_by(database, anne)

    assert (held.course.title, held.followed.name) == ("First door", "Anne Le Gall")
    assert held.followed.is_passed


def test_what_she_did_not_pass_or_what_ran_out_does_not(database, anne, doors):
    following.record_result(database, doors, WRONG, anne)
    assert held_by(database, anne) == ()

    following.record_result(database, doors, RIGHT, anne)
    with at(THURSDAY + timedelta(days=400)):
        assert held_by(database, anne) == ()


def test_a_course_of_another_person_is_not_hers(database, anne, doors):
    following.record_result(database, doors, RIGHT, person(database, "Yann Riou"))

    assert held_by(database, anne) == ()


def test_what_the_next_stage_asks_for_is_proposed(database, anne, doors):
    kept(database, STALL)

    advice = advice_for(database, anne, {Rung.SUPPORTER, Rung.VOLUNTEER})

    assert [(each.title, each.rungs) for each in advice] == [("First door", (Rung.VOLUNTEER,))]


def test_what_counts_already_is_not_proposed(database, anne, doors):
    following.record_result(database, doors, RIGHT, anne)

    assert advice_for(database, anne, {Rung.VOLUNTEER}) == ()


def test_what_an_action_asks_of_who_comes_is_proposed(database, anne, doors):
    action = planning.plan(
        database, Plan(Kind(ActionKind.DOOR_TO_DOOR), THURSDAY + timedelta(days=2), "09:00")
    )
    before = advice_for(database, anne, ())
    attending.mark(database, action, [anne], Attendance.COMING)

    after = advice_for(database, anne, ())

    assert before == ()
    kinds = [each.kinds for each in after if each.title == "First door"]
    assert kinds == [(ActionKind.DOOR_TO_DOOR,)]


def test_an_action_that_is_over_or_called_off_asks_for_nothing(database, anne, doors):
    action = planning.plan(
        database, Plan(Kind(ActionKind.DOOR_TO_DOOR), THURSDAY + timedelta(days=2), "09:00")
    )
    attending.mark(database, action, [anne], Attendance.COMING)

    with at(THURSDAY + timedelta(days=3)):
        later = advice_for(database, anne, ())
    planning.cancel(database, action)

    assert (later, advice_for(database, anne, ())) == ((), ())
