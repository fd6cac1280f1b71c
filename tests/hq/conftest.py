"""A server on each database, and a laptop paired with it."""

import pytest
from headquarters import Server
from paired import Paired


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request, tmp_path):
    server = Server(tmp_path / "headquarters", request.param)
    yield server
    server.drop([])


@pytest.fixture
def committee(server):
    return server.committee()


@pytest.fixture
def laptop(server, committee):
    """A laptop that has exchanged once."""
    laptop = Paired(server, committee)
    assert laptop.ask()[0] == 200
    return laptop


@pytest.fixture
def other(server, committee):
    """Another laptop of the same committee, that has exchanged once."""
    other = Paired(server, committee, "Portable de Yann")
    assert other.ask()[0] == 200
    return other
