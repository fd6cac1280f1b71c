"""Two laptops of one committee, for the tests of this room."""

import shutil
from functools import cache

import pytest
from headquarters import Server
from laptops import MALIKA, YANN, both, here, joins, laptops, pairs

from organiser.usecases import opening
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.line.keys import approve, waiting_laptops
from organiser.usecases.line.pairing import pair

__all__ = ["both", "here", "joins", "laptops", "pairs"]


@pytest.fixture(scope="session")
def made_two(made_committee, tmp_path_factory):
    """Makes two laptops of one committee, once with each kind of headquarters, to be copied."""
    committee, key, _code = made_committee
    return cache(lambda kind: MadeTwo(tmp_path_factory.mktemp("two"), kind, committee, key))


class MadeTwo:
    """Two laptops of one committee that know each other; nobody uses them."""

    def __init__(self, folder, kind, made, key) -> None:
        self.server = Server(folder / "headquarters", kind)
        self.homes = [folder / "malika", folder / "yann"]
        committee, opened = self.server.committee(), []
        for home, name in zip(self.homes, (MALIKA, YANN), strict=True):
            shutil.copytree(made, home)
            each = opening.open_with_key(home, key)
            opened.append(each)
            with self.server.connect() as line:
                pair(each, line, self.server.code(committee), name, "test")
            exchange(each, self.server.connect)
        one, other = opened
        exchange(one, self.server.connect)
        for newcomer in waiting_laptops(one):
            approve(one, newcomer.id)
        for each in (one, other, one):
            exchange(each, self.server.connect)
        for each in opened:
            each.close()
        self.server.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request, tmp_path, made_two):
    """A headquarters: the one that two laptops know, where a test asks for them."""
    kind = request.param
    known = made_two(kind).server if "two" in request.fixturenames else None
    server = Server(tmp_path / "headquarters", kind, of=known)
    yield server
    server.drop([])


@pytest.fixture
def home(request, home, made_two):
    """The folder of a committee: that of the first of two laptops, where a test asks for them."""
    if "two" in request.fixturenames:
        shutil.rmtree(home)
        shutil.copytree(made_two(request.getfixturevalue("server").kind).homes[0], home)
    return home


@pytest.fixture
def another(request, tmp_path, made_committee, made_two):
    """The file of a second laptop."""
    made, home = made_committee[0], tmp_path / "second"
    if "two" in request.fixturenames:
        made = made_two(request.getfixturevalue("server").kind).homes[1]
    shutil.copytree(made, home)
    database = opening.open_with_key(home, made_committee[1])
    yield database
    database.close()


@pytest.fixture
def two(server, database, another):
    """Two laptops of one committee."""
    return database, another
