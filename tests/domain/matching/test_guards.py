"""Roofs, twins, fathers and sons, shared mailboxes: alike, and two persons."""

import pytest

from organiser.domain.matching.guards import Guard, costs
from organiser.domain.matching.weights import shipped

TWINS = shipped(1_000).twins


def levels(given=5, family=5, birth=0, email=0, mobile=0, place=0, extra=0):
    return given, family, birth, email, mobile, place, extra


def held(score=100, **words):
    return [guard for guard, _cost in costs(levels(**words), score, TWINS)]


@pytest.mark.parametrize(
    ("guard", "words"),
    [
        (Guard.OTHER_GIVEN_NAME, {"given": 1, "email": 5}),
        (Guard.HOUSEHOLD, {"given": 1, "place": 5}),
        (Guard.TWINS, {"given": 1, "birth": 5, "place": 5}),
        (Guard.ALIKE_AT_HOME, {"given": 2, "place": 5}),
        (Guard.PARENT_AND_CHILD, {"birth": 1, "place": 5}),
        (Guard.OTHER_BIRTH, {"family": 2, "birth": 1}),
        (Guard.NO_NAME_AT_HOME, {"given": 0, "place": 5}),
        (Guard.NAMELESS, {"family": 0, "place": 3}),
    ],
)
def test_each_guard_holds_where_it_should(guard, words):
    assert guard in held(**words)


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"place": 5},
        {"birth": 5, "place": 5},
        {"given": 1, "email": 5, "mobile": 5, "place": 3},
        {"given": 0, "email": 5},
        {"given": 2, "place": 5, "mobile": 5},
        {"birth": 4, "place": 5},
    ],
)
def test_no_guard_holds_where_names_or_two_identifiers_agree(words):
    assert held(**words) == []


@pytest.mark.parametrize("score", [-50, 0, 30, 300, 900])
def test_another_given_name_is_never_likely_however_much_else_agrees(score):
    found = costs(levels(given=1, email=5, place=5), score, TWINS)

    assert score + sum(cost for _guard, cost in found) <= -10


@pytest.mark.parametrize("score", [-300, 0, 300])
def test_guards_only_ever_lower_a_score(score):
    for given in range(6):
        for place in range(6):
            found = costs(levels(given=given, place=place, birth=1), score, TWINS)
            assert all(cost < 0 for _guard, cost in found)
