"""What the committee says of itself is read, changed, and taken back."""

from dataclasses import replace

import pytest

from organiser.errors import Refused
from organiser.usecases import committee, history, undo


def test_facts_are_changed_and_read(database):
    facts = replace(committee.read_facts(database), phone="02 61 91 00 01", insee="97411")

    committee.change_facts(database, facts)

    assert committee.read_facts(database) == facts


def test_a_change_is_taken_back_by_its_number(database):
    before = committee.read_facts(database)
    act = committee.change_facts(database, replace(before, name="Lorient"))

    undo.undo_act(database, act)

    assert committee.read_facts(database) == before


def test_nothing_different_is_no_act(database):
    assert committee.change_facts(database, committee.read_facts(database)) == 0
    assert history.last_act(database) is None


def test_a_committee_keeps_a_name(database):
    with pytest.raises(Refused):
        committee.change_facts(database, replace(committee.read_facts(database), name=" "))


def test_a_file_knows_whether_its_people_are_invented(database):
    assert not committee.read_nature(database).is_demonstration
