"""What an agreement is worth, shipped and learnt."""

from hypothesis import given
from hypothesis import strategies as st

from organiser.domain.matching.entry import Field
from organiser.domain.matching.weights import learnt, rarer, shipped

LEVELS = st.tuples(*[st.integers(0, 5)] * len(Field))
COUNTS = st.dictionaries(LEVELS, st.integers(1, 10_000), max_size=30)


@given(COUNTS, COUNTS, st.integers(2, 500_000))
def test_agreeing_more_is_never_worth_less_and_silence_is_worth_nothing(seen, strangers, entries):
    weights = learnt(seen, strangers, entries, {Field.EMAIL: entries // 2})

    for points in weights.table:
        assert points[0] == 0
        assert list(points[2:]) == sorted(points[2:])
        assert points[5] >= points[1]


@given(COUNTS, COUNTS, st.integers(2, 500_000))
def test_a_contradiction_always_costs_and_a_duplicate_is_rare(seen, strangers, entries):
    weights = learnt(seen, strangers, entries, {})

    assert weights.table[Field.GIVEN][1] <= -50
    assert weights.table[Field.FAMILY][1] <= -30
    assert weights.table[Field.BIRTH][1] <= -40
    assert weights.rarity <= -66


@given(st.integers(1, 400), st.integers(1, 400), st.integers(400, 100_000))
def test_a_rarer_name_is_worth_more_within_six_bits(one, other, entries):
    weights = shipped(entries)
    few, many = sorted((one, other))

    points = [rarer(weights, Field.FAMILY, count, entries) for count in (few, many)]

    assert -60 <= points[1] <= points[0] <= 60


def test_more_twins_than_any_country_has_are_names_mixed_up():
    like_twins = (1, 5, 5, 0, 0, 5, 0)

    few = learnt({like_twins: 3}, {}, 5_000, {})
    many = learnt({like_twins: 300}, {}, 5_000, {})

    assert few.twins < many.twins
    assert few.trusts_given_names
    assert not many.trusts_given_names
