"""Whether people may be chosen for messages online: by neutral parameters, under a whole line."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sizes import share

from organiser.domain import online
from organiser.domain.engagement import Rung
from organiser.domain.online import Fault, Line, Parameter
from organiser.domain.outreach import Use
from organiser.domain.segments import rules
from organiser.domain.segments.rules import AllOf, AnyOf, Has, HasPostcode, LivesIn, Not, TraitKind
from tests.domain.segments.rule_strategies import any_rule

DAY = date(2026, 11, 26)
LINE = Line(
    UUID(int=1), "S-2026-001", 1, Use.TEXT, frozenset(Parameter), DAY, DAY + timedelta(9),
    is_complete=True,
)  # fmt: skip
BETTON = LivesIn(("Betton",))
NEUTRAL = (BETTON, HasPostcode("35"), Has(TraitKind.LANGUAGE, "br"),
           Has(TraitKind.AVAILABILITY, "samedi"))  # fmt: skip


@pytest.mark.parametrize("rule", [
    BETTON, AllOf(NEUTRAL), AnyOf(NEUTRAL), Not(HasPostcode("35")), AllOf((Not(AnyOf(NEUTRAL)),)),
])  # fmt: skip
def test_neutral_parameters_are_carried_to_choose_by_and_to_leave_out_by(rule):
    assert online.fault_of(LINE, Use.TEXT, rule, DAY) is None


@pytest.mark.parametrize("told", [
    rules.OnRung(Rung.SUPPORTER), Has(TraitKind.THEME, "logement"), Has(TraitKind.TAG, "x"),
    rules.TookPart(), rules.Trained(), rules.FollowedBy(), rules.NoNewsFor(30),
    rules.IsOnList(UUID(int=2)), rules.LivesInStreet("rue des Lilas"),
])  # fmt: skip
@pytest.mark.parametrize("around", [lambda each: each, Not, lambda each: AllOf((BETTON, each))])
def test_what_tells_of_an_opinion_chooses_nobody_and_leaves_nobody_out(told, around):
    assert online.fault_of(LINE, Use.TEXT, around(told), DAY) is Fault.PARAMETERS


@settings(max_examples=share(60), deadline=None)
@given(any_rule(), st.sampled_from(Use))
def test_no_rule_with_any_other_condition_is_carried(rule, use):
    is_neutral = all(online.parameter_of(each) for each in rules.conditions_of(rule))

    fault = online.fault_of(replace(LINE, use=use), use, rule, DAY)

    assert (fault is None) == is_neutral


@pytest.mark.parametrize(("change", "day", "fault"), [
    ({"is_withdrawn": True}, DAY, Fault.WITHDRAWN), ({"is_complete": False}, DAY, Fault.INCOMPLETE),
    ({"use": Use.EMAIL}, DAY, Fault.OTHER_WAY), ({}, DAY - timedelta(1), Fault.EARLY),
    ({}, DAY + timedelta(10), Fault.OVER),
    ({"parameters": frozenset({Parameter.LANGUAGE})}, DAY, Fault.PARAMETERS),
])  # fmt: skip
def test_a_line_carries_only_what_it_says_in_its_days(change, day, fault):
    assert online.fault_of(replace(LINE, **change), Use.TEXT, BETTON, day) is fault


def test_the_latest_line_comes_first():
    other = replace(LINE, series=UUID(int=2), reference="S-2026-002")

    assert online.carrying((LINE, other), Use.TEXT, BETTON, DAY) == (other, LINE)


def test_who_subscribed_or_came_to_an_action_is_no_selection():
    assert not online.is_selection(Use.EMAIL, rules.EVERYBODY)
    assert not online.is_selection(Use.TEXT, rules.WasAt(UUID(int=3)))
    assert not online.is_selection(Use.CALL, BETTON)
    assert online.is_selection(Use.EMAIL, BETTON)
