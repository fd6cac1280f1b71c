"""Two laptops of one committee, and a headquarters that is really there; rooms take them in."""

import shutil

import pytest
from headquarters import Server
from make import PASSWORD

from organiser.usecases import creating, opening
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.line.keys import approve, waiting_laptops
from organiser.usecases.line.pairing import pair

MALIKA, YANN = "Portable de Malika", "Portable de Yann"


@pytest.fixture
def here(tmp_path):
    """A headquarters."""
    return Server(tmp_path / "headquarters")


@pytest.fixture
def pairs(here, database, made_committee, tmp_path):
    """Pairs one laptop after the other with one committee; returns its file."""
    committee, opened = here.committee(), []

    def pair_one(name):
        each = database
        if opened:
            home = tmp_path / f"laptop-{len(opened)}"
            shutil.copytree(made_committee[0], home)
            each = opening.open_with_key(home, made_committee[1])
        opened.append(each)
        with here.connect() as line:
            pair(each, line, here.code(committee), name, "test")
        exchange(each, here.connect)
        return each

    yield pair_one
    for each in opened[1:]:
        each.close()


@pytest.fixture
def laptops(here, pairs):
    """The file of Malika's laptop, and that of Yann's, which she let in."""
    one, other = pairs(MALIKA), pairs(YANN)
    exchange(one, here.connect)
    for newcomer in waiting_laptops(one):
        approve(one, newcomer.id)
    exchange(one, here.connect)
    exchange(other, here.connect)
    return one, other


@pytest.fixture
def both(here, laptops):
    """Has both laptops exchange, the first one twice."""

    def both():
        one, other = laptops
        for each in (one, other, one):
            ended = exchange(each, here.connect)
            assert not ended.trouble, ended.trouble

    return both


@pytest.fixture
def joins(here, tmp_path):
    """Pairs a laptop with a committee, by a file of its own; makes it where none is given."""
    committee, opened = here.committee(), []

    def join(name, made=None):
        made = made or creating.create_committee(
            tmp_path / name, "Plouexemple", password=PASSWORD, insee="29999", in_keyring=False
        )
        opened.append(made.database)
        with here.connect() as line:
            pair(made.database, line, here.code(committee), name, "test")
        exchange(made.database, here.connect)
        return made

    yield join
    for each in opened:
        each.close()
