"""How many people named a theme, by street: what somebody said herself, and no small number."""

import os

from hypothesis import given, settings
from hypothesis import strategies as some
from make import person

from organiser.domain.small_numbers import LEAST
from organiser.domain.street_counts import ELSEWHERE, gathered, read_counts, written
from organiser.usecases.limiting import limit
from organiser.usecases.proposals.counting import count_by_street

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))
PLACE = {"postcode": "29999", "city": "Plouexemple-sur-Mer"}


def live(database, street, many, themes="logement"):
    return [
        person(database, f"Anne Riou{at}", address=f"{at + 1} {street}", themes=themes, **PLACE)
        for at in range(many)
    ]


def test_streets_are_counted_and_the_small_ones_added_up(database):
    live(database, "rue des Lilas", 6)
    live(database, "rue du Port", 3)
    live(database, "rue de Brest", 4)
    live(database, "rue de Brest", 2, themes="santé")
    (gone, *_others) = live(database, "rue du Moulin", 1)
    limit(database, gone, "elle-même")

    found = count_by_street(database, "logement")

    assert [each.people for each in found] == [6, 7]
    assert "Lilas" in found[0].street
    assert found[1].street == ELSEWHERE
    assert count_by_street(database, "santé") == ()
    assert count_by_street(database, "") == ()


@settings(max_examples=60 * SHARE)
@given(counts=some.dictionaries(some.text(max_size=8), some.integers(0, 20), max_size=90))
def test_no_number_tells_of_fewer_than_five_and_none_is_counted_twice(counts):
    found = gathered(counts)

    assert all(each.people >= LEAST for each in found)
    assert sum(each.people for each in found) <= sum(counts.values())
    for each in found:
        assert each.street == ELSEWHERE or counts[each.street] == each.people
    assert len(read_counts(written(found))) in {len(found), 0}


def test_what_a_laptop_of_somebody_else_writes_is_told_only_if_it_may_be():
    good = '[["rue des Lilas", 6], ["", 5]]'
    bad = (
        "x", "{}", "[1]", '[["a", 4]]', '[["a", 5.5]]', '[["a", true]]', '[["a", 1000000]]',
        '[["a\\u202eb", 5]]', f'[["{"x" * 200}", 5]]', str([["a", 5]] * 90).replace("'", '"'),
        "[" * 100_000,
    )  # fmt: skip

    assert [each.people for each in read_counts(good)] == [6, 5]
    assert all(read_counts(each) == () for each in bad)
