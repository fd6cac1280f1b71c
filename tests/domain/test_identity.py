"""Equal people have equal keys, and names agree when they can be one person's."""

import os

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from organiser.domain.identity import (
    email_key,
    fold,
    name_key,
    names_agree,
    search_words,
    sort_key,
    surname_key,
)

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))


@given(some.text(max_size=60))
@example("𝛢")
@settings(max_examples=60 * SHARE)
def test_folding_twice_changes_nothing(text: str):
    assert fold(fold(text)) == fold(text)


@given(some.text(max_size=20), some.text(max_size=20))
@settings(max_examples=60 * SHARE)
def test_agreement_does_not_depend_on_who_comes_first(one: str, other: str):
    assert names_agree(one, "x y", other, "x y") == names_agree(other, "x y", one, "x y")


@pytest.mark.parametrize(
    ("first", "other", "agree"),
    [
        ("Jean-Marie", "Jean Marie", True),
        ("Jean-Marie", "jeanmarie", True),
        ("Jean", "Jean-Marie", True),
        ("J.", "Jean", True),
        ("J.-M.", "Jean-Marie", True),
        ("Alex", "Alexandre", True),
        ("Hélène", "HELENE", True),
        ("André", "Andrée", False),
        ("Alexandre", "Alexandra", False),
        ("Julien", "Julienne", False),
        ("P.", "Jean", False),
        ("", "Jean", False),
    ],
)
def test_forenames_that_can_be_one_person_agree(first: str, other: str, agree: bool):
    assert names_agree(first, "Le Goff", other, "LE GOFF") is agree


def test_double_family_names_agree_with_one_of_theirs():
    assert names_agree("Anne", "Durand-Petit", "Anne", "Petit")
    assert not names_agree("Anne", "Durand", "Anne", "Petit")


def test_keys_forget_what_does_not_tell_people_apart():
    assert name_key("Cœur", "D'EXEMPLE") == name_key("COEUR", "d’exemple")
    assert surname_key("de Kersauson") == surname_key("KERSAUSON")


def test_one_mailbox_has_one_key():
    assert email_key(" Jean.Petit+liste@GoogleMail.com ") == "jeanpetit@gmail.com"
    assert email_key("a+b@example.org") == "a@example.org"
    assert email_key("a@b") == email_key("a@b@c.fr") == ""


def test_accents_are_the_last_difference_of_the_order():
    names = [("Côté", "Zoé"), ("Cote", "Anne"), ("Côte", "Anne"), ("Cotez", "Anne")]

    ordered = sorted(names, key=lambda name: sort_key(*name))

    assert [last for last, _first in ordered] == ["Cote", "Côte", "Côté", "Cotez"]


def test_words_to_search_come_once():
    assert search_words("Anne-Marie", "D'EXEMPLE Anne") == "anne marie d exemple"
