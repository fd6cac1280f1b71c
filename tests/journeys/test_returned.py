"""Who asked to be gone stays away until she signs up again by herself; then everywhere at once."""

import re

import pytest
from headquarters import Server
from laptops import both, here, laptops, pairs
from visitor import JOINS, Visitor

from organiser.domain.identity import email_key
from organiser.domain.suppression import Reached
from organiser.usecases import newcomers
from organiser.usecases.gate import gate_of
from organiser.usecases.history import last_act
from organiser.usecases.line.conflicts import open_conflicts
from organiser.usecases.people.card import read_card
from organiser.usecases.rights import erasing

__all__ = ["both", "here", "laptops", "pairs"]
HER = Reached("Nolwenn", "Kerdoncuff", (email_key("nolwenn@example.org"),))


def joins(here: Server):
    """Somebody joins the committee and confirms, by whichever of her links is new."""
    visitor = Visitor(here)
    (code,) = (row[0] for row in here.execute("SELECT code FROM committee_page"))
    before = {str(mail) for mail in visitor.mails()}
    visitor.send(f"/comite/{code}/rejoindre/", **JOINS)
    (mail,) = (each for each in visitor.mails() if str(each) not in before)
    words = mail.get_body(("plain",)).get_content()
    visitor.send(re.search(r"http://[^/\s]+(/\S*confirmer/\S+)", words)[1])


@pytest.fixture
def erased(here, laptops, both):
    """She signed up, and was erased because she asked for it."""
    joins(here)
    both()
    (row,) = newcomers.read_newcomers(laptops[0])
    erasing.erase(laptops[0], row.person_id)
    both()


def test_who_was_erased_and_signs_up_again_is_let_back_everywhere(here, laptops, both, erased):
    kept = [gate_of(each).knows(HER) for each in laptops]
    joins(here)
    both()

    assert kept == [True, True]
    for each in laptops:
        (row,) = newcomers.read_newcomers(each)
        told = [line.kind for line in read_card(each, row.person_id).timeline]
        assert not gate_of(each).knows(HER)
        assert told.count("returned") == 1
        assert open_conflicts(each) == ()
    states = here.execute("SELECT fields FROM record WHERE kind = 'suppression' AND state = 0")
    assert states
    assert not any('"lifted_at":null' in str(fields).replace(" ", "") for (fields,) in states)


def test_it_is_her_act_and_no_undo_takes_it_back(here, laptops, both, erased):
    before = last_act(laptops[0])
    joins(here)
    both()

    assert last_act(laptops[0]) == before


def test_what_she_asked_after_she_signed_up_stands(here, laptops, both, erased):
    joins(here)
    both()
    (row,) = newcomers.read_newcomers(laptops[1])
    erasing.erase(laptops[1], row.person_id)
    both()

    assert [gate_of(each).knows(HER) for each in laptops] == [True, True]
