"""What a whole search promises, whatever the list."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make import entry

from organiser.domain.matching.entry import Entry
from organiser.domain.matching.judgement import Band, Extra
from organiser.errors import Cancelled
from organiser.matching.engine import find_matches
from organiser.progress import Progress


def one_of(*values):
    return st.sampled_from(values)


ENTRIES = st.lists(
    st.builds(
        Entry,
        id=st.just(""),
        first=one_of("camille", "camile", "jean", "jean pierre", "jeanne", "j", "", "riou"),
        last=one_of("riou", "riuo", "goff", "riou goff", "martin", "", "camille"),
        birth=one_of("", "", "19700101", "19700512", "19701205", "19710512"),
        emails=one_of((), (), ("c@example.org",), ("camille.riou@free.fr", "x@example.org")),
        mobiles=one_of((), (), ("+33639981234",), ("+33639981235",)),
        landlines=one_of((), (), ("+33298000000",)),
        number=one_of("", "12"),
        street=one_of("", "rue lilas", "rue lila"),
        postcode=one_of("", "29999", "29998", "75001"),
        city=one_of("", "plouexemple", "paris"),
    ),
    min_size=0,
    max_size=12,
).map(lambda rows: [replace(row, id=f"{at:02d}") for at, row in enumerate(rows)])


@settings(deadline=None, max_examples=80)
@given(ENTRIES, st.randoms(use_true_random=False))
def test_the_order_of_the_list_changes_nothing(entries, chance):
    shuffled = list(entries)
    chance.shuffle(shuffled)

    assert find_matches(shuffled) == find_matches(entries)


@settings(deadline=None, max_examples=80)
@given(ENTRIES)
def test_the_parts_of_every_score_add_up_exactly(entries):
    for match in find_matches(entries):
        assert sum(part.points for part in match.judgement.parts) == match.judgement.score
        assert match.one < match.other
        assert match.band is match.judgement.band


@settings(deadline=None, max_examples=80)
@given(ENTRIES, st.data())
def test_what_was_kept_apart_is_never_proposed_nor_joined_by_a_third(entries, data):
    found = find_matches(entries)
    if not found:
        return
    match = data.draw(st.sampled_from(found))

    again = find_matches(entries, apart=frozenset({(match.other, match.one)}))

    assert (match.one, match.other) not in {(each.one, each.other) for each in again}
    one = {each.other for each in joined(again) if each.one == match.one}
    other = {each.other for each in joined(again) if each.one == match.other}
    assert one.isdisjoint(other)


def joined(matches):
    """Every pair that is held to be one person, told from both ends."""
    likely = [match for match in matches if match.band is not Band.REVIEW]
    return [*likely, *(replace(each, one=each.other, other=each.one) for each in likely)]


@settings(deadline=None, max_examples=80)
@given(ENTRIES, st.integers(0, 11))
def test_two_identical_entries_are_found_whoever_else_is_there(entries, at):
    twin = replace(entries[at % len(entries)] if entries else entry(), first="anne", last="morvan")
    both = [replace(twin, id="a"), replace(twin, id="b")]

    found = {(match.one, match.other): match.band for match in find_matches([*entries, *both])}

    assert found.get(("a", "b")) in (Band.AUTO, Band.SUGGEST)


def test_two_identical_entries_are_found_among_many_of_their_name():
    many = [entry("Marie Martin", id=f"{at:04d}", birth=f"19{at // 12 + 10:02d}{at % 12 + 1:02d}05")
            for at in range(400)]  # fmt: skip
    same = [entry("Marie Martin", id=name, emails=("m@example.org",)) for name in "ab"]

    found = {(match.one, match.other) for match in find_matches([*many, *same])}

    assert ("a", "b") in found


def test_hundreds_of_equal_lines_are_no_person_and_take_no_time():
    equal = [entry("Jean Dupont", id=f"{at:04d}") for at in range(3_000)]

    found = find_matches(equal)

    assert 1 <= len(found) < 3_000 * 60


def test_a_third_entry_joins_two_that_share_nothing():
    first = entry("Anne Morvan", id="a", emails=("anne@example.org",), birth="19700512")
    second = replace(first, id="b", mobiles=("+33639981234",))
    third = entry("Anne Morvan", id="c", mobiles=("+33639981234",), city="paris")
    strangers = [entry(f"Jean Riou{at}", id=f"{at:03d}", city="brest") for at in range(300)]

    found = find_matches([first, second, third, *strangers])

    pairs = {(match.one, match.other): match for match in found}
    assert pairs["a", "c"].band is Band.SUGGEST
    assert {part.why for part in pairs["a", "c"].judgement.parts} & {Extra.THIRD, Extra.RARITY}


def test_a_search_that_is_stopped_ends_at_once():
    progress = Progress()
    progress.stop()

    with pytest.raises(Cancelled):
        find_matches([entry(id="a"), entry(id="b")], progress)


def test_a_search_says_how_far_it_is():
    said = []
    chance = random.Random(3)
    entries = [entry(f"Anne Riou{chance.randrange(40)}", id=f"{at}") for at in range(200)]

    find_matches(entries, Progress(tell=lambda done, total: said.append((done, total))))

    assert said == sorted(said)
    assert said[-1] == (100, 100)


@pytest.mark.parametrize("entries", [[], [entry()]])
def test_nobody_is_alone_twice(entries):
    assert find_matches(entries) == []
