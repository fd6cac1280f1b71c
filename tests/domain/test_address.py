"""A French address line is told apart, and two spellings of one street are one."""

import pytest

from organiser.domain.address import (
    read_address,
    read_postcode,
    split_postcode_city,
    street_key,
)


@pytest.mark.parametrize(
    ("line", "number", "suffix", "street"),
    [
        ("35 BIS Avenue de la Gare", 35, "bis", "Avenue de la Gare"),
        ("16BIS rue X", 16, "bis", "rue X"),
        ("9B rue X", 9, "b", "rue X"),
        ("9 B RUE DE LA GARE", 9, "b", "RUE DE LA GARE"),
        ("5 R DU BAC", 5, "", "R DU BAC"),
        ("12 r. des Lilas", 12, "", "r. des Lilas"),
        ("3-5 rue A", 3, "", "rue A"),
        ("15 17 RUE DU PONT", 15, "", "RUE DU PONT"),
        ("8   /10 rue X", 8, "", "rue X"),
        ("12, rue X", 12, "", "rue X"),
        ("À LA GARE DE X", None, "", "À LA GARE DE X"),
    ],
)
def test_a_line_is_told_apart(line: str, number: int | None, suffix: str, street: str):
    address = read_address(line)

    assert (address.number, address.suffix, address.street) == (number, suffix, street)
    assert address.raw == line


def test_complements_leave_the_street():
    address = read_address("12   RUE DE L' EGLISE ESC 3 - APPT. 104")

    assert (address.street, address.stairs, address.door) == ("RUE DE L' EGLISE", "3", "104")


def test_a_building_that_comes_first_leaves_the_street():
    address = read_address("Résidence Les Pins, 3 rue du Parc, bât C, 2e étage")

    assert (address.number, address.street) == (3, "rue du Parc")
    assert (address.building, address.floor) == ("Résidence Les Pins, bât C", "2")


def test_a_street_named_after_a_tower_is_a_street():
    assert read_address("12 rue de la Tour").street == "rue de la Tour"


def test_the_place_at_the_end_of_the_line_is_found():
    address = read_address("12 rue X, 29999 Plouexemple-sur-Mer")

    assert (address.postcode, address.city) == ("29999", "Plouexemple-sur-Mer")


def test_postcodes_get_their_zero_back():
    assert read_postcode("1000") == "01000"
    assert read_postcode("1000", "Belgique") == "1000"
    assert split_postcode_city("1000 Bourg") == ("01000", "Bourg")
    assert split_postcode_city("Plouexemple (29999)") == ("29999", "Plouexemple")


def test_two_spellings_of_one_street_have_one_key():
    assert street_key("R DU GAL DE GAULLE") == street_key("rue du Général-de-Gaulle")
    assert street_key("bd St-Michel") == street_key("Boulevard Saint Michel")


def test_a_number_in_a_residence_without_a_street_is_a_door_of_the_residence():
    address = read_address("29 résidence Ar Mor", "29999", "Plouexemple-sur-Mer")

    assert (address.number, address.street, address.building) == (29, "résidence Ar Mor", "")
