"""How far two entries agree, field by field, the same from both sides."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make import entry

from organiser.domain.matching.entry import Entry, Field
from organiser.matching.levels import birth, compare, place
from organiser.matching.names import Names, by_heart

WORDS = st.text(alphabet="abcdeilmnoprt ", max_size=12).map(lambda text: " ".join(text.split()))
FIGURES = st.text(alphabet="0123456789", min_size=8, max_size=8)
ADDRESSES = st.lists(st.builds("{}@{}.fr".format, WORDS, WORDS), max_size=2).map(tuple)
NUMBERS = st.lists(FIGURES, max_size=2).map(tuple)
ANY = st.builds(
    Entry, id=st.just(""), first=WORDS, last=WORDS, born=WORDS, birth=st.just("") | FIGURES,
    emails=ADDRESSES, mobiles=NUMBERS, landlines=NUMBERS, number=st.sampled_from(["", "1", "12"]),
    street=WORDS, postcode=st.sampled_from(["", "29999", "29998", "75001"]), city=WORDS,
    extra=WORDS,
)  # fmt: skip


@settings(deadline=None, max_examples=400)
@given(ANY, ANY)
def test_levels_are_the_same_from_both_sides(one, other):
    names = by_heart()

    levels = compare(one, other, names)

    assert levels == compare(other, one, names)
    assert all(0 <= level <= 5 for level in levels)


@given(ANY)
def test_an_entry_is_equal_to_itself_wherever_it_says_anything(one):
    levels = compare(one, one, by_heart())

    assert levels[Field.GIVEN] == (5 if one.first else 0)
    assert levels[Field.EMAIL] == (5 if one.emails else 0)
    assert levels[Field.MOBILE] == (5 if one.mobiles else 0)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("camille", "camille", 5),
        ("jean pierre", "jeanpierre", 4),
        ("jean pierre", "jean", 4),
        ("alexandre", "alex", 4),
        ("camille", "camile", 4),
        ("c", "camille", 3),
        ("marie anne", "anne", 3),
        ("andre", "andree", 2),
        ("julie", "julien", 2),
        ("c", "julie", 1),
        ("marie", "paul", 1),
        ("", "paul", 0),
    ],
)
def test_given_names_have_their_level(one, other, level):
    assert by_heart().given(one, other) == level


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("goff", "goff", 5),
        ("durand", "durant", 4),
        ("riou goff", "riougoff", 4),
        ("riou goff", "goff", 3),
        ("moreau", "moro", 3),
        ("martin", "riou", 1),
    ],
)
def test_family_names_have_their_level(one, other, level):
    assert by_heart().family(one, other) == level


def test_two_names_that_a_list_has_often_are_no_slips_of_each_other():
    seldom = Names(Counter(), Counter({"durand": 1, "durant": 1}))
    often = Names(Counter(), Counter({"durand": 40, "durant": 40}))

    assert seldom.family("durand", "durant") == 4
    assert often.family("durand", "durant") == 3


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("19700512", "19700512", 5),
        ("19700512", "19701205", 4),
        ("19700512", "19710512", 4),
        ("19700101", "19700101", 3),
        ("19700101", "19700512", 3),
        ("19700512", "19700528", 3),
        ("19700512", "19850923", 1),
    ],
)
def test_birth_dates_have_their_level(one, other, level):
    assert birth(one, other) == level


def test_names_in_each_others_place_agree():
    levels = compare(entry("Camille Morvan"), entry("Morvan Camille"), by_heart())

    assert levels[:2] == (4, 4)


def test_a_family_name_in_the_wrong_place_is_seen_where_the_birth_date_is_the_same():
    one, other = entry("Harrison Schumann"), entry("Schuman Alexandra")
    born = {"birth": "19991013"}

    assert compare(one, other, by_heart())[:2] == (1, 1)
    assert compare(entry("Harrison Schumann", **born), entry("Schuman Alexandra", **born),
                   by_heart())[:2] == (1, 3)  # fmt: skip


def test_a_birth_name_agrees_with_the_name_it_was():
    married = entry("Anne Riou", born="morvan")

    assert compare(married, entry("Anne Morvan"), by_heart())[Field.FAMILY] == 4


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("camille.riou@free.fr", "camille.riou@orange.fr", 0),
        ("camille.riou70@free.fr", "camille.riou70@orange.fr", 2),
        ("soleil4521@free.fr", "soleil4521@orange.fr", 3),
        ("soleil4521@free.fr", "soleil4531@free.fr", 4),
        ("camille.riou2078@free.fr", "camille.riou2086@free.fr", 0),
        ("camille.riou78@free.fr", "camille.riuo78@free.fr", 4),
        ("soleil4521@free.fr", "tempete@orange.fr", 1),
    ],
)
def test_a_mailbox_made_of_the_name_says_nothing_new(one, other, level):
    pair = entry(emails=(one,)), entry(emails=(other,))

    assert compare(*pair, by_heart())[Field.EMAIL] == level


def test_a_roof_is_one_piece_of_evidence_by_address_or_by_line():
    home = {"number": "12", "street": "rue lilas", "postcode": "29999"}
    there = entry(**home, landlines=("+33298000000",))

    assert place(there, entry(**home)) == 5
    assert place(there, entry(**home | {"number": "13"})) == 4
    assert place(there, entry(landlines=("+33298000000",))) == 4
    assert place(there, entry(postcode="29999")) == 3
    assert place(there, entry(postcode="29200")) == 2
    assert place(there, entry(postcode="75001")) == 1
    assert place(there, entry()) == 0
