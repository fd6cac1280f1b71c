"""Consents on paper from the command line: one slip for each, or nothing."""

import json

import pytest
from make import PASSWORD, person

from organiser.commands import main, session
from organiser.usecases import consents, opening


@pytest.fixture
def two(database):
    found = [person(database, "Camille Riou"), person(database, "Alan Abgrall")]
    database.close()
    return found


@pytest.fixture
def run(home, tmp_path, monkeypatch, capsys):
    (tmp_path / "pw").write_text(f"{PASSWORD}\n", encoding="utf-8")
    monkeypatch.setenv(session.PASSPHRASE_FILE, str(tmp_path / "pw"))

    def words(*given):
        status = main.run([*map(str, given), "--home", str(home), "--lang", "en"])
        return status, capsys.readouterr()

    return words


def test_two_people_agree_by_one_command(run, home, two):
    status, said = run(
        "consent", "--who", *two, "--by", "email", "call", "--place", "Stall", "--papers", 2,
        "--json",
    )  # fmt: skip

    assert status == 0
    assert json.loads(said.out)["slips"] == 2
    database = opening.open_with_password(home, PASSWORD)
    assert [line.channel for line in consents.read_consents(database, two[0])] == ["call", "email"]
    database.close()


def test_a_paper_less_than_people_is_refused_by_the_rule(run, two):
    status, said = run("consent", "--who", *two, "--by", "email", "--place", "Stall", "--papers", 1)

    assert status == 3
    assert "1 signed slip for 2 people" in said.err
