"""Headquarters sends the officer's public half down, which no laptop writes."""

import json

import pytest
from paired import change
from spare_key import Offline, publish, swapped

from organiser.domain.officer_key import HOLDER, PERMISSION
from organiser.hq.commands.main import main


@pytest.fixture
def offline(tmp_path):
    return Offline(tmp_path / "offline")


def told(laptop):
    _status, answer = laptop.ask(cur={})
    rows = [row for feed in answer.feeds.values() for row in feed.rows]
    return [row.fields for row in rows if row.kind == "permission"]


def test_its_public_half_goes_down_as_a_permission_and_the_last_one_counts(
    server, laptop, offline, tmp_path, capsys
):
    (tmp_path / "other.txt").write_text(swapped()[0], encoding="utf-8")

    assert main(["officer-key", "publish", str(tmp_path / "other.txt")]) == 0
    assert main(["officer-key", "publish", str(offline.made.public)]) == 0

    (said,) = told(laptop)
    assert (said["name"], said["reference"]) == (PERMISSION, offline.public_key)
    capsys.readouterr()
    main(["officer-key", "list", "--json"])
    kept = json.loads(capsys.readouterr().out)["keys"]
    assert kept[0]["figures"] == offline.figures
    assert [line["ended"] is None for line in kept] == [True, False]
    main(["permission", "list"])
    assert PERMISSION not in capsys.readouterr().out


def test_withdrawn_it_is_empty_everywhere(server, laptop, offline):
    publish(offline.public)

    assert main(["officer-key", "withdraw"]) == 0

    assert [said["reference"] for said in told(laptop)] == [""]
    assert main(["officer-key", "withdraw"]) == 3


@pytest.mark.parametrize("spoilt", [
    lambda _text: "", lambda text: text.replace("/1", "/2"), lambda text: text[:40],
    lambda text: text.replace(text.split()[1][3], "A" if text.split()[1][3] != "A" else "B", 1),
    lambda text: text.replace(text.split()[2], f"{(int(text.split()[2]) + 1) % 10000:04}"),
])  # fmt: skip
def test_a_text_that_is_not_as_it_was_written_is_published_to_nobody(
    server, offline, tmp_path, spoilt
):
    (tmp_path / "spoilt.txt").write_text(spoilt(offline.public), encoding="utf-8")

    assert main(["officer-key", "publish", str(tmp_path / "spoilt.txt")]) == 2
    assert server.execute("SELECT count(*) FROM officer_key") == [(0,)]


def test_no_laptop_says_which_key_is_the_officers(laptop):
    asked = change("permission", name=PERMISSION, reference="x", since="2026-11-01")

    assert laptop.results(asked) == ["refused not_yours"]


def test_a_laptop_hands_a_wrap_over_once_and_changes_it_no_more(laptop, other):
    wrap = {"holder": HOLDER, "key": 1, "wrapped": "QUJD", "at": 1}
    made = change("key_wrap", **wrap)
    assert laptop.results(made) == ["ok"]
    laptop.ask()
    seen = laptop.last_version
    again = change("key_wrap", record=made.id, base=seen, **{**wrap, "wrapped": "REVG"})

    assert laptop.results(again) == ["refused immutable"]
    assert other.ask(cur={})[0] == 200
