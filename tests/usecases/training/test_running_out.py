"""Today tells a month ahead what runs out, for who leads, is coming, or holds the file."""

from datetime import date, datetime, time, timedelta

import pytest
from make import person

from organiser import clock
from organiser.domain.action import ActionKind, Attendance, Kind
from organiser.domain.plan import Plan
from organiser.usecases.plans import attending, planning
from organiser.usecases.teams import teams
from organiser.usecases.today import Task, read_day
from organiser.usecases.training import courses, following

TODAY = date(2026, 11, 26)
LAST = date(2027, 11, 26)


def at(day):
    return clock.set_to(lambda: datetime.combine(day, time(12)).astimezone())


def follow(database, who=None):
    course = courses.read_courses(database)[0].course
    answers = [question.right for question in course.questions]
    following.record_result(database, course, answers, who, holds_file=who is None)


def told(database, home):
    lines = read_day(database, home, with_copy=False).todos
    return [(todo.count, todo.since) for todo in lines if todo.task is Task.COURSES]


@pytest.mark.parametrize(("days", "count"), [(31, 0), (30, 1), (0, 1), (-1, 0)])
def test_what_the_holder_passed_is_told_a_month_ahead(database, home, days, count):
    with at(TODAY):
        follow(database)

    with at(LAST - timedelta(days)):
        assert told(database, home) == ([(1, LAST)] if count else [])


def test_of_others_only_who_leads_or_is_coming(database, home):
    with at(TODAY):
        coming, leading, neither = (person(database, n) for n in ("Anne", "Denez", "Zoé"))
        for who in (coming, leading, neither):
            follow(database, who)
        team = teams.make_team(database, "Marché")
        teams.put_in_team(database, team, leading)
        teams.let_lead(database, team, leading, leads=True)

    with at(LAST - timedelta(10)):
        action = planning.plan(database, Plan(Kind(ActionKind.STALL), LAST))
        attending.mark(database, action, [coming], Attendance.COMING)

        assert told(database, home) == [(2, LAST)]


def test_what_was_renewed_runs_out_later(database, home):
    with at(TODAY):
        follow(database)

    with at(LAST - timedelta(10)):
        follow(database)

        assert told(database, home) == []
