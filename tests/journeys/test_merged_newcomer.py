"""Who signed up on the site and was known already becomes one entry everywhere, and two again."""

import re

import pytest
from headquarters import Server
from laptops import both, here, laptops, pairs
from make import person
from sqlalchemy import text
from visitor import JOINS, Visitor

from organiser.domain.welcome import Step
from organiser.usecases import newcomers, undo
from organiser.usecases.line.aside import put_aside
from organiser.usecases.line.conflicts import open_conflicts
from organiser.usecases.people import duplicates, merging
from organiser.usecases.rights import erasing

__all__ = ["both", "here", "laptops", "pairs"]


def joins(here: Server, **said):
    """Somebody joined the committee and confirmed; her browser."""
    visitor = Visitor(here)
    (code,) = (row[0] for row in here.execute("SELECT code FROM committee_page"))
    visitor.send(f"/comite/{code}/rejoindre/", **{**JOINS, **said})
    mailbox = said.get("email", JOINS["email"])
    (mail,) = (each for each in visitor.mails() if each["To"] == mailbox)
    words = mail.get_body(("plain",)).get_content()
    visitor.mine, confirm = (
        re.search(rf"http://[^/\s]+(/\S*{word}/\S+)", words)[1]
        for word in ("mes-donnees", "confirmer")
    )
    visitor.send(confirm)
    return visitor


def held(database):
    """What a laptop holds of whom: each consent, each newcomer, how often she was tried."""
    with database.reading() as session:
        consents = session.execute(
            text("SELECT person_id, purpose, channel, state FROM consent ORDER BY id")
        ).all()
    found = newcomers.read_newcomers(database)
    return consents, sorted((row.id, row.person_id, row.welcome.tries) for row in found)


@pytest.fixture
def arrived(here, laptops, both):
    """Her browser, once both laptops know of her and one has tried to reach her."""
    visitor = joins(here)
    both()
    (row,) = newcomers.read_newcomers(laptops[0])
    visitor.newcomer, visitor.person = row.id, row.person_id
    newcomers.note_step(laptops[0], row.id, Step.ABSENT)
    both()
    return visitor


def test_who_is_merged_here_is_merged_there_with_all_that_she_agreed_to(laptops, both, arrived):
    one, other = laptops
    known = person(one, "Nolwenn Le Bihan")
    merging.merge(one, known, arrived.person)
    both()

    consents, waiting = held(other)

    assert put_aside(one) == ()
    assert waiting == [(arrived.newcomer, known, 1)]
    assert {line.person_id for line in consents} == {known.bytes}
    assert len(consents) == 3
    assert held(one) == held(other)


def test_parted_again_both_laptops_hold_what_they_held(laptops, both, arrived):
    one, other = laptops
    known = person(one, "Nolwenn Le Bihan")
    both()
    before = held(other)
    merging.merge(one, known, arrived.person)
    both()

    undo.undo(one)
    both()

    assert put_aside(one) == ()
    assert held(other) == held(one) == before


def test_who_may_be_known_is_proposed_once_on_both_laptops(here, laptops, both):
    one, other = laptops
    person(one, "Nolwen Kerdoncuff", email="nolwenn@example.org")
    both()
    joins(here)
    both()

    pairs = [duplicates.read_pairs(each) for each in laptops]

    assert [len(each) for each in pairs] == [1, 1]
    assert pairs[0][0].id == pairs[1][0].id
    assert [open_conflicts(each) for each in (one, other)] == [(), ()]


def test_a_merger_that_headquarters_forgot_is_told_it_again(here, laptops, both, arrived):
    one, other = laptops
    known = person(one, "Nolwenn Le Bihan")
    both()
    dump = here.dump()
    merging.merge(one, known, arrived.person)
    both()
    before = held(one)

    here.restore(dump)
    both()
    both()

    assert held(one) == held(other) == before
    assert put_aside(one) == put_aside(other) == ()
    assert here.record("newcomer", arrived.newcomer)["person_id"] == known.hex


def test_who_signed_up_twice_is_one_on_both_laptops_and_two_again(here, laptops, both, arrived):
    one, other = laptops
    joins(here, first_name="Nolwen", email="n.kerdoncuff@example.org")
    both()
    before = held(other)
    again = next(row for row in newcomers.read_newcomers(one) if row.id != arrived.newcomer)
    newcomers.note_step(one, again.id, Step.ABSENT)
    both()

    merging.merge(one, arrived.person, again.person_id)
    both()
    merged = held(other)
    undo.undo(one)
    undo.undo(one)
    both()

    assert put_aside(one) == ()
    assert merged[1] == [(arrived.newcomer, arrived.person, 2)]
    assert held(other) == held(one) == before


def test_her_link_shows_her_the_entry_that_she_became_part_of(here, laptops, both, arrived):
    one, other = laptops
    merging.merge(one, person(one, "Nolwenn Le Bihan"), arrived.person)
    both()
    arrived.send(arrived.mine, act="correct", first_name="Nolwenn", last_name="Le Braz", phone="")
    arrived.send(arrived.mine, act="withdraw", agreed=["volunteer.call"])
    both()

    (row,) = newcomers.read_newcomers(other)

    assert (row.name, row.phone) == ("Nolwenn Le Braz", "")
    assert [line.state for line in held(other)[0]].count("withdrawn") == 1


def test_who_is_erased_after_a_merger_has_no_link_any_more(here, laptops, both, arrived):
    one, _other = laptops
    known = person(one, "Nolwenn Le Bihan")
    merging.merge(one, known, arrived.person)
    both()

    erasing.erase(one, known)
    both()
    arrived.get(arrived.mine)

    assert arrived.status == 404
    assert here.execute("SELECT count(*) FROM sign_up") == [(0,)]


def test_who_erases_herself_after_a_merger_is_nowhere(here, laptops, both, arrived):
    one, other = laptops
    merging.merge(one, person(one, "Nolwenn Le Bihan"), arrived.person)
    both()

    arrived.send(arrived.mine, act="erase")
    both()

    for each in (one, other):
        with each.reading() as session:
            assert session.execute(text("SELECT count(*) FROM person")).scalar() == 0
    assert here.execute("SELECT count(*) FROM sign_up") == [(0,)]
