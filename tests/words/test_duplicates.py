"""Why two entries may be one person: a sentence to read, and a sum that adds up."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser import i18n, paths
from organiser.domain.matching.entry import Field
from organiser.domain.matching.guards import Guard
from organiser.domain.matching.judgement import Extra, Part
from organiser.words.duplicates import sum_lines, why_alike

POINTS = st.integers(-300, 300)
FIELDS = st.builds(
    Part, POINTS, st.sampled_from(list(Field)), st.integers(1, 5), st.integers(-60, 60)
)
OTHERS = st.builds(Part, POINTS, st.sampled_from([*Guard, *Extra]))


def tenths_of(text):
    sign = -1 if text.startswith("−") else 1
    return sign * round(float(re.sub(r"[^\d,.]", "", text).replace(",", ".")) * 10)


@given(st.lists(st.one_of(FIELDS, OTHERS), min_size=1, max_size=9), st.sampled_from(["fr", "en"]))
def test_every_reason_is_in_the_sum_and_the_sum_is_the_score(parts, spoken):
    i18n.speak(spoken, paths.resources() / "locale")

    *lines, (total, _words) = sum_lines(parts)

    assert len(lines) == len(parts)
    assert sum(tenths_of(points) for points, _said in lines) == tenths_of(total)
    assert tenths_of(total) == sum(part.points for part in parts)


@given(st.lists(st.one_of(FIELDS, OTHERS), min_size=1, max_size=9), st.sampled_from(["fr", "en"]))
def test_the_sentence_has_no_figure_and_is_short(parts, spoken):
    i18n.speak(spoken, paths.resources() / "locale")

    said = why_alike(parts)

    assert not re.search(r"\d", said)
    assert len(said) < 400


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (
            [Part(-171, Extra.RARITY), Part(169, Field.MOBILE, 5), Part(71, Field.FAMILY, 5),
             Part(-12, Field.GIVEN, 3)],
            "same mobile and same family name, but given name by its initial or its sound",
        ),
        (
            [Part(-171, Extra.RARITY), Part(169, Field.EMAIL, 5), Part(-50, Field.GIVEN, 1),
             Part(-80, Guard.OTHER_GIVEN_NAME)],
            "same e-mail, but other given name: another person of the same household?",
        ),
        ([Part(-171, Extra.RARITY), Part(300, Field.EMAIL, 5)], "same e-mail"),
        ([Part(-171, Extra.RARITY), Part(-50, Field.PLACE, 1)], "lives elsewhere"),
    ],
)  # fmt: skip
def test_what_is_shared_comes_first_then_what_differs(parts, said):
    assert why_alike(parts) == said


def test_the_start_of_the_sum_is_said_in_words():
    lines = sum_lines([Part(-171, Extra.RARITY), Part(201, Field.GIVEN, 5, 20)])

    assert lines == (
        ("+20.1", "same given name, which is rare (+2.0)"),
        ("−17.1", "to begin with: two entries are seldom one person"),
        ("+3.0", "together: likely from +2.0 on"),
    )
