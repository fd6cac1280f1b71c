"""Who came through whom, and what it weighs."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser.domain.influence import HALF_LIFE, Brought, Led, dots, influence

TODAY = date(2026, 11, 26)
TREES = st.lists(
    st.builds(
        Brought,
        st.binary(min_size=2, max_size=2),
        st.binary(min_size=2, max_size=2),
        st.integers(-30, 900).map(lambda days: TODAY - timedelta(days=days)),
        st.integers(1, 3),
    ),
    max_size=12,
)


def brought(degree=1, days=0):
    return Brought(b"a", b"b", TODAY - timedelta(days=days), degree)


def test_one_each_then_a_half_then_a_quarter():
    tree = [brought(1), brought(1), brought(2), brought(3)]

    assert influence(tree, [], TODAY) == 2.75


def test_it_is_half_after_half_a_year():
    assert influence([brought(1, HALF_LIFE)], [], TODAY) == pytest.approx(0.5)


def test_who_came_to_what_she_led_counts_a_tenth():
    assert influence([], [Led(TODAY, 12)], TODAY) == pytest.approx(1.2)


@given(TREES, TREES)
def test_one_more_never_lowers_and_order_says_nothing(tree, more):
    weight = influence(tree, [], TODAY)

    assert influence([*tree, *more], [], TODAY) >= weight
    assert influence(reversed(tree), [], TODAY) == pytest.approx(weight)


@given(TREES, st.integers(0, 700))
def test_time_alone_never_raises_what_has_happened(tree, days):
    past = [each for each in tree if each.on <= TODAY]

    assert influence(past, [], TODAY + timedelta(days=days)) <= influence(past, [], TODAY)


def test_what_is_to_come_counts_nothing():
    assert influence([brought(1, -1)], [Led(TODAY + timedelta(days=1), 5)], TODAY) == 0


def test_three_dots_are_the_most():
    assert [dots(weight) for weight in (0, 0.2, 1.5, 4.5, 400)] == [0, 1, 2, 3, 3]
