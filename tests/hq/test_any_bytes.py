"""Whatever comes to a door: it is refused or taken change by change, and what stays can be read."""

import json
import os
from copy import deepcopy
from pathlib import Path
from tempfile import mkdtemp

import pytest
import zstandard
from headquarters import Server
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from paired import KEY, Paired, change, person

from organiser.domain.exchange.matrix import KINDS
from organiser.sync import wire
from organiser.sync.checking import fault_of

SHARE = int(os.environ.get("ORGANISER_TORTURE", "1"))
AT_ONCE = 5
"""Bodies of one example."""
STATUSES = {"ok", "ok_more", "merged", "gone", "erased", "dup", "refused"}
ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=12),
    st.sampled_from(
        ["", "\0", "a\0", "\\u0000", "0" * 32, "0" * 32 + "\n", "é" * 70_000, "person", "erasure",
         "delete", "restore", "offer", "offer_delete", "*", 1 << 53, 1 << 63, -(1 << 63), 10**400,
         1e308, -0.0, "2026-02-30", "<script>", [], {}, [[[]]], {"*": 1}, [None] * 5, "\ud800"]
    ),
)  # fmt: skip
PLACES = st.tuples(st.lists(st.integers(0, 50), min_size=1, max_size=6), ODD)
NAMES = sorted({name for kind in KINDS.values() for name in kind.fields} | {"new", "\0", "x" * 41})
IDS = st.sampled_from(["1" * 32, "2" * 32, "3" * 32, "4" * 32])
CHANGES = st.builds(
    lambda kind, act, record, base, about, fields, ids: [
        kind, record, act, base, 1, fields, ids, {}, about
    ],
    st.sampled_from([*KINDS, "elector", "hat"]),
    st.sampled_from(["put", "put", "delete", "restore", "offer", "offer_delete", "hop"]),
    IDS, st.integers(0, 40), st.one_of(st.none(), IDS),
    st.dictionaries(st.sampled_from(NAMES), ODD, max_size=4),
    st.lists(st.integers(0, 99), max_size=3),
)  # fmt: skip
"""Changes of the right shape, their values anything."""


def _whole(laptop):
    her = person("1" * 32)
    changes = [
        her, change("note", about=her.id, person_id=her.id, kind="note", text="AAAA"),
        change("erasure", record="2" * 32, at=1, reason="asked"),
        change("person", "delete", record="1" * 32), change("hat", "offer", colour=1),
    ]  # fmt: skip
    batch = wire.Batch(1, changes)
    return json.loads(
        wire.encode(
            wire.SyncRequest(1, "test", laptop.epoch, laptop.inc, laptop.cur, 7, batch=batch)
        )
    )


def _changed(body, places_and_values, changes, laptop):
    """Put odd values in odd places of a request; its number stays the one that is awaited."""
    body = deepcopy(body)
    body["batch"]["no"] = laptop.last_no + 1
    body["batch"]["changes"] += changes
    for places, value in places_and_values:
        there = body
        for place in places:
            keys = list(there) if isinstance(there, dict) else range(len(there))
            if not keys:
                break
            key = list(keys)[place % len(keys)]
            if isinstance(there[key], dict | list) and there[key] and place % 3:
                there = there[key]
                continue
            if place % 7 == 0 and isinstance(there, dict):
                there[str(value)[:40]] = there.pop(key)
            else:
                there[key] = value
            break
    return json.dumps(body).encode()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def place(request):
    """A server with two laptops, kept through all examples."""
    server = Server(Path(mkdtemp()) / "headquarters", request.param)
    committee = server.committee()
    laptop, other = Paired(server, committee), Paired(server, committee)
    laptop.ask()
    return server, laptop, other


def _numbers(server):
    return server.execute(
        "SELECT (SELECT sum(last_seq) FROM scope), (SELECT count(*) FROM record), "
        "(SELECT count(*) FROM device), (SELECT sum(last_no) FROM device), "
        "(SELECT count(*) FROM device_batch)"
    )


def _sent(place, path, body, head):
    """Send a body; what is refused as a whole must have written nothing."""
    server, laptop, _other = place
    before = _numbers(server)
    status, said = laptop.post(path, body, head=head)
    if status == 200:
        laptop.last_no, laptop.inc = said.last_no, said.inc
        assert {result.status for result in said.results} <= STATUSES
    else:
        assert 400 <= status < 500, (status, said)
        assert _numbers(server) == before
    return status


@settings(
    max_examples=60 * SHARE,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(
    mutations=st.lists(
        st.tuples(st.lists(PLACES, max_size=1), st.lists(CHANGES, max_size=4)),
        min_size=AT_ONCE, max_size=AT_ONCE,
    )
)  # fmt: skip
def test_a_request_with_anything_in_it_is_refused_or_taken(place, mutations):
    server, laptop, other = place
    whole = _whole(laptop)
    for places, changes in mutations:
        _sent(place, "/v1/sync", _changed(whole, places, changes, laptop), None)

    status, said = other.ask()

    assert status == 200
    for feed in said.feeds.values():
        for row in feed.rows:
            assert fault_of(KINDS[row.kind], row.fields) is None, row
    live = server.execute(
        "SELECT count(*) FROM record r JOIN scope s ON s.id = r.scope_id "
        "WHERE r.state = 0 AND s.name LIKE 'committee:%%'"
    )
    assert live == [(server.fingerprint()[0],)]


@settings(
    max_examples=60 * SHARE,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(
    bodies=st.lists(st.binary(max_size=300), min_size=AT_ONCE, max_size=AT_ONCE),
    encoding=st.sampled_from(["", "zstd", "gzip", "identity", "zstd, zstd"]),
    packs=st.booleans(),
    path=st.sampled_from(["/v1/sync", "/v1/enrol", "/v1/other", "/v1/sync/"]),
)
def test_any_bytes_are_refused(place, bodies, encoding, packs, path):
    for body in bodies:
        sent = zstandard.ZstdCompressor().compress(body) if packs else body
        _sent(place, path, sent, {"Content-Encoding": encoding})


@settings(
    max_examples=30 * SHARE,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(cut=st.integers(0, 2_000), flip=st.integers(0, 255), at=st.integers(0, 2_000))
def test_a_body_cut_or_spoilt_on_its_way_is_refused_or_whole(place, cut, flip, at):
    whole = json.dumps(_whole(place[1])).encode() * 2
    body = bytearray(zstandard.ZstdCompressor().compress(whole))
    body[at % len(body)] ^= flip
    _sent(place, "/v1/sync", bytes(body[: cut % len(body)]), {"Content-Encoding": "zstd"})


@settings(
    max_examples=20 * SHARE,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(value=ODD, name=st.sampled_from(["code", "token_hash", "public_key", "name", "program"]))
def test_a_pairing_with_anything_in_it_is_refused(place, value, name):
    asked = {"code": "AAAAA-AAAAA", "token_hash": "0" * 64, "public_key": KEY, "name": "X"}
    _sent(place, "/v1/enrol", json.dumps({**asked, name: value}).encode(), None)


@pytest.mark.parametrize("said", ["Bearer é", "Bearer", "Basic eA==", "\0"])
def test_who_has_no_token_is_nobody(place, said):
    _server, laptop, _other = place
    body, head = json.dumps(_whole(laptop)).encode(), {"Authorization": said}

    assert laptop.post("/v1/sync", body, head=head)[0] == 401
