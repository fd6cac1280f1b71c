"""A committee that lets go of its headquarters, and goes to another one or back."""

import pytest
from headquarters import Server
from make import PASSWORD, person

from organiser.usecases import creating
from organiser.usecases.checking import check
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.line.pairing import pair, unpair
from organiser.usecases.people.editing import edit_person
from organiser.usecases.rights import erasing


@pytest.fixture
def elsewhere(tmp_path):
    """Another headquarters, that knows nothing."""
    server = Server(tmp_path / "elsewhere")
    yield server
    server.drop([])


def go_to(laptop, server, committee, name):
    with server.connect() as line:
        pair(laptop, line, server.code(committee), name, "test")
    ended = exchange(laptop, server.connect)
    assert not ended.trouble, ended.trouble
    return ended


def names(laptop):
    with laptop.bare() as connection:
        found = connection.execute("SELECT last_name, note FROM person ORDER BY last_name")
        return found.fetchall()


def committee_of(server):
    server._use()
    from organiser.hq.models import Committee

    return Committee.objects.get()


def test_what_was_let_go_of_is_a_sound_file(here, laptops):
    one, _other = laptops
    person(one, "Camille Le Goff")
    exchange(one, here.connect)

    unpair(one)
    person(one, "Alan Riou")

    assert check(one).problems == ()


def test_another_headquarters_is_told_everything(here, elsewhere, laptops, tmp_path):
    one, _other = laptops
    kept = person(one, "Camille Le Goff", note="Le soir.")
    gone = person(one, "Éva Riou")
    exchange(one, here.connect)
    edit_person(one, kept, {"last_name": "Le Gall"})
    erasing.erase(one, gone)
    unpair(one)
    committee = elsewhere.committee()

    sent = go_to(one, elsewhere, committee, "Portable de Malika")

    assert check(one).problems == ()
    assert sent.aside == 0
    assert exchange(one, elsewhere.connect).state == "up_to_date"
    fresh = creating.create_committee(
        tmp_path / "fresh", "Plouexemple", password=PASSWORD, insee="29999", in_keyring=False
    ).database
    go_to(fresh, elsewhere, committee, "Portable de Yann")
    assert names(fresh) == [("Le Gall", "")]
    fresh.close()


def test_the_same_headquarters_is_told_only_what_is_new(here, laptops, both):
    one, other = laptops
    who = person(one, "Camille Le Goff")
    both()
    unpair(one)
    edit_person(other, who, {"first_name": "Camilla"})
    exchange(other, here.connect)
    person(one, "Alan Riou")

    ended = go_to(one, here, committee_of(here), "Portable de Malika")
    both()

    assert ended.sent < 10
    assert names(one) == names(other)
    assert check(one).problems == ()
