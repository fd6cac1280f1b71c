"""A copy is written and put back; who put it back by hand and forgot to say so does no harm."""

import json
import shutil
from time import time_ns

import pytest
from headquarters import Server
from paired import Paired, change, person

from organiser.hq.commands.main import main


def run(server, *words):
    """Run a command of `organiser-hq` on this server."""
    server.request("GET", "/health")  # its own database is the one in use
    return main(["--lang", "en", *map(str, words)])


def problems(server, capsys, *words):
    """What a check finds, but for what tests' own PostgreSQL does without."""
    capsys.readouterr()
    status = run(server, "check", "--json", *words)
    said = json.loads(capsys.readouterr().out)
    assert status == (0 if said["ok"] else 4)
    return [problem for problem in said["problems"] if "fsync" not in problem]


def put_back_by_hand(server, dump):
    """What an operator does who has not read on."""
    server.restore(dump, says_so=False)


@pytest.mark.parametrize("kind", ["", "--json"])
def test_a_copy_is_written_and_put_back(server, laptop, tmp_path, capsys, kind):
    before = person()
    laptop.ask(before)
    copy = tmp_path / "copy"
    assert run(server, "backup", copy, *kind.split()) == 0
    laptop.ask(person(), person())

    assert run(server, "restore", copy, "--yes") == 0
    shut = laptop.ask()
    assert run(server, "restore-finish") == 0
    laptop.epoch = ""
    laptop.cur = {}
    laptop.inc += 1
    _status, said = laptop.ask()

    assert (shut[0], shut[1].code) == (503, "restoring")
    rows = [row for feed in said.feeds.values() for row in feed.rows if row.kind == "person"]
    assert [row.id for row in rows] == [before.id]
    assert problems(server, capsys) == []


def test_nothing_is_let_go_of_while_the_door_is_shut(server, laptop, tmp_path, capsys):
    copy = tmp_path / "copy"
    run(server, "backup", copy)
    run(server, "restore", copy, "--yes")

    assert run(server, "purge") == 3
    assert run(server, "restore-finish") == 0
    assert run(server, "purge") == 0


def test_nothing_is_put_back_unless_it_is_said_twice(server, laptop, tmp_path, capsys):
    copy = tmp_path / "copy"
    run(server, "backup", copy)

    assert run(server, "restore", copy) == 3
    assert laptop.ask()[0] == 200


def test_what_is_no_copy_is_not_put_back(server, laptop, tmp_path, capsys):
    file = tmp_path / "copy"
    file.write_bytes(b"PGDMP and SQLite format 3\0, but neither")

    assert run(server, "restore", file, "--yes") == 2
    assert run(server, "restore", tmp_path / "nowhere", "--yes") == 2
    assert laptop.ask()[0] == 200


def test_a_copy_put_back_by_hand_opens_to_nobody(server, laptop, capsys):
    dump = server.dump()
    laptop.results(person())
    server.forget_when_it_looked()
    laptop.ask()  # it looks, and takes the mark

    put_back_by_hand(server, dump)
    status, said = laptop.ask()

    assert (status, said.code) == (503, "restoring")
    assert server.request("GET", "/ready")[0] == 503
    assert run(server, "check") == 4
    assert "restore-finish" in capsys.readouterr().out


def test_after_the_word_is_said_the_door_is_open(server, laptop, capsys):
    dump = server.dump()
    laptop.results(person())
    server.forget_when_it_looked()
    laptop.ask()
    put_back_by_hand(server, dump)
    laptop.ask()

    assert run(server, "restore-finish") == 0
    status, said = laptop.ask()

    assert (status, said.code) == (409, "epoch")
    assert server.request("GET", "/ready")[0] == 200


def test_what_came_after_the_copy_and_must_not_be_forgotten_is_there(server, laptop, capsys):
    her = person()
    laptop.ask(her)
    dump = server.dump()
    new = server.committee("Autre comité", "35238")
    code = server.code(new)
    newcomer = Paired(server, new, code=code)
    laptop.ask(change("erasure", record=her.id, at=1, reason="asked"))
    run(server, "device", "erase", laptop.device)

    server.restore(dump)
    asked = newcomer.ask(epoch="", inc=2)
    told = laptop.ask()

    assert asked[0] == 200
    assert (told[0], told[1].code, len(told[1].orders)) == (403, "revoked", 1)
    assert her.id not in server.subjects()
    with pytest.raises(AssertionError, match=r"unknown_code|code_used"):
        Paired(server, new, code=code)
    assert Paired(server, new).device > newcomer.device


def test_a_feed_that_does_not_add_up_is_told(server, laptop, capsys):
    laptop.ask(person())
    assert problems(server, capsys) == []
    server.execute("UPDATE scope SET live = live + 1 WHERE name LIKE 'committee:%%'")

    assert len(problems(server, capsys)) == 1
    assert problems(server, capsys, "--quick") == []


def test_keys_of_another_server_are_told(server, laptop, capsys):
    laptop.ask(person())
    (server.home / "keys.json").unlink()
    from organiser.hq import home

    home.make_keys(server.home)
    home.keys.cache_clear()

    assert run(server, "check") == 4
    assert "keys" in capsys.readouterr().out


def test_half_a_copy_changes_nothing(server, laptop, tmp_path, capsys):
    laptop.ask(*(person() for _ in range(50)))
    copy = tmp_path / "copy"
    run(server, "backup", copy)
    copy.write_bytes(copy.read_bytes()[: copy.stat().st_size * 2 // 3])

    status = run(server, "restore", copy, "--yes")

    assert status in {2, 4}
    assert server.fingerprint()[0] == 51


def test_a_new_machine_goes_on_from_the_copy_and_the_folder_of_the_keys(
    server, laptop, tmp_path, capsys
):
    laptop.ask(person())
    copy = tmp_path / "copy"
    run(server, "backup", copy)
    new = Server(tmp_path / "new", server.kind)
    for name in ("keys.json", "ledger.jsonl"):
        shutil.copy(server.home / name, new.home / name)
    run(new, "restore", copy, "--yes")
    run(new, "restore-finish")

    laptop.server = new
    status, said = laptop.ask(epoch="", inc=2, cur={})

    assert status == 200
    assert sum(feed.chk[0] for feed in said.feeds.values()) == 2


def test_no_number_of_the_lost_days_is_used_again(server, laptop, capsys):
    dump = server.dump()
    before = time_ns() // 1000

    server.restore(dump)

    numbers = [number for (number,) in server.execute("SELECT last_seq FROM scope")]
    assert min(numbers) >= before


def test_a_code_that_was_used_after_the_copy_is_used_up(server, laptop):
    committee = server.committee("Autre comité", "35238")
    code = server.code(committee)
    dump = server.dump()
    Paired(server, committee, code=code)

    server.restore(dump)

    with pytest.raises(AssertionError, match=r"unknown_code|code_used"):
        Paired(server, committee, code=code)


def test_after_a_restore_a_laptop_lives_another_life(server, laptop):
    dump = server.dump()
    before = laptop.inc

    server.restore(dump)
    _status, said = laptop.ask()

    assert (said.code, said.inc, said.last_no) == ("epoch", before + 1, 0)
