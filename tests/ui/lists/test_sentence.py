"""A list being put together, without a screen."""

from hypothesis import given, settings
from sizes import share

from organiser.domain.engagement import Rung
from organiser.domain.segments.rules import (
    EVERYBODY,
    AllOf,
    AnyOf,
    LivesIn,
    NoNewsFor,
    Not,
    OnRung,
    WasAt,
)
from organiser.ui.lists.sentence import Sentence, sentence_of
from tests.domain.segments.rule_strategies import NOBODY, any_rule

RUNG, TOWN, NEWS = OnRung(Rung.VOLUNTEER), LivesIn(("Betton",)), NoNewsFor(60)


def test_a_sentence_without_parts_is_everybody():
    assert Sentence().rule == EVERYBODY


def test_parts_are_added_changed_widened_and_taken_away():
    made = Sentence().adding(RUNG).adding(TOWN, is_denied=True).widening(0, NEWS)
    assert made.rule == AllOf((AnyOf((RUNG, NEWS)), Not(TOWN)))

    changed = made.changing(1, NEWS).without(0)

    assert changed.rule == AllOf((NEWS,))


def test_came_to_one_action_alone_is_no_selection():
    assert Sentence().adding(WasAt(NOBODY)).rule == WasAt(NOBODY)
    assert Sentence().adding(WasAt(NOBODY)).adding(NEWS).rule == AllOf((WasAt(NOBODY), NEWS))


def test_only_one_condition_can_be_changed_as_such():
    made = Sentence().adding(RUNG).adding(TOWN).widening(1, NEWS)

    assert [part.condition for part in made.parts] == [RUNG, None]


@settings(max_examples=share(40), deadline=None)
@given(any_rule())
def test_a_sentence_says_the_rule_it_was_made_of(rule):
    said = sentence_of(rule).rule

    wrapped = rule if isinstance(rule, AllOf | WasAt) else AllOf((rule,))
    assert said in (rule, wrapped, _unwrapped(wrapped))


def _unwrapped(rule):
    """One part of one choice says the same without its wrapping."""
    if not isinstance(rule, AllOf):
        return rule
    parts = tuple(_bare(part) for part in rule.parts)
    if len(parts) == 1 and isinstance(parts[0], WasAt):
        return parts[0]
    return AllOf(parts)


def _bare(part):
    inner = part.part if isinstance(part, Not) else part
    if isinstance(inner, AnyOf) and len(inner.parts) == 1:
        inner = inner.parts[0]
    return Not(inner) if isinstance(part, Not) else inner
