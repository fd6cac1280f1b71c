"""What met can be settled from the command line."""

import json

import pytest
from make import PASSWORD, person
from sqlalchemy import text

from organiser.commands.main import run


@pytest.fixture
def met(laptops, both, home, tmp_path, monkeypatch):
    """Somebody who is called two names; the first laptop closed, to be worked on by commands."""
    one, other = laptops
    who = person(one, "Camille Le Goff")
    both()
    for each, name in ((one, "Le Bihan"), (other, "Le Braz")):
        with each.transaction("test") as session:
            session.execute(
                text("UPDATE person SET last_name = :n WHERE id = :id"),
                {"n": name, "id": who.bytes},
            )
    both()
    (tmp_path / "pw").write_text(f"{PASSWORD}\n", encoding="utf-8")
    monkeypatch.setenv("ORGANISER_HOME", str(home))
    monkeypatch.setenv("ORGANISER_PASSPHRASE_FILE", str(tmp_path / "pw"))
    return one


def asked(capsys, *words, status=0):
    assert run([*words, "--json"]) == status
    return json.loads(capsys.readouterr().out or "{}")


def test_the_other_value_is_taken_by_its_id(capsys, met):
    (listed,) = asked(capsys, "conflicts")["conflicts"]

    left = asked(capsys, "conflicts", "--take", listed["id"])

    assert listed["fields"] == {"last_name": {"kept": "Le Braz", "other": "Le Bihan"}}
    assert left["conflicts"] == []
    with met.reading() as session:
        assert session.execute(text("SELECT last_name FROM person")).scalar() == "Le Bihan"


def test_what_is_well_is_left(capsys, met):
    (listed,) = asked(capsys, "conflicts")["conflicts"]

    assert asked(capsys, "conflicts", "--leave", listed["id"])["conflicts"] == []


def test_what_is_no_id_is_said(capsys, met):
    asked(capsys, "conflicts", "--leave", "7", status=1)
