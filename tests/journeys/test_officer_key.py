"""The officer makes a key that no server sees, and a committee is asked for a spare of its own."""

import json

import pytest
from headquarters import Server
from laptops import both, here, laptops, pairs
from make import PASSWORD
from spare_key import swapped

from organiser.commands import main, session
from organiser.errors import OrganiserError
from organiser.hq.commands import main as hq_main
from organiser.usecases.line.officer import hand_over

__all__ = ["both", "here", "laptops", "pairs"]


@pytest.fixture
def offline(tmp_path, monkeypatch, capsys):
    """Says words to the program on the officer's computer; returns the status and the answer."""
    (tmp_path / "passphrase").write_text(f"{PASSWORD}\n", encoding="utf-8")
    monkeypatch.setenv(session.PASSPHRASE_FILE, str(tmp_path / "passphrase"))

    def offline(*words):
        status = main.run(["officer-key", *map(str, words), "--lang", "en", "--json"])
        said = capsys.readouterr().out
        return status, json.loads(said) if said else {}

    return offline


@pytest.fixture
def hq(here: Server, capsys):
    """Says words to the server's program; returns the status and the answer."""

    def hq(*words):
        here._use()
        status = hq_main.main(["officer-key", *map(str, words), "--lang=en", "--json"])
        said = capsys.readouterr().out
        return status, json.loads(said) if said else {}

    return hq


@pytest.fixture
def made(offline, tmp_path):
    """The officer's key, made on her computer."""
    status, said = offline("new", "--out", tmp_path / "offline")
    assert status == 0
    return said


def test_a_server_that_puts_its_own_key_there_is_handed_nothing(
    here, hq, made, laptops, both, tmp_path
):
    from organiser.usecases.line.wraps import known, opened

    text, private = swapped()
    (tmp_path / "its-own.txt").write_text(text, encoding="utf-8")
    assert hq("publish", tmp_path / "its-own.txt")[0] == 0
    both()

    with pytest.raises(OrganiserError, match="not the figures"):
        hand_over(laptops[0], made["figures"])
    both()

    for each in laptops:
        with each.reading() as reading:
            assert opened(known(reading), private) == {}
    held = {here.record("key_wrap", key)["holder"] for key in _wraps(laptops[0])}
    assert "officer" not in held


def _wraps(database):
    from sqlalchemy import select

    from organiser.models.line import KeyWrap

    with database.reading() as reading:
        return reading.scalars(select(KeyWrap.id)).all()
