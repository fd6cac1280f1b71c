"""How long somebody may be kept: a table of rules under a clock that is set by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser.domain.consent import Basis, Relation
from organiser.domain.retention import MOST, Due, Held, Rule, days_of, due, is_allowed

CAME = date(2024, 1, 10)
OCCASIONAL, PENDING, AGREED = Relation.OCCASIONAL, Basis.PENDING, Basis.EXPLICIT_CONSENT


@pytest.mark.parametrize(
    ("held", "last_day", "rule"),
    [
        (Held(OCCASIONAL, PENDING, CAME), date(2024, 3, 9), Rule.NEVER_CONTACTED),
        (Held(OCCASIONAL, PENDING, CAME, contacted_on=date(2024, 2, 1)), date(2024, 3, 31),
         Rule.ONE_MESSAGE),
        (Held(OCCASIONAL, AGREED, CAME, acted_on=CAME), date(2025, 1, 8), Rule.ASK_AGAIN),
        (Held(Relation.REGULAR, PENDING, CAME), date(2025, 1, 8), Rule.ASK_AGAIN),
        (Held(Relation.FORMER_MEMBER, AGREED, CAME), date(2027, 1, 8), Rule.FORMER_MEMBER),
    ],
    ids=lambda value: getattr(value, "name", ""),
)  # fmt: skip
def test_a_rule_runs_out_on_its_day_and_not_before(held, last_day, rule):
    after = last_day + timedelta(days=1)

    assert due(held, {}, after - timedelta(days=1)) is None
    assert due(held, {}, after) == Due(rule, after)


def test_after_three_years_without_a_sign_asking_is_over():
    held = Held(OCCASIONAL, AGREED, CAME, contacted_on=date(2024, 5, 1), acted_on=date(2024, 6, 1))

    assert due(held, {}, date(2026, 1, 1)).rule is Rule.ASK_AGAIN
    assert due(held, {}, date(2027, 6, 1)).rule is Rule.INACTIVE


def test_a_member_is_kept_as_long_as_she_is_one():
    assert due(Held(Relation.MEMBER, PENDING, CAME), {}, date(2040, 1, 1)) is None


def test_who_comes_again_begins_anew():
    held = Held(OCCASIONAL, AGREED, CAME, acted_on=date(2026, 11, 1))

    assert due(held, {}, date(2026, 11, 20)) is None


@given(st.sampled_from(Rule), st.integers(-100, 5000))
def test_a_figure_goes_downwards_only(rule, days):
    assert days_of(rule, {rule: days}) <= MOST[rule]
    assert not is_allowed(rule, MOST[rule] + 1)
    if is_allowed(rule, days):
        assert days_of(rule, {rule: days}) == days
