"""Rungs over the line: what laptops count is what headquarters adds up, and no name goes along."""

import csv
import io

import pytest
from headquarters import Server
from laptops import both, here, laptops, pairs
from make import person
from officer import Officer

from organiser import clock
from organiser.domain.action import ActionKind
from organiser.usecases import actions
from organiser.usecases.climbers import read_climbing
from organiser.usecases.history import recent_acts
from organiser.usecases.line.conflicts import open_conflicts
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.rung_counts import keep_counts

__all__ = ["both", "here", "laptops", "pairs"]


@pytest.fixture(params=["sqlite", "postgresql"])
def here(request, tmp_path):  # noqa: F811  (on each database)
    """A headquarters."""
    return Server(tmp_path / "headquarters", request.param)


def crowd(database, count, coming):
    known = [person(database, f"Camille Riou {at}") for at in range(count)]
    actions.log_action(database, ActionKind.STALL, known[:coming], on=clock.today())


def count_at(here):
    from organiser.hq.usecases.desk import counts

    here.request("GET", "/health")
    counts.count_all()


def table(officer, name):
    raw = officer.get(f"/siege/chiffres/{name}.csv").lstrip("\ufeff")
    return list(csv.reader(io.StringIO(raw), delimiter=";"))


def test_the_ladder_of_a_laptop_and_the_counts_of_headquarters_agree(here, pairs):
    laptop = pairs("Portable de Malika")
    crowd(laptop, 20, 8)
    keep_counts(laptop)
    assert not exchange(laptop, here.connect).trouble
    count_at(here)

    officer = Officer(here).sit_down()
    people = read_climbing(laptop).months[-1].people
    (whole,) = [row for row in table(officer, "niveaux")[1:]
                if row[:2] == [f"{clock.today():%Y-%m}", ""]]  # fmt: skip
    assert [int(each) for each in whole[3:9]] == list(people) == [12, 0, 8, 0, 0, 0]
    assert whole[9] == "20"
    page = officer.get("/siege/chiffres/")
    charts = page.split('aria-label="Les personnes par niveau')
    assert len(charts) == 3
    assert 'class="s1"' in charts[1]
    assert "prochain échange" not in page
    assert "Riou" not in str(here.execute("SELECT fields FROM record WHERE kind = 'rung_count'"))
    assert 'id="niveaux-title"' in page


def test_small_numbers_are_hidden_in_the_table_and_in_the_database(here, pairs):
    laptop = pairs("Portable de Malika")
    crowd(laptop, 20, 3)
    keep_counts(laptop)
    exchange(laptop, here.connect)
    count_at(here)

    officer = Officer(here).sit_down()
    rows = table(officer, "niveaux")[1:]
    assert "3" not in {cell for row in rows for cell in row}
    assert any("caché" in row for row in rows)
    kept = here.execute("SELECT count FROM rung_figure WHERE count IS NOT NULL")
    assert all(count == 0 or count >= 5 for (count,) in kept)


def test_two_laptops_that_count_apart_ask_nobody_and_end_alike(here, laptops, both):
    one, other = laptops
    crowd(one, 6, 2)
    keep_counts(one)
    crowd(other, 3, 1)
    keep_counts(other)
    both()
    for each in (one, other):
        keep_counts(each)
    both()

    with one.bare() as a, other.bare() as b:
        question = "SELECT month, rung, people, climbed FROM rung_count ORDER BY month, rung"
        assert a.execute(question).fetchall() == b.execute(question).fetchall()
    assert open_conflicts(one) == open_conflicts(other) == ()
    assert keep_counts(one) == keep_counts(other) == 0
    assert "ladder.counts" not in {act.kind for act in recent_acts(one)}


def test_what_makes_no_sense_is_left_aside(here):
    from paired import Paired, change

    from organiser.domain.climbers import count_id

    laptop = Paired(here, here.committee())
    laptop.ask()
    good = change("rung_count", record=count_id("2026-11", 3).hex, month="2026-11", rung=3,
                  people=9, climbed=2)  # fmt: skip
    wrong = [
        change("rung_count", month="2026-11", rung=3, people=99, climbed=9),
        change("rung_count", record=count_id("2026-13", 3).hex, month="2026-13", rung=3,
               people=9, climbed=2),
        change("rung_count", record=count_id("2026-11", 7).hex, month="2026-11", rung=7,
               people=9, climbed=2),
    ]  # fmt: skip
    laptop.ask(good, *wrong)

    assert here.execute("SELECT month, rung, people, climbed FROM rung_count") == [
        ("2026-11", 3, 9, 2)
    ]
