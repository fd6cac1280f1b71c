"""Whoever came to an action that teaches a course has followed it; undo takes that back too."""

from datetime import date, datetime, time, timedelta

import pytest
from make import person

from organiser import clock
from organiser.domain.action import ActionKind, Attendance, Kind
from organiser.domain.plan import Plan, Report
from organiser.usecases import checking, undo
from organiser.usecases.people.card import read_card
from organiser.usecases.plans import agenda, attending, planning
from organiser.usecases.training import courses, following
from organiser.usecases.training.shipped import DATA_AND_RIGHTS

TODAY = date(2026, 11, 26)
YESTERDAY = TODAY - timedelta(1)


@pytest.fixture(autouse=True)
def noon():
    with clock.set_to(lambda: datetime.combine(TODAY, time(12)).astimezone()):
        yield


@pytest.fixture
def people(database):
    return [person(database, name) for name in ("Anne Riou", "Denez Abgrall", "Zoé Nguyen")]


@pytest.fixture
def session_of(database):
    """Plans a meeting that teaches a course."""

    def planned(key=DATA_AND_RIGHTS, on=YESTERDAY):
        return planning.plan(database, Plan(Kind(ActionKind.MEETING), on, course=key))

    return planned


def names(database, key=DATA_AND_RIGHTS):
    return sorted(row.name for row in following.read_followed(database, key))


def test_whoever_came_followed_it_once_the_report_closes_it(database, people, session_of):
    action = session_of()
    attending.mark(database, action, people[:2], Attendance.COMING)
    assert names(database) == []

    attending.close(database, action, Report(hours=2), who_said_so_came=True)

    assert names(database) == ["Anne Riou", "Denez Abgrall"]
    (row, _other) = following.read_followed(database, DATA_AND_RIGHTS)
    assert (row.on, row.is_passed, row.valid_until) == (YESTERDAY, None, date(2027, 11, 25))
    assert "training" in [line.kind for line in read_card(database, people[0]).timeline]
    assert checking.check(database).problems == ()


def test_undo_of_the_report_takes_it_back(database, people, session_of):
    action = session_of()
    attending.mark(database, action, people[:2], Attendance.COMING)
    attending.close(database, action, Report(), who_said_so_came=True)

    undo.undo(database)

    assert names(database) == []


def test_nobody_follows_it_twice_and_who_did_not_come_did_not(database, people, session_of):
    action = session_of()
    attending.mark(database, action, people, Attendance.CAME)
    attending.close(database, action, Report())
    attending.close(database, action, Report(met=3))

    attending.mark(database, action, people[2:], Attendance.DID_NOT)

    assert names(database) == ["Anne Riou", "Denez Abgrall"]
    kinds = [line.kind for line in read_card(database, people[0]).timeline]
    assert kinds.count("training") == 1


def test_a_session_called_off_taught_nothing(database, people, session_of):
    action = session_of()
    attending.mark(database, action, people, Attendance.CAME)

    planning.cancel(database, action)

    assert names(database) == []


def test_another_course_for_the_same_session_is_what_they_followed(database, people, session_of):
    own = courses.keep_course(database, "# Première porte\n\n## Sonner\n\nUn pas.\n")
    action = session_of()
    attending.mark(database, action, people[:1], Attendance.CAME)
    plan = agenda.read_action(database, action).plan

    planning.change(
        database, action, Plan(plan.kind, plan.on, course=f"own-{own.hex}", title="Atelier")
    )

    assert (names(database), names(database, f"own-{own.hex}")) == ([], ["Anne Riou"])
    assert agenda.read_action(database, action).taught == "Première porte"


def test_a_session_on_another_day_teaches_the_same(database, session_of):
    again = planning.duplicate(database, session_of(), TODAY)

    assert agenda.read_action(database, again).plan.course == DATA_AND_RIGHTS


def test_coming_to_a_session_does_not_open_printing(database, people, session_of):
    attending.mark(database, session_of(), people, Attendance.CAME)

    with database.reading() as session:
        assert not following.counts_for_holder(session, DATA_AND_RIGHTS, TODAY)
