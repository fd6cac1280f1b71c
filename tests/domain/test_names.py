"""A full name is told apart as a French reader would."""

import pytest

from organiser.domain.names import Kind, Order, order_vote, read_full_name, split_title


@pytest.mark.parametrize(
    ("text", "title", "first", "last", "birth"),
    [
        ("D'EXEMPLE Anne-Marie", "", "Anne-Marie", "D'EXEMPLE", ""),
        ("Jean de KERSAUSON", "", "Jean", "de KERSAUSON", ""),
        ("Mme Claire DUPONT née MARTIN", "Mme", "Claire", "DUPONT", "MARTIN"),
        ("Mme Dupont née Martin", "Mme", "", "Dupont", "Martin"),
        ("DURAND (née PETIT) Anne", "", "Anne", "DURAND", "PETIT"),
        ("Marie DURAND épouse PETIT", "", "Marie", "PETIT", "DURAND"),
        ("Dupont, Jean", "", "Jean", "Dupont", ""),
        ("M. J. DUPONT", "M.", "J.", "DUPONT", ""),
        ("Jean Marie Le Goff", "", "Jean Marie", "Le Goff", ""),
        ("Le Goff Jean Marie", "", "Jean Marie", "Le Goff", ""),
        ("DUPONT JEAN", "", "JEAN", "DUPONT", ""),
        ("LE DU Océane", "", "Océane", "LE DU", ""),
        ("LE DU Bleuenn Marie", "", "Bleuenn Marie", "LE DU", ""),
    ],
)
def test_a_full_name_is_told_apart(text: str, title: str, first: str, last: str, birth: str):
    name = read_full_name(text)

    assert (name.title, name.first, name.last, name.birth) == (title, first, last, birth)


def test_two_forenames_follow_the_habit_of_the_column():
    family_first = read_full_name("Martin Thomas", Order.FAMILY_FIRST)
    given_first = read_full_name("Martin Thomas", Order.GIVEN_FIRST)

    assert (family_first.last, given_first.last) == ("Martin", "Thomas")
    assert family_first.guessed


@pytest.mark.parametrize("text", ["M. et Mme X", "Anne & Paul Durand", "Famille Martin", "A / B"])
def test_several_people_are_never_one(text: str):
    assert read_full_name(text).kind is Kind.TWO_PEOPLE


def test_a_lone_word_invents_nothing():
    assert read_full_name("Paul").kind is Kind.LONE
    assert (read_full_name("Paul").first, read_full_name("Paul").last) == ("Paul", "")
    assert read_full_name("LE GOFF").last == "LE GOFF"


def test_capitals_and_forenames_vote_on_the_order():
    assert order_vote("DURAND Anne") == 1
    assert order_vote("Anne Durand") == -1
    assert order_vote("Martin Thomas") == 0


def test_a_title_alone_is_no_title():
    assert split_title("Me") == ("", "Me")
