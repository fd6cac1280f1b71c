"""What laptops of released versions said is answered as then; what they heard is understood."""

import json

import pytest
from recording import FOLDER, Replayed, code_of, headquarters, holds, plain, replayed
from sqlalchemy import text

from organiser.sync.client import Headquarters
from organiser.sync.wire import VERSION
from organiser.usecases.line import exchanging
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.line.pairing import pair
from tools.record_exchanges import held

RECORDED = sorted(FOLDER.glob("version-*.json"))


@pytest.fixture(params=RECORDED, ids=lambda file: file.stem)
def recorded(request):
    return json.loads(request.param.read_text(encoding="utf-8"))


def test_this_version_is_recorded():
    assert FOLDER / f"version-{VERSION}.json" in RECORDED


def test_what_was_recorded_goes_through_every_sort_of_answer(recorded):
    said = [step["answer"] for step in recorded["steps"]]
    results = {result[0] for answer in said for result in answer.get("results", [])}
    acts = {
        change[2]
        for step in recorded["steps"]
        for change in (step["request"].get("batch") or {}).get("changes", [])
    }

    assert results >= {"ok", "ok_more", "gone", "erased", "dup"}
    assert acts >= {"put", "delete", "restore"}
    assert {answer["code"] for answer in said if "code" in answer} & {"rewound", "fork"}


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_headquarters_answers_as_it_did(tmp_path, recorded, kind):
    server = headquarters(tmp_path / "headquarters", kind)

    faults = []
    for at, step in enumerate(recorded["steps"]):
        status, answer = replayed(server, step)
        faults += holds(step["status"], status, f"{at}: status")
        faults += holds(plain(step["answer"]), plain(answer), f"{at}: answer")

    assert faults == []


def test_a_laptop_understands_what_was_answered_then(database, recorded, monkeypatch):
    monkeypatch.setattr(exchanging, "_MOST_TRIPS", 20)  # what it says itself is never answered
    steps = [step for step in recorded["steps"] if step["who"] == "Reader"]
    line = Replayed(steps)
    with Headquarters("http://headquarters.test", transport=line) as headquarters:
        pair(database, headquarters, code_of("Reader"), "Portable de Reader", "test")
    with database.applying() as session:
        session.execute(text("DELETE FROM outbox"))
        session.execute(
            text("UPDATE line_state SET private_key = :key"),
            {"key": bytes.fromhex(recorded["reader"]["private_key"])},
        )

    for _ in steps:  # the last is told again and again
        ended = exchange(database, lambda url: Headquarters(url, transport=line))
        assert ended.trouble == ""

    assert held(database) == recorded["reader"]["holds"]
    told = steps[-1]["answer"]["feeds"] or {}
    for name, feed in told.items():
        if "chk" in feed:
            assert _print(database, name) == tuple(feed["chk"])


def _print(database, scope):
    with database.reading() as session:
        return tuple(session.execute(
            text("SELECT live, total FROM line_scope WHERE name = :name"), {"name": scope}
        ).one())  # fmt: skip


def test_the_comparison_sees_what_is_missing_and_not_what_was_added():
    then = {"feeds": {"a": {"rows": [[1, "person", "x", 0, {"name": "Ana"}]]}}}
    grown = {"feeds": {"a": {"rows": [[1, "person", "x", 0, {"name": "Ana", "pet": 1}, None]]}}}
    fewer = {"feeds": {"a": {"rows": []}}}

    assert holds(then, {**grown, "more": 1}) == []
    assert holds(then, fewer) == ["answer.feeds.a.rows: 1 then, 0 now"]
