"""Who was erased on one laptop is kept away from all, though each file has a key of its own."""

from uuid import UUID

import pytest
from laptops import MALIKA, YANN
from make import PASSWORD, bring_in, candidate, names, person

from organiser.domain.consent import Channel
from organiser.errors import Refused
from organiser.usecases import creating
from organiser.usecases.consents import Agreement
from organiser.usecases.gate import gate_of
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.line.keys import approve, waiting_laptops
from organiser.usecases.line.standing import read_standing
from organiser.usecases.people import editing
from organiser.usecases.rights import erasing

CAMILLE = {"emails": ("c@example.org",), "phones": ("0639981234",), "street": "12 rue des Lilas"}


def comes_back(database):
    """Try to bring Camille in, by a list and by hand; return who is there then."""
    bring_in(database, candidate("Camille Riou", **CAMILLE))
    with pytest.raises(Refused):
        person(database, "Camille Riou", emails="c@example.org")
    return names(database)


@pytest.fixture
def all_talk(here):
    """Lets in who asks, and has everybody exchange."""

    def all_talk(one, *others):
        exchange(one, here.connect)
        for newcomer in waiting_laptops(one):
            approve(one, newcomer.id)
        for each in (one, *others, one, *others):
            assert not exchange(each, here.connect).trouble

    return all_talk


def erase_camille(database):
    bring_in(database, candidate("Camille Riou", **CAMILLE))
    with database.reading() as session:
        (who,) = session.connection().exec_driver_sql("SELECT id FROM person").scalars()
    erasing.erase(database, UUID(bytes=who))


def test_who_was_erased_on_one_laptop_does_not_come_back_on_another(joins, all_talk):
    one, other = joins(MALIKA).database, joins(YANN).database
    all_talk(one, other)

    erase_camille(one)
    all_talk(one, other)

    assert one.key() != other.key()
    assert comes_back(other) == comes_back(one) == []


def test_who_was_erased_before_they_were_linked_stays_away_from_both(joins, all_talk, tmp_path):
    made = creating.create_committee(
        tmp_path / "before", "Plouexemple", password=PASSWORD, insee="29999", in_keyring=False
    )
    erase_camille(made.database)
    one, other = joins(MALIKA, made).database, joins(YANN).database

    all_talk(one, other)

    assert comes_back(other) == comes_back(one) == []
    made.database.close()


def test_without_the_key_nothing_is_known_of_anothers_hashes(joins, all_talk):
    one, other = joins(MALIKA).database, joins(YANN).database
    all_talk(one)

    assert len(gate_of(one)._secrets) == 2
    assert len(gate_of(other)._secrets) == 1


def comes_back_by_her_own_word(database):
    agreed = Agreement((Channel.EMAIL,), "bulletin 12")
    values = {"first_name": "Camille", "last_name": "Riou", "emails": "c@example.org"}
    return editing.add_person(database, values, agreed)


def test_who_comes_back_by_her_own_word_is_welcome_on_every_laptop(joins, all_talk):
    one, other = joins(MALIKA).database, joins(YANN).database
    all_talk(one, other)
    erase_camille(one)
    all_talk(one, other)

    comes_back_by_her_own_word(one)
    all_talk(one, other)
    bring_in(other, candidate("Camille Riou", emails=("c@example.org",)))

    assert names(other) == ["Camille Riou"]
    assert read_standing(one).aside == read_standing(other).aside == 0
    with other.reading() as session:
        rows = session.connection().exec_driver_sql("SELECT lifted_at FROM suppression").scalars()
        assert any(rows)


def test_who_is_erased_again_is_kept_away_again(joins, all_talk):
    one, other = joins(MALIKA).database, joins(YANN).database
    all_talk(one, other)
    erase_camille(one)
    all_talk(one, other)
    who = comes_back_by_her_own_word(other)
    all_talk(one, other)

    erasing.erase(one, who)
    all_talk(one, other)

    for each in (one, other):
        with pytest.raises(Refused):
            person(each, "Camille Riou", emails="c@example.org")
