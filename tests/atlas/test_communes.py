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


def test_of_a_beginning_a_few_are_offered_and_the_others_counted():
    offered = communes().offer("saint", 8)

    assert len(offered.communes) == 8
    assert offered.more == len(communes().find("saint")) - 8 > 3_000


def test_a_whole_postcode_offers_all_its_communes_by_name():
    offered = communes().offer(" 51300 ", 8)

    names = [commune.name for commune in offered.communes]
    assert (len(names), offered.more) == (46, 0)
    assert "Vitry-le-François" in names
    assert names[:2] == ["Bassu", "Bassuet"]


def test_no_postcode_hides_a_commune():
    postcodes = {code for commune in communes() for code in commune.postcodes}
    wide = [code for code in sorted(postcodes) if code.startswith("02")]

    assert all(communes().offer(code, 1).communes == communes().find(code) for code in wide)
    assert "La Fère" in {commune.name for commune in communes().offer("02800", 1).communes}


def test_all_that_bear_the_same_name_are_offered():
    offered = communes().offer("Sainte-Colombe", 8)

    assert [commune.name for commune in offered.communes] == ["Sainte-Colombe"] * 12
    assert offered.more > 0
