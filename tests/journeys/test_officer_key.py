"""Every computer and every code of a committee is lost, and somebody asks what is kept of her."""

import csv
import io
import json
import shutil
import zipfile

import pytest
from headquarters import Server
from laptops import both, here, laptops, pairs
from make import PASSWORD, person
from spare_key import WHY, account, swapped

from organiser.commands import main, session
from organiser.errors import OrganiserError
from organiser.hq.commands import main as hq_main
from organiser.usecases.line.officer import hand_over, refuse
from organiser.usecases.people import editing
from tests.journeys.test_at_rest import found

__all__ = ["both", "here", "laptops", "pairs"]
NOTE, REMARK = "Préfère le soir, après la traite.", "Rappeler pour la fête du port"


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


@pytest.fixture
def her(laptops, both):
    """Somebody of whom both laptops wrote."""
    one, other = laptops
    who = person(one, "Nolwenn Kerdoncuff", emails="nolwenn@example.org", note=NOTE)
    both()
    editing.remember_remark(other, who, REMARK)
    both()
    return who


@pytest.fixture
def asked(hq, made, her, laptops, both):
    """Both laptops, which headquarters asks for a spare key, and her id."""
    status, said = hq("publish", made["public"])
    both()
    assert (status, said["figures"]) == (0, made["figures"])
    return *laptops, her


def asks_for(here, her, out):
    (committee,) = here.execute("SELECT id FROM committee")[0]
    return ("export", "--account", account().email, "--committee", committee, "--person", her,
            "--why", WHY, "--out", out)  # fmt: skip


def loses_everything(laptops):
    """Nothing of any laptop is left: no file, no key, no code."""
    for each in laptops:
        each.close()
        shutil.rmtree(each.file.parent)


def test_the_officer_opens_what_was_noted_of_one_person(
    here, hq, offline, made, asked, both, tmp_path
):
    one, other, her = asked
    person(one, "Anna Riou", note="Rien de cela ne la regarde.")
    hand_over(one, made["figures"])
    both()
    loses_everything((one, other))
    export, given = tmp_path / "export", tmp_path / "given.zip"

    written = hq(*asks_for(here, her, export))
    opened = offline("open", export, "--key", made["secret"], "--out", given)

    assert (written[0], written[1]["keys"]) == (0, 1)
    assert (opened[0], opened[1]["sealed"]) == (0, 0)
    with zipfile.ZipFile(given) as bag:
        kept = json.loads(bag.read("data.json"))
        table = bag.read("csv/note.csv").decode("utf-8-sig")
        assert bag.read("letter.pdf").startswith(b"%PDF")
        whole = b"".join(map(bag.read, bag.namelist()))
    assert kept["tables"]["person"][0]["note"] == NOTE
    assert [row["text"] for row in csv.DictReader(io.StringIO(table), delimiter=";")] == [REMARK]
    assert "Rien de cela" not in whole.decode("utf-8", "replace")
    assert kept["uses"][0]["role"] == "data_protection"


def test_what_the_server_holds_and_writes_says_no_note_and_no_name(
    here, hq, made, asked, both, tmp_path
):
    one, _other, her = asked
    hand_over(one, made["figures"])
    both()
    export = tmp_path / "export"
    hq(*asks_for(here, her, export))
    secret = (tmp_path / "offline" / "officer-key.secret").read_text(encoding="utf-8")

    files = [file for file in here.home.iterdir() if file.is_file() and file.name != "keys.json"]
    pieces = [export.read_bytes(), *(file.read_bytes() for file in files)]

    box = json.loads(secret)["secret"]["box"]
    assert found([NOTE, REMARK, "Kerdoncuff", WHY, box], pieces) == set()


def test_where_she_said_no_the_officer_opens_nothing(
    here, hq, offline, made, asked, both, tmp_path
):
    one, other, her = asked
    refuse(one)
    both()
    loses_everything((one, other))
    export, given = tmp_path / "export", tmp_path / "given.zip"

    written = hq(*asks_for(here, her, export))
    opened = offline("open", export, "--key", made["secret"], "--out", given)

    assert (written[0], written[1]["keys"]) == (0, 0)
    assert (opened[0], opened[1]["opened"], opened[1]["sealed"]) == (0, 0, 2)
    with zipfile.ZipFile(given) as bag:
        whole = b"".join(map(bag.read, bag.namelist())).decode("utf-8", "replace")
    assert "Kerdoncuff" in whole
    assert NOTE not in whole
    assert REMARK not in whole


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
