"""When actions come back, which hours are understood, and what of two answers stays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser.domain.action import Attendance, Every, days_of, read_clock, saturdays, stronger

DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def test_every_month_is_the_same_saturday_of_the_month():
    assert days_of(date(2026, 11, 14), Every.MONTH, times=3) == [
        date(2026, 12, 12), date(2027, 1, 9), date(2027, 2, 13),
    ]  # fmt: skip


def test_a_fifth_saturday_that_a_month_lacks_is_its_last():
    assert days_of(date(2026, 10, 31), Every.MONTH, times=2) == [
        date(2026, 11, 28), date(2026, 12, 26),
    ]  # fmt: skip


@given(DAYS, st.sampled_from(Every), st.integers(1, 30))
def test_it_comes_back_as_often_as_asked_later_each_time_and_on_the_same_weekday(first, every, n):
    days = days_of(first, every, times=n)

    assert len(days) == n
    assert [*days] == sorted({*days})
    assert {day.weekday() for day in (first, *days)} == {first.weekday()}
    assert first < days[0]


@given(DAYS)
def test_saturdays_are_saturdays_and_all_of_them(day):
    coming = saturdays(day)
    first, second = next(coming), next(coming)

    assert day < first <= day + timedelta(7)
    assert (first.weekday(), second - first) == (5, timedelta(7))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9h30", "09:30"), ("9:30", "09:30"), ("14", "14:00"), ("14 h", "14:00"), ("9.15", "09:15"),
        ("23h59", "23:59"), ("24h", None), ("9h60", None), ("", None), ("midi", None),
        ("9h3", None), ("²", None),
    ],
)  # fmt: skip
def test_hours_are_read_as_people_type_them(typed, read):
    assert read_clock(typed) == read


@given(st.sampled_from(Attendance), st.sampled_from(Attendance))
def test_of_two_answers_the_one_that_was_seen_stays(one, other):
    assert stronger(one, other) is stronger(other, one)
    assert stronger(Attendance.CAME, one) is Attendance.CAME
    assert stronger(one, Attendance.INVITED) is one
