"""When the next exchange is due, whatever the last ones came to."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organiser.usecases.line.schedule import (
    A_DAY,
    LATEST,
    SOONEST,
    Pace,
    goes_at_once,
    has_last_word,
)

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))
CHANCE = st.floats(0, 1, exclude_max=True)


def after(*states, asked=None):
    pace = Pace()
    for state in states:
        pace = pace.after(state, asked)
    return pace


@settings(max_examples=60 * SHARE)
@given(CHANCE)
def test_all_is_well_means_ten_to_twenty_minutes(draw):
    assert 600 <= after("up_to_date").wait(draw) <= 1200
    assert 600 <= after("to_review").wait(draw) <= 1200


@settings(max_examples=60 * SHARE)
@given(st.integers(1, 60), CHANCE)
def test_each_failure_waits_longer_up_to_a_quarter_of_an_hour(times, draw):
    pace = after(*["offline"] * times)

    assert SOONEST <= pace.wait(draw) <= LATEST
    assert after(*["offline"] * 20).wait(draw) > 600


def test_one_good_exchange_forgets_the_failures():
    assert after("offline", "offline", "up_to_date") == Pace()


@settings(max_examples=60 * SHARE)
@given(st.integers(1, 12), CHANCE, st.floats(1, 7_200))
def test_headquarters_is_never_asked_sooner_than_it_said(times, draw, asked):
    pace = after(*["offline"] * times, asked=asked)

    assert pace.wait(draw) >= asked


def test_a_wait_beyond_reason_is_a_day():
    assert after("offline", asked=10**9).wait(0.5) == A_DAY


@pytest.mark.parametrize("draw", [0.0, 0.5, 0.999])
def test_what_somebody_must_mend_is_tried_again_in_a_day(draw):
    assert after("offline", "stopped").wait(draw) == A_DAY


def test_what_she_stopped_changes_nothing():
    assert after("offline", "offline", "cancelled").failures == 2


def test_the_last_word_is_for_what_waits_while_the_line_is_well():
    assert has_last_word(3, after("up_to_date"))
    assert not has_last_word(0, after("up_to_date"))
    assert not has_last_word(3, after("offline"))
    assert not has_last_word(3, after("stopped"))


def test_the_network_is_a_reason_for_what_failed_or_waits():
    assert goes_at_once(after("offline"), 0)
    assert goes_at_once(after("up_to_date"), 2)
    assert not goes_at_once(after("up_to_date"), 0)
    assert not goes_at_once(after("stopped"), 2)
