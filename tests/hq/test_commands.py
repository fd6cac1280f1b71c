"""What `organiser-hq` answers the shell with."""

import json
from uuid import UUID

import pytest

from organiser.hq.commands.main import main


@pytest.fixture
def run(server, capsys):
    """Run a command on this server; return its status, stdout and stderr."""

    def run(*words):
        server.request("GET", "/health")
        status = main([*map(str, words)])
        return status, *capsys.readouterr()

    return run


def test_a_committee_is_made_and_a_laptop_paired_by_its_code(server, run):
    status, said, _words = run(
        "committee", "add", "--name", "Betton", "--commune", "35024", "--json"
    )
    committee = json.loads(said)["id"]
    _status, said, _words = run("committee", "code", committee, "--json")

    assert status == 0
    assert set(json.loads(said)) == {"code", "expires"}
    assert f"{committee}  Betton" in run("committee", "list")[1]


def test_the_name_of_a_laptop_is_read_by_who_has_the_keys(run, laptop):
    assert "Portable de Malika" in run("device", "list", "--lang", "en")[1]


def test_the_laptops_of_one_committee_are_told_with_it(run, laptop, committee):
    other = json.loads(run("committee", "add", "--name", "Rennes", "--json")[1])["id"]

    mine = run("device", "list", "--committee", str(committee.pk))[1]

    assert "Portable de Malika" in mine
    assert committee.name in mine
    assert run("device", "list", "--committee", other) == (0, "", "")
    assert run("device", "list", "--committee", str(UUID(int=0)))[0] == 1


def test_statuses_are_those_of_the_reference(run, committee, tmp_path):
    assert run("nothing")[0] == 1
    assert run("committee", "code", "no-identifier")[0] == 1
    assert run("device", "revoke", "77")[0] == 1
    assert run("serve", "--host", "0.0.0.0")[0] == 3  # noqa: S104  (refused)
    assert run("restore", tmp_path / "none", "--yes")[0] == 2


def test_it_speaks_french_unless_told(run):
    assert "Serveur" in run("--help")[1]
    assert "Headquarters" in run("--lang", "en", "--help")[1]


def test_a_stopped_laptop_is_told(run, laptop):
    run("device", "revoke", laptop.device)

    status, said = laptop.ask()

    assert (status, said.code, said.orders) == (403, "revoked", [])
