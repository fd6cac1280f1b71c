"""Two laptops of one committee, for the tests of this room."""

import shutil

import pytest
from headquarters import Server
from laptops import both, here, joins, laptops, pairs

from organiser.usecases import opening
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.line.keys import approve, waiting_laptops
from organiser.usecases.line.pairing import pair

__all__ = ["both", "here", "joins", "laptops", "pairs"]


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request, tmp_path):
    return Server(tmp_path / "headquarters", request.param)


@pytest.fixture
def another(tmp_path, made_committee):
    """The file of a second laptop."""
    home = tmp_path / "second"
    shutil.copytree(made_committee[0], home)
    database = opening.open_with_key(home, made_committee[1])
    yield database
    database.close()


@pytest.fixture
def two(server, database, another):
    """Two laptops of one committee."""
    committee = server.committee()
    for name, each in (("Portable de Malika", database), ("Portable de Yann", another)):
        with server.connect() as line:
            pair(each, line, server.code(committee), name, "test")
        exchange(each, server.connect)
    exchange(database, server.connect)
    for newcomer in waiting_laptops(database):
        approve(database, newcomer.id)
    for each in (database, another, database):
        exchange(each, server.connect)
    return database, another
