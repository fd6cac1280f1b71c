"""Headquarters sends the officer's public half down, and writes one person out with a reason."""

import json
from uuid import uuid4

import pytest
from paired import Paired, change, person
from spare_key import WHY, Offline, account, private_half, publish, swapped

from organiser.domain.officer_key import HOLDER, PERMISSION
from organiser.hq.commands.main import main
from organiser.sync.officer_key import open_closed


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


@pytest.fixture
def known(server, laptop, offline):
    """Somebody of a committee, somebody else whom she brought, and a published key."""
    publish(offline.public)
    her, friend = uuid4().hex, uuid4().hex
    changes = [
        person(her, first_name="Nolwenn", last_name="Kerdoncuff"),
        change("contact_point", about=her, person_id=her, typed="Nolwenn@example.org",
               key="n", rank=0, kind="email"),
        person(friend, first_name="Anna", last_name="Riou", referrer_id=her),
    ]  # fmt: skip
    assert laptop.results(*changes) == ["ok"] * 3
    return her, friend


@pytest.fixture
def asks(committee, tmp_path):
    """Asks for an export; returns the status."""

    def asks(*words, who=None, why=WHY):
        who = who or account()
        return main(["officer-key", "export", "--account", who.email, "--committee",
                     str(committee.pk), "--why", why, "--out", str(tmp_path / "export"),
                     *words])  # fmt: skip

    return asks


def test_one_person_is_written_out_for_the_officer_alone(asks, known, offline, tmp_path):
    her, friend = known

    assert asks("--email", "nolwenn@Example.org") == 0

    said = open_closed((tmp_path / "export").read_bytes(), (private_half(offline),))
    assert said["person"] == her
    assert sorted(each["kind"] for each in said["records"]) == ["contact_point", "person"]
    assert said["naming"] == [{"kind": "person", "id": friend, "as": "referrer_id"}]
    assert "Riou" not in json.dumps(said)


@pytest.mark.parametrize(("role", "why", "status"), [
    ("national", WHY, 3), ("support", WHY, 3), ("data_protection", "", 1),
    ("data_protection", "besoin", 1),
])  # fmt: skip
def test_without_the_role_and_a_reason_nothing_is_written_out(
    server, asks, known, tmp_path, role, why, status
):
    assert asks("--person", known[0], who=account(role=role), why=why) == status

    assert not (tmp_path / "export").exists()
    assert server.execute("SELECT count(*) FROM access_line") == [(0,)]


def test_each_export_leaves_a_line_that_says_so_to_the_log(server, asks, known):
    who = account()

    asks("--person", known[0], who=who)
    asks("--email", "nobody@example.org", who=who)

    from organiser.hq import home
    from organiser.hq.usecases.desk import access

    _count, lines = access.log(home.keys(), 0, 10)
    assert {(line.why, line.is_found, line.is_export) for line in lines} == {
        (WHY, True, True), (WHY, False, False),
    }  # fmt: skip


def test_nothing_is_written_out_while_no_key_is_published(server, asks, laptop):
    assert asks("--person", uuid4().hex) == 3


def test_another_committee_does_not_have_her(server, known, tmp_path):
    elsewhere = server.committee("Ailleurs")
    Paired(server, elsewhere).ask()

    status = main(["officer-key", "export", "--account", account().email, "--committee",
                   str(elsewhere.pk), "--why", WHY, "--person", known[0],
                   "--out", str(tmp_path / "export")])  # fmt: skip

    assert status == 1
    assert not (tmp_path / "export").exists()
