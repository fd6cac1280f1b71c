"""A course is asked of a rung, or of who is coming to a kind of action."""

from datetime import date, datetime, time, timedelta

import pytest
from make import person

from organiser import clock
from organiser.domain.action import ActionKind, Attendance, Kind
from organiser.domain.plan import Plan
from organiser.errors import OrganiserError
from organiser.usecases import actions
from organiser.usecases.plans import attending, planning
from organiser.usecases.training import asking, courses, following

TODAY = date(2026, 11, 26)
ASKED = "# First door\n\nrungs: supporter\nkinds: leaflets\n\n## Ring\n\nStand back.\n"


@pytest.fixture(autouse=True)
def noon():
    with clock.set_to(lambda: datetime.combine(TODAY, time(12)).astimezone()):
        yield


@pytest.fixture
def asked(database):
    """A course asked of supporters, and of who gives leaflets out."""
    made = courses.keep_course(database, ASKED)
    return next(o.course for o in courses.read_courses(database) if o.id == made)


def names(database, course):
    return [each.name for each in asking.who_should_follow(database, course)]


def planned(database, people, kind=ActionKind.LEAFLETS):
    action = planning.plan(database, Plan(Kind(kind), TODAY + timedelta(2)))
    attending.mark(database, action, people, Attendance.COMING)
    return action


def test_who_stands_on_the_rung_should_follow_it_until_she_has(database, asked):
    who = person(database, "Anne Riou")
    person(database, "Zoé Nguyen")
    actions.log_action(database, ActionKind.STALL, [who], on=TODAY)

    assert names(database, asked) == ["Anne Riou"]
    following.record_result(database, asked, (), who, holds_file=False)

    assert names(database, asked) == []


def test_who_is_coming_to_such_an_action_should_follow_it(database, asked):
    who = person(database, "Anne Riou")
    planned(database, [who])
    planned(database, [person(database, "Zoé Nguyen")], ActionKind.STALL)

    (awaited,) = asking.who_should_follow(database, asked)

    assert (awaited.person_id, awaited.is_coming) == (who, True)


def test_an_action_says_how_many_of_those_coming_have_not_followed_it(database, asked):
    who = [person(database, name) for name in ("Anne Riou", "Zoé Nguyen", "Denez Abgrall")]
    action = planned(database, who)
    following.record_result(database, asked, (), who[0], holds_file=False)

    found = asking.untrained_at(database, action, courses.read_courses(database))

    assert [(each.course, each.count) for each in found] == [("First door", 2)]


def test_a_course_asked_of_nobody_waits_for_nobody(database):
    made = courses.keep_course(database, "# A\n\n## B\n\nText.\n")
    course = next(o.course for o in courses.read_courses(database) if o.id == made)
    person(database)

    assert names(database, course) == []


@pytest.mark.parametrize("line", ["rungs: captain", "kinds: dance"])
def test_a_word_that_names_no_rung_and_no_kind_is_said(database, line):
    with pytest.raises(OrganiserError, match=line):
        courses.keep_course(database, f"# A\n\n{line}\n\n## B\n\nText.\n")
