"""Paths on the command line: what they answer, and their exit statuses."""

import json

import pytest
from make import PASSWORD, person

from organiser.commands import main, session
from organiser.usecases import limiting


@pytest.fixture
def her(database):
    found = person(database, "Camille Riou")
    limiting.limit(database, person(database, "Yann Riou"), "courrier")
    database.close()
    return found


@pytest.fixture
def run(home, tmp_path, monkeypatch, capsys):
    (tmp_path / "pw").write_text(f"{PASSWORD}\n", encoding="utf-8")
    monkeypatch.setenv(session.PASSPHRASE_FILE, str(tmp_path / "pw"))

    def words(*given):
        status = main.run([*map(str, given), "--home", str(home), "--lang", "en"])
        return status, capsys.readouterr().out

    return words


def value(said):
    status, out = said
    assert status == 0
    return json.loads(out)


def test_a_ready_path_is_taken_over_shown_and_walked(run, her):
    assert value(run("path", "list", "--json"))["paths"] == []
    run("path", "take", "welcome")
    assert [step["days"] for step in value(run("path", "show", "welcome", "--json"))["steps"]] == [
        2, 14, 30,
    ]  # fmt: skip

    assert value(run("walk", "start", "welcome", "--who", her, "--json"))["begun"] == 1
    (walk,) = value(run("walk", "list", "--json"))["walks"]
    after = value(run("walk", "done", walk["walk"], "--note", "glad", "--json"))
    assert (after["settled"], after["state"]) == (1, "going")
    assert value(run("walk", "skip", walk["walk"], "--json"))["settled"] == 2
    ended = value(run("walk", "stop", walk["walk"], "--word", "moved", "--json"))

    assert ended["state"] == "given_up"
    assert value(run("walk", "list", "--json"))["walks"] == []
    assert len(value(run("walk", "list", "--all", "--json"))["walks"]) == 1


def test_in_words_each_line_says_what_is_next(run, her):
    run("path", "take", "welcome")
    run("walk", "start", "welcome", "--who", her)

    _status, out = run("walk", "list")

    assert "Camille Riou" in out
    assert "Call her and listen" in out
    assert "Ready to be taken over: From supporter to volunteer" in run("path", "list")[1]


def test_what_is_not_there_is_misuse_and_who_is_limited_is_refused(run, her):
    run("path", "take", "welcome")

    assert run("path", "show", "nothing")[0] == 1
    assert run("walk", "done", "nobody")[0] == 1
    assert run("walk", "done", her)[0] == 1
    _status, out = run("list", "--search", "Yann", "--json")
    (limited,) = json.loads(out)["people"]
    assert run("walk", "start", "welcome", "--who", limited["id"])[0] == 3
