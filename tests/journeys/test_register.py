"""A line of the register, from the file of an officer to the numbers and the public notice."""

import json
from datetime import date, timedelta

import pytest
from headquarters import Server
from laptops import MALIKA, here, pairs
from visitor import Visitor

from organiser import clock
from organiser.domain.outreach import DriveState, Result, Use
from organiser.domain.register import LINKS, Said
from organiser.errors import Refused
from organiser.hq.commands.main import main
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.outreach import allowed, drives
from organiser.usecases.outreach.launching import launch
from organiser.usecases.outreach.mailing import text_messages
from organiser.usecases.outreach.results import record_done
from tests.usecases.outreach.people import plan, say_who_answers
from tests.usecases.outreach.test_registered import BETTON, chosen

__all__ = ["here", "pairs"]


@pytest.fixture(params=["sqlite", "postgresql"])
def here(request, tmp_path):  # noqa: F811  (on each database)
    """A headquarters."""
    return Server(tmp_path / "headquarters", request.param)


@pytest.fixture
def run(here, capsys, tmp_path):
    """Run a command of headquarters; return what it answers."""

    def run(*words, said=None):
        here.request("GET", "/health")
        file = tmp_path / "line.json"
        file.write_text(json.dumps(said or {}), encoding="utf-8")
        assert (
            main([*(str(file) if word == "FILE" else str(word) for word in words), "--json"]) == 0
        )
        return json.loads(capsys.readouterr().out)

    return run


def said(without=(), **other):
    """What a line says, as the file of the command holds it."""
    today = clock.today()
    told = {str(each): "Dit" for each in Said if each not in without}
    told |= {str(each): "https://example.org/" for each in LINKS if each not in without}
    return {
        "use": "text", "starts_on": today.isoformat(),
        "ends_on": (today + timedelta(9)).isoformat(), "parameters": ["commune"],
        "words": "Venez samedi.", **told, **other,
    }  # fmt: skip


def meet(here, laptop):
    assert not exchange(laptop, here.connect).trouble


def people(laptop, many=6):
    say_who_answers(laptop)
    return [chosen(laptop, f"Ana {chr(65 + at)}bgrall", at) for at in range(1, many + 1)]


def test_from_the_line_to_the_message_to_the_numbers(here, run, pairs):
    laptop = pairs(MALIKA)
    chosen_people = people(laptop)
    made = run("selection", "publish", "FILE", said=said(without={Said.WHY}))
    meet(here, laptop)
    early = allowed.allowance(laptop, Use.TEXT, BETTON)
    run("selection", "publish", "FILE", "--replaces", made["id"], said=said())
    meet(here, laptop)

    (line,) = allowed.allowance(laptop, Use.TEXT, BETTON).lines
    drive = launch(laptop, plan(Use.TEXT, BETTON, words=line.words, selection=line.series))
    texts = text_messages(laptop, drive)
    record_done(laptop, drive, chosen_people, Result.SENT)
    meet(here, laptop)
    run("purge")
    shown = run("selection", "show", made["id"])
    notice = Visitor(here).get(f"/transparence/{shown['reference']}/")

    assert early.refusal
    assert early.lines == ()
    assert all(line.notice in text.words for text in texts)
    assert shown["sent"] == {"drives": 1, "people": 6, "committees": 1}
    assert (shown["version"], len(shown["versions"])) == (2, 2)
    assert "6 personnes" in notice
    assert "Abgrall" not in notice


def test_withdrawn_nothing_more_leaves_a_laptop_that_heard_of_it(here, run, pairs):
    laptop = pairs(MALIKA)
    people(laptop)
    made = run("selection", "publish", "FILE", said=said())
    meet(here, laptop)
    (line,) = allowed.allowance(laptop, Use.TEXT, BETTON).lines
    drive = launch(laptop, plan(Use.TEXT, BETTON, words=line.words, selection=line.series))
    run("selection", "withdraw", made["id"], "--reason", "Erreur de texte")
    meet(here, laptop)

    assert drives.read_drive(laptop, drive).state is DriveState.PAUSED
    with pytest.raises(Refused):
        text_messages(laptop, drive)


def test_a_file_that_says_no_line_is_refused_in_words(here, capsys, tmp_path):
    here.request("GET", "/health")
    file = tmp_path / "line.json"
    for text in ("[]", "{", json.dumps(said(use="call")), json.dumps(said(parameters=["theme"])),
                 json.dumps(said(ends_on=date(2020, 1, 1).isoformat()))):  # fmt: skip
        file.write_text(text, encoding="utf-8")
        assert main(["selection", "publish", str(file)]) == 2
        assert capsys.readouterr().err
    assert here.execute("SELECT count(*) FROM selection_line") == [(0,)]


def test_the_export_and_the_list_have_what_was_written(here, run):
    run("selection", "publish", "FILE", said=said())

    (line,) = run("selection", "export")["lines"]
    (listed,) = run("selection", "list")["lines"]

    assert line == listed
    assert line["complete"]
    assert line["kept_until"] > line["ends_on"]
