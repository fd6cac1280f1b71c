"""Every commune of France is found by what one types of it."""

import pytest

from organiser.atlas.communes import communes


def test_all_of_them_are_there():
    assert communes().named("75056").name == "Paris"
    assert len(communes()._known) == 34_935


@pytest.mark.parametrize(
    ("typed", "insee"),
    [
        ("brest", "29019"),
        ("BREST", "29019"),
        ("29200", "29019"),
        ("st brieuc", "22278"),
        ("saint-brieuc", "22278"),
        ("L'Haÿ-les-Roses", "94038"),
        ("lhay", ""),
        ("hay les roses", "94038"),
        ("le rheu", "35240"),
        ("rheu", "35240"),
        ("69001", "69123"),
        ("13016", "13055"),
        ("75012", "75056"),
        ("97411", "97415"),
        ("ploeuc", "22203"),
        ("", ""),
        ("  ", ""),
        ("zzzz", ""),
    ],
)
def test_it_is_found_first(typed, insee):
    found = communes().find(typed)

    assert (found[0].insee if found else "") == insee


def test_a_few_are_shown_and_no_more():
    assert len(communes().find("saint", 8)) == 8
