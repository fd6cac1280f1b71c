"""What the description of the line allows, and what it forbids, is never a fault of ours."""

import json
import os
from pathlib import Path
from tempfile import mkdtemp

import pytest
import schemathesis
from headquarters import Server
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from paired import Paired
from schemathesis import GenerationMode

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))
DOORS = ("/v1/sync", "/v1/enrol")


@pytest.fixture(scope="module")
def place():
    """A server, a laptop of it, and by door what may be said there."""
    server = Server(Path(mkdtemp()) / "headquarters")
    laptop = Paired(server, server.committee())
    assert laptop.ask()[0] == 200
    _status, _headers, told = server.request("GET", "/v1/openapi.json")
    described = schemathesis.openapi.from_dict(json.loads(told))
    said = {
        (door, mode): described[door]["POST"].as_strategy(generation_mode=mode)
        for door in DOORS
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    }
    return server, laptop, said, json.loads(told)["paths"]


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=str)
@settings(
    max_examples=25 * SHARE, deadline=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
@given(data=st.data())
def test_whatever_the_description_makes_of_it_is_answered_as_described(place, door, mode, data):
    server, laptop, said, paths = place
    case = data.draw(said[door, mode])
    head = {"Authorization": f"Bearer {laptop.token}"} if data.draw(st.booleans()) else {}

    status, headers, body = server.request("POST", door, _bytes(case.body), head)

    assert status < 500, body
    assert str(status) in paths[door]["post"]["responses"]
    assert headers["content-type"] == "application/json"
    json.loads(body)


def _bytes(body) -> bytes:
    return json.dumps(body).encode() if isinstance(body, (dict, list, str, int, float)) else b""
