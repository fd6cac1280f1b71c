"""Who bears a part of the name of somebody erased keeps her own."""

from make import names, person

from organiser.usecases import undo
from organiser.usecases.people import editing
from organiser.usecases.people.card import read_card
from organiser.usecases.rights import erasing


def test_who_was_known_by_her_last_name_alone_takes_nobody_elses(database):
    her = person(database, " Le Goff")
    person(database, "Anne Le Goff")

    erasing.erase(database, her)

    assert names(database) == ["Anne Le Goff"]


def test_a_name_that_stands_in_a_longer_one_stays_there(database):
    her = person(database, "Anne Marie")
    other = person(database, "Riou")
    editing.edit_person(database, other, {"first_name": "Anne Marie", "last_name": "Riou"})

    erasing.erase(database, her)

    assert names(database) == ["Anne Marie Riou"]
    assert read_card(database, other).first_name == "Anne Marie"


def test_a_change_that_is_taken_back_brings_the_whole_name_of_another_back(database):
    her = person(database, "Anne Marie")
    other = person(database, "Riou")
    editing.edit_person(database, other, {"first_name": "Anne Marie", "note": "sœur d’Anne Marie"})
    editing.edit_person(database, other, {"first_name": "Zoé", "note": ""})
    erasing.erase(database, her)

    undo.undo(database)

    card = read_card(database, other)
    assert (card.first_name, card.note) == ("Anne Marie", "sœur d’[…]")
