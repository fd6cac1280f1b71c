"""Who followed a course, with which result, until when; and what it moves."""

from datetime import date, datetime, time

import pytest
from make import person

from organiser import clock
from organiser.domain.engagement import Rung
from organiser.usecases import undo
from organiser.usecases.people import merging
from organiser.usecases.people.card import read_card
from organiser.usecases.training import courses, following
from organiser.usecases.training.shipped import DATA_AND_RIGHTS
from organiser.words.timeline import timeline_words

TODAY = date(2026, 11, 26)
KEY = DATA_AND_RIGHTS


@pytest.fixture(autouse=True)
def noon():
    """It is noon of a Thursday."""
    with at(TODAY):
        yield


def at(day):
    return clock.set_to(lambda: datetime.combine(day, time(12)).astimezone())


@pytest.fixture
def course(database):
    return courses.read_courses(database)[0].course


def answers(course, right=10):
    return [q.right if at < right else frozenset() for at, q in enumerate(course.questions)]


def test_eight_right_answers_of_ten_pass_and_count_for_a_year(database, course):
    result = following.record_result(database, course, answers(course, 8))

    assert (result.score, result.asked, result.is_passed) == (8, 10, True)
    assert result.valid_until == date(2027, 11, 26)
    assert following.count_followed(database) == {KEY: 1}


def test_seven_right_answers_pass_nothing(database, course):
    result = following.record_result(database, course, answers(course, 7))

    assert (result.is_passed, result.valid_until) == (False, None)
    assert following.count_followed(database) == {}
    assert [row.is_passed for row in following.read_followed(database, KEY)] == [False]


def test_a_course_passed_counts_no_more_once_its_year_is_over(database, course):
    following.record_result(database, course, answers(course))

    with at(date(2027, 11, 27)):
        assert following.count_followed(database) == {}
    with database.reading() as session:
        assert following.counts_for_holder(session, KEY, date(2027, 11, 26))
        assert not following.counts_for_holder(session, KEY, date(2027, 11, 27))


def test_a_later_slip_takes_no_pass_away(database, course):
    who = person(database, "Denez Riou")
    following.record_result(database, course, answers(course), who, holds_file=False)

    with at(date(2026, 12, 1)):
        following.record_result(database, course, answers(course, 2), who, holds_file=False)

    (row,) = following.read_followed(database, KEY)
    assert (row.person_id, row.name, row.on, row.is_passed) == (who, "Denez Riou", TODAY, True)


def test_a_quiz_is_a_line_of_her_timeline_with_its_result(database, course):
    who = person(database)
    following.record_result(database, course, answers(course, 9), who, holds_file=False)

    line = read_card(database, who).timeline[0]

    assert timeline_words(line.kind, line.what) == f"Training: {course.title} · 9 / 10"
    assert read_card(database, who).rung is Rung.SUPPORTER


def test_a_quiz_that_was_not_passed_moves_nobody_up(database, course):
    who = person(database)
    before = read_card(database, who).rung

    following.record_result(database, course, answers(course, 2), who, holds_file=False)

    card = read_card(database, who)
    line = card.timeline[0]
    assert timeline_words(line.kind, line.what) == f"Training not passed: {course.title} · 2 / 10"
    assert card.rung is before


def test_undo_takes_a_result_back_for_her_and_for_the_holder(database, course):
    who = person(database)
    before = read_card(database, who).rung
    following.record_result(database, course, answers(course), who)

    undo.undo(database)

    assert following.read_followed(database, KEY) == ()
    assert read_card(database, who).rung is before


def test_two_entries_made_one_keep_what_either_followed(database, course):
    kept, other = person(database, "Denez Riou"), person(database, "Denez Rioux")
    following.record_result(database, course, answers(course, 2), kept, holds_file=False)
    following.record_result(database, course, answers(course), other, holds_file=False)

    merging.merge(database, kept, other)

    (row,) = following.read_followed(database, KEY)
    assert (row.person_id, row.is_passed) == (kept, True)
