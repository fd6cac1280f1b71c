"""Actions go into other calendars, and nobody's name with them."""

from datetime import date

import pytest
from make import person

from organiser import i18n, paths
from organiser.domain.action import ActionKind, Kind
from organiser.domain.plan import Plan
from organiser.errors import OrganiserError
from organiser.usecases.plans import attending, calendar_file, planning


@pytest.fixture(autouse=True)
def english():
    """Kinds are named in English."""
    i18n.speak("en", paths.resources() / "locale")


@pytest.fixture
def action(database):
    lead = person(database, "Zéphyrine Quatrebarbes")
    asked = Plan(
        Kind(ActionKind.STALL), date(2026, 11, 28), "09:00", "11:00", "Marché", "Place Haute",
        note="Zéphyrine a les clés",
    )  # fmt: skip
    action = planning.plan(database, asked, led_by=[lead])
    attending.add_material(database, action, "Table", lead)
    return action


def test_the_same_action_keeps_its_mark_and_names_nobody(database, action, tmp_path):
    file = tmp_path / "action.ics"
    calendar_file.write_one(database, action, file)
    first = file.read_text(encoding="utf-8")

    planning.change(
        database, action, Plan(Kind(ActionKind.STALL), date(2026, 11, 29), title="Marché")
    )
    calendar_file.write_one(database, action, file)

    second = file.read_text(encoding="utf-8")
    assert f"UID:{action}@organiser" in first
    assert f"UID:{action}@organiser" in second
    assert "SUMMARY:Stall: Marché" in first
    assert "DTSTART;VALUE=DATE:20261129" in second
    assert "phyrine" not in first


def test_all_are_written_but_those_called_off(database, action, tmp_path):
    gone = planning.duplicate(database, action, date(2026, 12, 5))
    planning.cancel(database, gone)

    count = calendar_file.write_all(database, tmp_path / "all.ics")

    text = (tmp_path / "all.ics").read_text(encoding="utf-8")
    assert (count, text.count("BEGIN:VEVENT")) == (1, 1)
    calendar_file.write_one(database, gone, tmp_path / "gone.ics")
    assert "STATUS:CANCELLED" in (tmp_path / "gone.ics").read_text(encoding="utf-8")


def test_an_action_that_is_gone_leaves_no_file(database, action, tmp_path):
    planning.delete(database, action)

    with pytest.raises(OrganiserError):
        calendar_file.write_one(database, action, tmp_path / "action.ics")

    assert not (tmp_path / "action.ics").exists()
