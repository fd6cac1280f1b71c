"""A drive that headquarters asks for, from the command to the numbers that come back."""

import csv
import json
from datetime import timedelta

import pytest
from headquarters import Server
from laptops import MALIKA, YANN, here, laptops, pairs
from officer import Officer

from organiser import clock
from organiser.domain.outreach import DriveState, Result
from organiser.hq.commands.main import main
from organiser.usecases.directives import reading
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.outreach import drives
from organiser.usecases.outreach.counting import read_count
from organiser.usecases.outreach.launching import launch
from organiser.usecases.outreach.results import record_call
from tests.usecases.outreach.people import plan, say_who_answers, willing

__all__ = ["here", "laptops", "pairs"]
PAGE = "# Appeler pour samedi\n\nAppelez qui a dit venir."


@pytest.fixture(params=["sqlite", "postgresql"])
def here(request, tmp_path):  # noqa: F811  (on each database)
    """A headquarters."""
    return Server(tmp_path / "headquarters", request.param)


@pytest.fixture
def run(here, capsys, tmp_path):
    """Run a command of headquarters; return what it answers."""

    def run(*words):
        here.request("GET", "/health")
        (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
        (tmp_path / "words.txt").write_text("Bonjour, samedi ?", encoding="utf-8")
        named = {"PAGE": tmp_path / "page.md", "WORDS": tmp_path / "words.txt"}
        assert main([*(str(named.get(word, word)) for word in words), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def made(run):
    """The directive, published with its drive."""
    return run(
        "directive", "publish", "PAGE", "--audience", "all", "--drive", "call", "--drive-words",
        "WORDS", "--drive-whom", "Qui a dit venir", "--drive-goal", "Vingt personnes",
    )  # fmt: skip


def meet(here, *laptops):
    for laptop in laptops:
        assert not exchange(laptop, here.connect).trouble


def start(laptop, many=1):
    """Launch the drive of the only directive on people of her own; return them and the drive."""
    say_who_answers(laptop)
    people = [willing(laptop, f"Ana {chr(65 + at)}bgrall", at) for at in range(1, many + 1)]
    (row,) = reading.read_directives(laptop)
    brief = row.directive.drive
    told = plan(brief.use, words=brief.words, directive=row.directive.series_id)
    return people, launch(laptop, told)


def test_what_is_asked_comes_down_and_numbers_go_up(here, run, made, pairs):
    laptop = pairs(MALIKA)
    meet(here, laptop)
    brief = reading.read_directives(laptop)[0].directive.drive
    people, drive = start(laptop, 12)
    for person in people[:7]:
        record_call(laptop, drive, person, Result.REACHED)
    meet(here, laptop)
    run("purge")

    (whole, own) = run("directive", "show", made["id"])["drives"]

    assert (brief.whom, brief.words, brief.goal) == (
        "Qui a dit venir", "Bonjour, samedi ?", "Vingt personnes"
    )  # fmt: skip
    assert (whole["people"], whole["reached"], whole["left"]) == (12, 7, 5)
    assert {**own, "committee": None, "name": ""} == whole
    stored = here.execute("SELECT fields FROM record WHERE kind = 'drive_count'")
    assert "Abgrall" not in str(stored)


def test_small_numbers_are_hidden_on_the_page_and_in_the_file(here, run, made, pairs):
    laptop = pairs(MALIKA)
    meet(here, laptop)
    people, drive = start(laptop, 12)
    record_call(laptop, drive, people[0], Result.NO_MORE)
    meet(here, laptop)
    run("purge")
    officer = Officer(here).sit_down()

    page = officer.get(f"/siege/consignes/{made['id']}/")
    file = officer.get(f"/siege/consignes/{made['id']}/campagne.csv")

    assert "hidden" in page or "masqué" in page
    rows = list(csv.reader(file.lstrip("\ufeff").splitlines(), delimiter=";"))
    assert rows[1][2] == "12"
    assert "1" not in rows[1][3:]
    assert "11" not in rows[1][3:]


def test_two_laptops_of_one_committee_are_one_record_and_meet_in_nothing(
    here, run, made, laptops
):  # fmt: skip
    one, other = laptops
    meet(here, one, other)
    people, drive = start(one, 6)
    meet(here, one, other)
    for person in people[:2]:
        record_call(one, drive, person, Result.REACHED)
    record_call(other, drive, people[2], Result.REACHED)
    meet(here, one, other, one, other)

    series = reading.read_directives(one)[0].directive.series_id

    assert read_count(one, series) == read_count(other, series)
    assert read_count(one, series).tried == 3
    assert here.execute("SELECT count(*) FROM record WHERE kind = 'drive_count'") == [(1,)]
    assert here.execute("SELECT count(*) FROM record WHERE kind = 'conflict'") == [(0,)]
    meet(here, one, other)
    assert exchange(one, here.connect).sent == exchange(other, here.connect).sent == 0


def test_withdrawn_it_rests_on_the_laptop_with_the_reason(here, run, made, pairs):
    laptop = pairs(MALIKA)
    meet(here, laptop)
    _people, drive = start(laptop)
    run("directive", "withdraw", made["id"], "--reason", "Salle fermée.")
    meet(here, laptop)

    read = drives.read_drive(laptop, drive)

    assert read.state is DriveState.PAUSED
    assert "Salle fermée." in read.hold


def test_a_directive_without_a_drive_says_so(here, run, pairs):
    laptop = pairs(YANN)
    run("directive", "publish", "PAGE", "--audience", "all")
    meet(here, laptop)

    assert reading.read_directives(laptop)[0].directive.drive is None


def test_a_drive_that_lacks_its_words_is_not_published(here, capsys, tmp_path):
    here.request("GET", "/health")
    file = tmp_path / "page.md"
    file.write_text(PAGE, encoding="utf-8")
    until = (clock.today() + timedelta(9)).isoformat()
    words = ["directive", "publish", str(file), "--audience", "all", "--drive", "call",
             "--drive-whom", "Qui a dit venir", "--until", until]  # fmt: skip

    assert main(words) == 1
    assert capsys.readouterr().err
    assert here.execute("SELECT count(*) FROM directive") == [(0,)]
