"""Paths over the line: both laptops walk them together, and headquarters reads none of it."""

import json
from datetime import date, datetime, time

import pytest
from laptops import both, here, laptops, pairs
from make import person

from organiser import clock
from organiser.domain.pathway import Contact, Mark, PathStep, Pathway
from organiser.usecases.line.conflicts import open_conflicts
from organiser.usecases.paths import keeping, reading, walking
from organiser.usecases.rights import erasing

__all__ = ["both", "here", "laptops", "pairs"]
PATH = Pathway("Accueil chaleureux", (
    PathStep("Téléphoner le soir", 2, Contact.CALL), PathStep("Proposer un café", 7, Contact.ANY),
))  # fmt: skip


@pytest.fixture(autouse=True)
def noon():
    """It is noon of a Thursday."""
    with clock.set_to(lambda: datetime.combine(date(2026, 11, 26), time(12)).astimezone()):
        yield


def held(here):
    """Return what headquarters holds of paths."""
    rows = here.execute("SELECT kind, fields, state FROM record "
                        "WHERE kind IN ('pathway', 'walk', 'walk_step')")  # fmt: skip
    return [(kind, json.loads(fields) if isinstance(fields, str) else fields, state)
            for kind, fields, state in rows]  # fmt: skip


def test_what_one_laptop_begins_the_other_goes_on_with_and_headquarters_reads_none_of_it(
    here, laptops, both
):
    one, other = laptops
    her, carer = person(one, "Camille Riou"), person(one, "Yann Kerbrat")
    walking.put_on_path(one, keeping.make_path(one, PATH), [her], carer=carer)
    both()

    (row,) = reading.read_walks(other)
    walking.settle_step(other, row.id, 0, Mark.DONE, note="très contente")
    both()

    (row,) = reading.read_walks(one)
    assert (row.path, row.carer, row.stand.settled) == (PATH.name, "Yann Kerbrat", 1)
    assert (row.walk.settled[0].note, row.walk.settled[0].by) == ("très contente", "Yann Kerbrat")
    assert sorted(kind for kind, _fields, _state in held(here)) == ["pathway", "walk", "walk_step"]
    told = str(held(here))
    for word in ("chaleureux", "Téléphoner", "café", "contente", carer.hex):
        assert word not in told


def test_two_laptops_that_settle_one_step_apart_settled_one_step(laptops, both):
    one, _other = laptops
    path = keeping.make_path(one, PATH)
    walking.put_on_path(one, path, [person(one, "Camille Riou")])
    both()

    for each in laptops:
        (row,) = reading.read_walks(each)
        walking.settle_step(each, row.id, 0, Mark.DONE)
    both()
    both()

    for each in laptops:
        (row,) = reading.read_walks(each)
        assert (row.stand.settled, open_conflicts(each)) == (1, ())


def test_with_her_goes_her_path_from_everywhere(here, laptops, both):
    one, other = laptops
    her = person(one, "Camille Riou")
    walking.put_on_path(one, keeping.make_path(one, PATH), [her])
    both()

    erasing.erase(one, her)
    both()

    assert reading.read_walks(other, with_ended=True) == ()
    assert [fields for kind, fields, _state in held(here) if kind == "walk" and fields] == []
