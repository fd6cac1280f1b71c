"""A lost sheet is an incident: what stood on it is told, of how many people, since when."""

from datetime import date, timedelta

import pytest
from make import SATURDAY, bring_in, candidate

from organiser import clock
from organiser.domain.breach import Severity
from organiser.domain.field import Outing
from organiser.usecases.field import call_sheets, choosing, printing, states
from organiser.usecases.outreach.launching import launch
from organiser.usecases.rights import erasing, lost
from tests.usecases.outreach.people import plan, willing

OUTING = Outing("Porte-à-porte", on=SATURDAY, return_by=date(2026, 11, 30))


@pytest.fixture
def sheet(database):
    bring_in(
        database,
        *(candidate(f"P{n} Lilas{n}", n, street=f"{n} rue des Lilas") for n in range(1, 6)),
        candidate("Autre Lilas4", 40, street="4 rue des Lilas"),
    )
    (row,) = choosing.streets(database)
    doors = choosing.doors_of_streets(database, [(row.key, row.city, choosing.Side.BOTH)]).doors
    return printing.print_sheet(database, printing.prepare(database, OUTING, doors))


def test_a_sheet_of_doors_without_names_counts_its_doors(database, sheet):
    states.note_event(database, [sheet.id], "out")
    states.note_event(database, [sheet.id], "lost")

    found = lost.incident_of(database, [sheet.id])

    assert (found.people, found.severity) == (5, Severity.RISK)
    assert f"Sheet {sheet.number} is lost; it was handed out on" in found.what
    assert found.what.endswith("On it: 5 addresses.")
    assert clock.now() - found.aware_at < timedelta(minutes=1)


def test_a_call_sheet_names_people_and_their_numbers(database):
    people = [willing(database, f"P{n} Riou", n) for n in range(1, 4)]
    drawn = call_sheets.draw_calls(database, launch(database, plan()), "en")
    call_sheets.note_calls_printed(database, drawn.draft)
    (row,) = states.list_sheets(database)
    states.note_event(database, [row.id], "lost")

    found = lost.incident_of(database, [row.id])
    erasing.erase(database, people[0])
    later = lost.incident_of(database, [row.id])

    assert found.people == 3
    assert found.what.endswith("On it: 3 names, 3 phone numbers.")
    assert later.people == 2


def test_several_sheets_are_one_incident_and_one_that_is_gone_is_none(database, sheet):
    found = lost.incident_of(database, [sheet.id, sheet.id])
    nothing = lost.incident_of(database, [])

    assert (found.people, len(found.what.splitlines())) == (10, 2)
    assert (nothing.what, nothing.people, nothing.severity) == ("", 0, Severity.NONE)
