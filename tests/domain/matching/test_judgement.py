"""Three bands, and never the first on a score alone."""

import pytest
from make import entry

from organiser.domain.matching.entry import Field
from organiser.domain.matching.judgement import Band, Extra, Frequencies, is_certain, judge
from organiser.domain.matching.weights import shipped

ENTRIES = 5_000
FEW = Frequencies(ENTRIES, {"camille": 30}, {"riou": 3})


def judged(levels, one=None, other=None):
    first, second = one or entry(id="a"), other or entry(id="b", city="paris")
    return judge(first, second, levels, shipped(ENTRIES), FEW)


@pytest.mark.parametrize(
    ("levels", "band"),
    [
        ((5, 5, 0, 5, 0, 0, 0), Band.AUTO),
        ((4, 4, 0, 0, 5, 0, 0), Band.AUTO),
        ((5, 5, 5, 0, 0, 1, 0), Band.AUTO),
        ((5, 5, 0, 0, 0, 5, 5), Band.SUGGEST),
        ((5, 3, 0, 5, 0, 3, 0), Band.SUGGEST),
        ((5, 5, 1, 5, 5, 0, 0), Band.SUGGEST),
        ((1, 5, 0, 5, 0, 5, 0), None),
        ((1, 5, 5, 0, 0, 5, 0), None),
    ],
)
def test_a_band_is_decided_on_what_is_shared(levels, band):
    assert judged(levels).band is band


def test_no_score_makes_a_pair_certain():
    best_without_key = (5, 5, 4, 4, 4, 5, 5)

    assert judged(best_without_key).score > 200
    assert not is_certain(best_without_key)


def test_every_field_that_says_something_and_no_other_is_a_reason():
    judgement = judged((5, 4, 0, 1, 0, 3, 0))

    fields = {part.why for part in judgement.parts if isinstance(part.why, Field)}
    assert fields == {Field.GIVEN, Field.FAMILY, Field.EMAIL, Field.PLACE}
    assert judgement.parts[0].why is Extra.RARITY
    assert sum(part.points for part in judgement.parts) == judgement.score


def test_what_is_raised_by_another_entry_is_never_certain():
    weak = judged((4, 4, 2, 5, 0, 1, 0)).brought_to(20, Extra.THIRD)

    assert weak.band is Band.SUGGEST


def test_identical_names_without_anything_else_are_likely_not_certain():
    frequent = Frequencies(ENTRIES, {"camille": 300}, {"riou": 300})
    pair = entry(id="a"), entry(id="b")

    judgement = judge(*pair, (5, 5, 0, 0, 0, 0, 0), shipped(ENTRIES), frequent)

    assert judgement.band is Band.SUGGEST
    assert judgement.parts[-1].why is Extra.IDENTICAL
