"""The rights desk on the command line: what it asks, what it answers, its exit statuses."""

import json
import zipfile

import pytest
from make import PASSWORD, person

from organiser.commands import main, session
from organiser.usecases import opening


@pytest.fixture
def her(database):
    found = person(database, "Camille Riou", emails="camille@example.org")
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


def test_access_writes_one_file_that_holds_all_of_her(run, her, tmp_path):
    status, said = run("access", her, "--out", tmp_path / "f.zip", "--json")

    assert status == 0
    assert json.loads(said)["rows"] >= 2
    assert "letter.pdf" in zipfile.ZipFile(tmp_path / "f.zip").namelist()


def test_erasing_is_not_done_unasked(run, her):
    status, _said = run("erase", her)

    assert status == 1
    assert run("show", her)[0] == 0


def test_erasing_with_yes_leaves_nobody(run, her, home):
    status, said = run("erase", her, "--yes")

    assert status == 0
    assert "until they expire" in said
    assert run("show", her)[0] == 1
    opening.open_with_password(home, PASSWORD).close()


def test_what_is_no_id_is_misuse(run, her):
    assert run("erase", "nobody", "--yes")[0] == 1
