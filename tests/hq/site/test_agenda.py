"""What a committee announces is on its page, and nothing else of what it does."""

from datetime import timedelta
from uuid import uuid4

import pytest

from organiser import clock
from organiser.sync.wire import Change


def _action(**fields):
    said = {"kind": "stall", "on": clock.today() + timedelta(days=3), "starts": "09:30",
            "ends": "12:00", "title": "Marché", "city": "Betton", "state": "planned",
            "is_public": 1, **fields}  # fmt: skip
    said["on"] = said["on"].isoformat()
    return Change("action", uuid4().hex, "put", 0, clock.stamp(clock.now()), said,
                  [uuid4().int >> 75])  # fmt: skip


def _sent(laptop, *actions):
    _status, said = laptop.ask(*actions)
    assert said.results is not None


def test_what_is_announced_is_on_the_page_and_in_calendars(visitor, laptop, code):
    _sent(laptop, _action())

    page = visitor.get(f"/comite/{code}/")
    calendar = visitor.get(f"/comite/{code}/agenda.ics")

    assert "Marché" in page
    assert "09:30–12:00" in page
    assert "SUMMARY:Marché" in calendar
    assert "LOCATION:Betton" in calendar
    assert visitor.head["content-type"].startswith("text/calendar")


@pytest.mark.parametrize(
    "fields",
    [
        {"is_public": 0}, {"state": "cancelled"}, {"state": "done"},
        {"on": clock.today() - timedelta(days=2)},
    ],
)  # fmt: skip
def test_what_is_not_announced_cancelled_or_over_is_not(visitor, laptop, code, fields):
    _sent(laptop, _action(**fields))

    assert "Marché" not in visitor.get(f"/comite/{code}/")
    assert "BEGIN:VEVENT" not in visitor.get(f"/comite/{code}/agenda.ics")


def test_an_action_of_another_committee_is_not_on_the_page(server, visitor, laptop):
    _sent(laptop, _action())
    other = server.committee("Lannion", "22113")

    assert "Marché" not in visitor.get(f"/comite/{other.page.code}/")


def test_hours_overseas_are_those_of_the_place(server, visitor):
    from paired import Paired

    there = server.committee("Saint-Denis", "97411")
    laptop = Paired(server, there)
    laptop.ask()
    _sent(laptop, _action(starts="22:00", ends="01:00"))

    calendar = visitor.get(f"/comite/{there.page.code}/agenda.ics")

    assert "T180000Z" in calendar
    assert "T210000Z" in calendar


def test_a_code_for_a_stall_is_drawn_here(visitor, committee, code, capsys):
    from organiser.hq.commands.main import main

    drawn = visitor.get(f"/comite/{code}/lien.svg")
    main(["committee", "show", str(committee.pk)])

    assert visitor.head["content-type"] == "image/svg+xml"
    assert "<svg" in drawn
    assert f"/c/{code}" in capsys.readouterr().out
