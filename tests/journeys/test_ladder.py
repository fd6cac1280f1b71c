"""The ladder of headquarters: down to the laptops, followed offline, back to the program's own."""

import json
from datetime import timedelta

import pytest
from headquarters import Server
from laddered import easier
from laptops import here, pairs
from make import person

from organiser import clock
from organiser.domain.action import ActionKind
from organiser.domain.engagement import Rung
from organiser.domain.ladder import OWN
from organiser.hq.commands.main import main
from organiser.usecases import actions, ladder_in_force, upkeep
from organiser.usecases.ladder_in_force import Source
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.people.card import read_card
from organiser.words.rungs import name_rungs, rung_label

__all__ = ["here", "pairs"]


@pytest.fixture(params=["sqlite", "postgresql"])
def here(request, tmp_path):  # noqa: F811  (on each database)
    """A headquarters."""
    yield Server(tmp_path / "headquarters", request.param)
    name_rungs(OWN)


@pytest.fixture
def run(here, capsys, tmp_path):
    """Run a command of headquarters about the ladder; return what it answers."""

    def run(*words, body="", ends=0):
        here.request("GET", "/health")
        file = tmp_path / "ladder.json"
        file.write_text(body, encoding="utf-8")
        said = [str(file) if word == "FILE" else word for word in words]
        assert main(["ladder", *said, "--json"]) == ends
        told = capsys.readouterr().out
        return json.loads(told) if not ends else told

    return run


def meet(here, laptop):
    assert not exchange(laptop, here.connect).trouble
    ladder_in_force.take_names(laptop)
    upkeep.climb(laptop)


def test_a_version_moves_people_on_a_laptop_and_going_back_moves_them_back(here, run, pairs):
    laptop = pairs("Portable de Malika")
    known = person(laptop)
    for days in (3, 10):
        day = clock.today() - timedelta(days=days)
        actions.log_action(laptop, ActionKind.STALL, [known], on=day)
    run("publish", "FILE", body=easier())
    meet(here, laptop)
    risen = read_card(laptop, known).rung, rung_label(Rung.VOLUNTEER)

    run("back")
    meet(here, laptop)

    assert risen == (Rung.VOLUNTEER, "Coéquipière")
    assert read_card(laptop, known).rung is Rung.SUPPORTER
    assert ladder_in_force.read_state(laptop).source is Source.PROGRAM


def test_what_the_command_shows_can_be_published_again(here, run):
    run("publish", "FILE", body=easier())
    shown = run("show")

    made = run("publish", "FILE", body=shown["ladder"])

    assert made["version"] == 2
    assert json.loads(run("show")["ladder"]) == json.loads(easier())


@pytest.mark.parametrize(
    ("body", "ends"),
    [("{", 2), ('{"format": 9}', 2), ('{"thresholds": {"volunteer_kinds": 5}}', 3)],
)
def test_what_may_not_stand_is_not_published(here, run, body, ends):
    run("publish", "FILE", body=body, ends=ends)

    assert run("show")["versions"] == []
