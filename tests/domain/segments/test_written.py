"""Rules as they are kept: read back the same, refused in words when they are not known."""

import json

import pytest
from hypothesis import given, settings
from sizes import share

from organiser.domain.engagement import Rung
from organiser.domain.segments import rules
from organiser.domain.segments.written import KINDS, UnreadableRule, from_json, to_json
from tests.domain.segments.rule_strategies import any_rule


@settings(max_examples=share(60), deadline=None)
@given(any_rule())
def test_a_rule_is_read_back_as_it_was_written(rule):
    assert from_json(to_json(rule)) == rule


@pytest.mark.parametrize(
    "kind", ["birth_country", "name_sound", "surname_prefix", "nationality", "religion"]
)
def test_no_forbidden_sort_can_be_asked_for(kind):
    written = json.dumps({"version": 1, "rule": {"kind": kind, "value": "X"}})

    with pytest.raises(UnreadableRule, match=kind):
        from_json(written)


def test_no_condition_knows_names_births_or_nationalities():
    asked = {field for kind in KINDS.values() for field in kind.__dataclass_fields__}

    assert not {
        field for field in asked if "birth" in field or "name" in field or "nation" in field
    }


@pytest.mark.parametrize(
    "written",
    [
        "", "[]", "{}", '{"version": 1}', '{"version": 1, "rule": {"kind": "no_news"}}',
        '{"version": 1, "rule": {"kind": "no_news", "days": "60"}}',
        '{"version": 1, "rule": {"kind": "no_news", "days": true}}',
        '{"version": 1, "rule": {"kind": "no_news", "days": -1}}',
        '{"version": 1, "rule": {"kind": "rung", "lowest": 0}}',
        '{"version": 1, "rule": {"kind": "all", "parts": "x"}}',
        '{"version": 1, "rule": {"kind": "all", "parts": [], "more": 1}}',
        '{"version": "1", "rule": {"kind": "all"}}',
    ],
)  # fmt: skip
def test_a_damaged_rule_is_refused_in_words(written):
    with pytest.raises(UnreadableRule):
        from_json(written)


def test_a_rule_of_a_newer_version_asks_for_an_update():
    with pytest.raises(UnreadableRule, match="update"):
        from_json('{"version": 2, "rule": {"kind": "all", "parts": []}}')


def test_conditions_stand_in_their_order():
    one, other = rules.NoNewsFor(60), rules.OnRung(Rung.VOLUNTEER)

    assert rules.conditions_of(rules.AllOf((one, rules.Not(rules.AnyOf((other,)))))) == (one, other)
