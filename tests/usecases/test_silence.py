"""In the silence before a vote no sheet is printed, and she is told why."""

from datetime import UTC, date, datetime

import pytest
from make import SATURDAY, person

from organiser import clock
from organiser.domain.action import ActionKind, Kind
from organiser.domain.field import Outing
from organiser.domain.outreach import Use
from organiser.domain.plan import Plan
from organiser.domain.segments.rules import EVERYBODY
from organiser.errors import Refused
from organiser.usecases import silence, undo
from organiser.usecases.committee import change_facts, read_facts
from organiser.usecases.field import choosing, printing
from organiser.usecases.outreach import launching
from organiser.usecases.plans import planning

SUNDAY = date(2027, 4, 11)


def at(*when):
    return clock.set_to(lambda: datetime(2027, 4, *when, tzinfo=UTC))


def moved_to(database, insee):
    from dataclasses import replace

    change_facts(database, replace(read_facts(database), insee=insee))


@pytest.mark.parametrize(
    ("insee", "before", "within"),
    [("29999", (9, 21, 59), (9, 22)), ("97105", (9, 3, 59), (9, 4))],
    ids=["Europe/Paris", "America/Guadeloupe"],
)
def test_no_sheet_is_printed_from_midnight_of_the_eve(database, tmp_path, insee, before, within):
    moved_to(database, insee)
    silence.add_election(database, "Présidentielle", SUNDAY)
    her = person(database, address="12 rue des Lilas", city="Plouexemple")
    doors = choosing.doors_of_people(database, [her]).doors
    draft = printing.prepare(database, Outing("Samedi", on=SATURDAY), doors)

    with at(*within), pytest.raises(Refused) as refused:
        printing.print_sheet(database, draft, tmp_path / "a.pdf")

    assert "L.49" in str(refused.value)
    assert list(tmp_path.glob("a.pdf")) == []
    with at(*before):
        printing.print_sheet(database, draft, tmp_path / "a.pdf")


def test_it_is_said_the_day_before(database):
    silence.add_election(database, "Présidentielle", SUNDAY)

    with at(9, 10):
        assert silence.silence_ahead(database).title == "Présidentielle"
        assert silence.silence_now(database) is None


def test_a_day_of_voting_is_taken_out_and_comes_back_by_undo(database):
    key = silence.add_election(database, "Présidentielle", SUNDAY)
    silence.remove_election(database, key)
    assert silence.elections(database) == ()

    undo.undo(database)

    assert [line.day.on for line in silence.elections(database)] == [SUNDAY]


def test_no_drive_is_launched_and_no_call_sheet_printed_in_the_silence(database):
    silence.add_election(database, "Présidentielle", SUNDAY)
    plan = launching.Plan("Appels", Use.CALL, EVERYBODY)

    with at(10, 12), pytest.raises(Refused) as refused:
        launching.launch(database, plan)

    assert "L.49" in str(refused.value)


@pytest.mark.parametrize("kind", [kind for kind in ActionKind if kind is not ActionKind.OTHER])
def test_nothing_that_campaigns_is_planned_for_a_day_of_silence(database, kind):
    silence.add_election(database, "Présidentielle", SUNDAY)

    for day in (date(2027, 4, 10), SUNDAY):
        with pytest.raises(Refused):
            planning.plan(database, Plan(Kind(kind), day))

    planning.plan(database, Plan(Kind(kind), date(2027, 4, 9)))
    planning.plan(database, Plan(Kind(ActionKind.OTHER), SUNDAY))
