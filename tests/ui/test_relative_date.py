"""Days as one speaks of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organiser.ui.relative_date import ago, contact_cell, due_cell

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"), (-1, "yesterday"), (1, "tomorrow"), (-2, "2 days ago"), (5, "in 5 days"),
        (-14, "2 weeks ago"), (-60, "8 weeks ago"), (-61, "23/09/2026"), (61, "23/01/2027"),
    ],
)  # fmt: skip
def test_a_day_is_said_as_one_speaks_of_it(days, said):
    assert ago(TODAY + timedelta(days), TODAY) == said


def test_who_was_never_met_stands_out():
    cell = contact_cell(None, TODAY)

    assert (cell.text, cell.tone) == ("never", "warning")


def test_what_is_late_says_so_in_words_and_not_by_colour_alone():
    cell = due_cell("Call", TODAY - timedelta(2), TODAY)

    assert cell.detail == "late · 2 days ago"
    assert cell.tone == "danger"


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_every_day_is_said_in_a_few_words(day):
    assert 0 < len(ago(day, TODAY)) <= 12
