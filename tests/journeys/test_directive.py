"""From a page that headquarters publishes to what a committee answers, through the real parts."""

import json

import pytest
from headquarters import Server
from laptops import here, laptops, pairs

from organiser.hq.commands.main import main
from organiser.usecases import undo
from organiser.usecases.directives import answering, reading
from organiser.usecases.line.exchanging import exchange

__all__ = ["here", "laptops", "pairs"]
PAGE = "# Tracts du samedi\n\nTrois tracts par **rue**, jamais dans les boîtes « Stop pub »."


@pytest.fixture(params=["sqlite", "postgresql"])
def here(request, tmp_path):  # noqa: F811  (on each database)
    """A headquarters."""
    return Server(tmp_path / "headquarters", request.param)


@pytest.fixture
def run(here, capsys, tmp_path):
    """Run a command of headquarters; return what it answers."""

    def run(*words, page=PAGE):
        here.request("GET", "/health")
        file = tmp_path / "page.md"
        file.write_text(page, encoding="utf-8")
        words = [str(file) if word == "PAGE" else str(word) for word in words]
        assert main([*words, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def laptop(pairs):
    """A laptop of the committee."""
    return pairs("Portable de Malika")


def meet(here, *laptops):
    for laptop in laptops:
        assert not exchange(laptop, here.connect).trouble


def rows(laptop):
    return reading.read_directives(laptop)


def test_a_directive_is_read_applied_and_acknowledged(here, run, laptop):
    made = run("directive", "publish", "PAGE", "--audience", "all", "--ask")
    meet(here, laptop)
    (row,) = rows(laptop)
    assert (row.is_new, row.is_to_acknowledge) == (True, True)

    answering.mark_read(laptop, row.directive.id)
    answering.mark_applied(laptop, row.directive.id)
    answering.acknowledge(laptop, row.directive.id, "Il nous manque des tracts.")
    meet(here, laptop)

    told = run("directive", "show", made["id"])
    (answer,) = told["readings"]
    assert (told["committees"], told["read"], told["applied"], told["acknowledged"]) == (1, 1, 1, 1)
    assert answer["word"] == "Il nous manque des tracts."
    assert not rows(laptop)[0].is_new


def test_a_directive_goes_to_whom_it_is_for_and_to_nobody_else(here, run, laptop):
    other = here.committee("Autre", "35238")
    run("directive", "publish", "PAGE", "--audience", f"committee:{other.pk}")
    run("directive", "publish", "PAGE", "--audience", "department:35")
    meet(here, laptop)
    assert rows(laptop) == ()

    run("directive", "publish", "PAGE", "--audience", "department:22")
    meet(here, laptop)

    assert len(rows(laptop)) == 1


def test_another_version_is_new_again_and_what_it_replaced_stays(here, run, laptop):
    made = run("directive", "publish", "PAGE", "--audience", "all")
    meet(here, laptop)
    answering.mark_read(laptop, rows(laptop)[0].directive.id)
    page = PAGE.replace("Trois", "Deux")
    run("directive", "publish", "PAGE", "--replaces", made["id"], page=page)
    meet(here, laptop)

    (row,) = rows(laptop)
    (earlier,) = reading.read_earlier(laptop, row.directive.series_id)

    assert (row.directive.version, row.is_new, row.is_changed) == (2, True, True)
    assert row.directive.page.text.startswith("Deux")
    assert earlier.page.text.startswith("Trois")


def test_who_read_it_is_told_that_it_is_withdrawn(here, run, laptop):
    made = run("directive", "publish", "PAGE", "--audience", "all", "--ask")
    meet(here, laptop)
    answering.mark_read(laptop, rows(laptop)[0].directive.id)
    run("directive", "withdraw", made["id"], "--reason", "Erreur de date")
    meet(here, laptop)

    (row,) = rows(laptop)
    assert (row.directive.reason, row.is_new, row.is_to_acknowledge) == (
        "Erreur de date", True, False
    )  # fmt: skip

    answering.mark_read(laptop, row.directive.id)

    assert not rows(laptop)[0].is_new


def test_what_is_taken_back_is_not_told_any_more(here, run, laptop):
    made = run("directive", "publish", "PAGE", "--audience", "all", "--ask")
    meet(here, laptop)
    answering.mark_read(laptop, rows(laptop)[0].directive.id)
    answering.acknowledge(laptop, rows(laptop)[0].directive.id)
    meet(here, laptop)
    undo.undo(laptop)
    meet(here, laptop)

    told = run("directive", "show", made["id"])

    assert (told["read"], told["acknowledged"]) == (1, 0)


def test_two_laptops_that_read_the_same_are_one_committee_and_meet_in_nothing(
    here, run, laptops
):  # fmt: skip
    made = run("directive", "publish", "PAGE", "--audience", "all")
    meet(here, *laptops)
    for each in laptops:
        answering.mark_read(each, rows(each)[0].directive.id)
    meet(here, *laptops, *laptops)

    told = run("directive", "list")["directives"][0]

    assert (told["id"], told["committees"], told["read"]) == (made["id"], 1, 1)
    assert rows(laptops[0]) == rows(laptops[1])
    assert here.execute("SELECT count(*) FROM record WHERE kind = 'conflict'") == [(0,)]
