"""The command that exchanges, against a headquarters that answers on a real socket."""

import json
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from make import PASSWORD, person

from organiser.commands.main import run
from organiser.errors import CannotOpen, NotReached
from organiser.usecases import backup, opening


class Quiet(WSGIRequestHandler):
    """Answers, and writes no line of it."""

    def log_message(self, *words):
        """Say nothing."""


@pytest.fixture
def address(here):
    """Where headquarters answers."""
    here.connect()
    from organiser.hq.wsgi import application

    server = make_server("127.0.0.1", 0, application, handler_class=Quiet)
    answering = Thread(target=server.serve_forever, args=(0.02,))
    answering.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    answering.join()
    server.server_close()


@pytest.fixture
def linked(here, address, database, home, tmp_path, monkeypatch):
    """A committee with one person and a backup, linked by the command; its file is closed."""
    person(database, "Camille Le Goff")
    backup.keep_backup(database, home)
    database.close()
    (tmp_path / "pw").write_text(f"{PASSWORD}\n", encoding="utf-8")
    monkeypatch.setenv("ORGANISER_HOME", str(home))
    monkeypatch.setenv("ORGANISER_PASSPHRASE_FILE", str(tmp_path / "pw"))
    assert run(["pair", address, here.code(here.committee()), "--name", "Portable"]) == 0
    return home


def test_what_waits_goes_and_it_is_said_how_much(capsys, linked):
    capsys.readouterr()

    status = run(["sync", "--json"])

    told = json.loads(capsys.readouterr().out)
    assert (status, told["state"], told["sent"] > 0) == (0, "up_to_date", True)


def test_a_signed_order_is_obeyed_and_said(capsys, linked, here):
    run(["sync"])
    here.stop("Portable", wipe=True)
    capsys.readouterr()

    status = run(["sync"])

    told = capsys.readouterr()
    assert status == NotReached.exit_status
    assert not opening.has_committee(linked)
    assert not [file for file in linked.rglob("*") if file.name.startswith("committee")]
    assert not (linked / backup.FOLDER).exists()
    assert told.out == ""
    assert told.err.splitlines()[-1] == (
        "Le siège a mis fin à l’accès de cet ordinateur. Sa copie est retirée."
    )
    assert run(["sync"]) == CannotOpen.exit_status


def test_who_is_only_stopped_keeps_everything_and_is_told(capsys, linked, here):
    run(["sync"])
    here.stop("Portable", wipe=False)
    capsys.readouterr()

    status = run(["sync"])

    told = capsys.readouterr()
    assert status == NotReached.exit_status
    assert opening.has_committee(linked)
    assert told.err.splitlines()[-1] == "Le siège a arrêté cet ordinateur. Demandez-lui pourquoi."


def test_a_printed_code_unlocks_the_notes_and_another_does_not(capsys, linked, made_committee):
    run(["sync"])
    capsys.readouterr()

    right = run(["unlock-notes", made_committee[2], "--json"])
    told = capsys.readouterr().out
    wrong = run(["unlock-notes", "AAAAA-BBBBB"])

    assert (right, json.loads(told)) == (0, {"unlocked": True})
    assert wrong != 0
    assert capsys.readouterr().err.splitlines()[-1] == (
        "Ce n’est le code de secours d’aucun ordinateur du comité."
    )
