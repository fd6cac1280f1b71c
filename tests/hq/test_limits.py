"""What is too large, too often, out of bounds: refused by itself, and nothing is written."""

from datetime import timedelta

import pytest
import zstandard
from paired import KEY, Paired, change, person

from organiser import clock
from organiser.sync import wire

BIG = "é" * (wire.MOST_RECORD_BYTES // 2)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"last_name": "x" * (wire.MOST_RECORD_BYTES + 1)}, "size"),
        ({"first_name": BIG, "last_name": BIG}, "size"),
        ({"last_name": "Le\0Goff"}, "value"),
        ({"new": ["a\0b"]}, "value"),
        ({"new": {"a\0b": 1}}, "value"),
        ({"new\0": 1}, "value"),
        ({"new": "x" * 5_000}, "size"),
        ({f"new{n}": 1 for n in range(21)}, "field"),
        ({"created_at": 1 << 50}, "value"),
        ({"birth_date": "2026-02-30"}, "value"),
        ({"birth_date": "2026-02-03\n"}, "value"),
        ({"address_id": "0" * 32 + "\n"}, "value"),
        ({"note": "AAAAA"}, "value"),
    ],
)  # fmt: skip
def test_what_no_record_may_hold_is_refused_by_itself(laptop, fields, reason):
    assert laptop.results(person(**fields), person()) == [f"refused {reason}", "ok"]


def test_what_only_looks_like_the_forbidden_sign_is_taken(laptop):
    assert laptop.results(person(last_name="C:\\u0000")) == ["ok"]


def test_a_record_does_not_grow_by_small_edits_without_end(laptop):
    her = person()
    laptop.ask(her)

    results = [
        laptop.results(change("person", record=her.id, base=laptop.last_version,
                              **{f"new{turn}_{n}": 1 for n in range(20)}))[0]
        for turn in range(2)
    ]  # fmt: skip

    assert results == ["ok", "refused field"]


@pytest.mark.parametrize("base", [10, (1 << 53) - 1])
def test_nobody_has_seen_what_was_never_written(laptop, base):
    assert laptop.results(change("person", base=base, last_name="X")) == ["refused value"]
    late = wire.Change(
        "person", "0" * 31 + "2", "put", 0, 1, {"last_name": "X"}, [], {"last_name": base}
    )  # fmt: skip
    assert laptop.results(late) == ["refused value"]


def test_a_stamp_from_before_time_is_no_time(server, laptop, other):
    her = person()
    laptop.ask(her)
    other.ask()
    laptop.ask(change("person", record=her.id, base=laptop.last_version, last_name="A"))
    stamp = -(1 << 53) + 1

    _status, said = other.ask(
        change("person", record=her.id, base=2, stamp=stamp, last_name="B")
    )  # fmt: skip

    lost = [row for feed in said.feeds.values() for row in feed.rows if row.kind == "conflict"]
    assert [row.fields["at"] for row in lost] == [0]


def test_a_body_that_is_too_large_is_not_looked_at(laptop):
    assert laptop.post("/v1/sync", bytes(wire.MOST_BYTES + 1))[0] == 413
    bomb = zstandard.ZstdCompressor().compress(bytes(wire.MOST_RAW_BYTES + 1))
    status, said = laptop.post("/v1/sync", bomb, head={"Content-Encoding": "zstd"})
    assert (status, said.code) == (413, "too_big")


def test_more_changes_than_a_batch_may_hold_are_not_looked_at(laptop):
    many = [change("hat", record="0" * 32) for _ in range(wire.MOST_CHANGES + 1)]

    assert laptop.ask(*many)[0] == 400


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/v1/sync", 405), ("PUT", "/v1/enrol", 405), ("POST", "/v1/other", 404),
     ("POST", "/v1/sync", 401)],
)  # fmt: skip
def test_other_doors_are_shut(server, method, path, status):
    assert server.request(method, path, b"{}")[0] == status


def test_a_code_may_be_tried_ten_times_an_hour_from_one_address(server, committee):
    asked = wire.EnrolRequest("AAAAA-AAAAA", "0" * 64, KEY, "X")
    misses = [server.request("POST", "/v1/enrol", wire.encode(asked))[0] for _ in range(10)]

    status, headers, _body = server.request("POST", "/v1/enrol", wire.encode(asked))
    later = clock.now() + timedelta(seconds=int(headers["retry-after"]) + 1)
    with clock.set_to(lambda: later):
        after = server.request("POST", "/v1/enrol", wire.encode(asked))[0]

    assert misses == [403] * 10
    assert (status, after) == (429, 403)
    assert "192.0.2.1" not in str(server.execute("SELECT address FROM missed_try"))


def test_a_token_is_of_one_laptop(server, committee):
    first = Paired(server, committee)
    asked = wire.EnrolRequest(server.code(committee), first.token_hash, KEY, "X")

    status, said = first.post("/v1/enrol", wire.encode(asked))

    assert (status, said.code) == (403, "already_paired")


@pytest.mark.parametrize("key", ["", "short", "!" * 43 + "=", "A" * 43 + "=\n"])
def test_a_laptop_without_a_key_is_not_paired(server, committee, key):
    asked = wire.EnrolRequest(server.code(committee), "0" * 64, key, "X")

    assert server.request("POST", "/v1/enrol", wire.encode(asked))[0] == 400
