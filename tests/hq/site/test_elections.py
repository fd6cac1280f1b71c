"""Headquarters keeps the days of voting; in the silence before one, nobody is called on."""

from datetime import UTC, date, datetime
from itertools import count

import pytest
from paired import Paired, change
from visitor import JOINS

from organiser import clock
from organiser.hq import home
from organiser.hq.commands.main import main

SUNDAY = date(2027, 4, 11)


def at(*when):
    """It is then, in UTC, in April; each look at the clock is a moment later."""
    ticks = count()
    return clock.set_to(
        lambda: datetime(2027, 4, *when, microsecond=1000 * (next(ticks) % 900), tzinfo=UTC)
    )


@pytest.fixture
def vote(server):
    """A vote of the whole country."""
    from organiser.hq.usecases import elections

    server.execute("SELECT 1")
    return elections.add(home.keys(), "Présidentielle", SUNDAY)


def held(laptop):
    _status, told = laptop.ask(cur={})
    return [row for feed in told.feeds.values() for row in feed.rows if row.kind == "poll_day"]


def test_every_committee_reads_it_until_it_is_taken_out(server, vote, laptop):
    from organiser.hq.usecases import elections

    other = Paired(server, server.committee("Basse-Terre", "97105"))
    before = [row.fields for each in (laptop, other) for row in held(each)]
    elections.remove(home.keys(), vote)
    _status, told = other.ask()

    assert before == [{"title": "Présidentielle", "on": "2027-04-11", "department": ""}] * 2
    assert [row.state for row in told.feeds["movement"].rows] == [1]
    assert elections.every() == ()


def test_no_laptop_writes_one(laptop):
    day = change("poll_day", title="x", on="2027-04-11", department="")

    assert laptop.results(day) == ["refused not_yours"]


@pytest.mark.parametrize(
    ("insee", "before", "within"),
    [("22266", (9, 21, 59), (9, 22)), ("97105", (9, 3, 59), (9, 4))],
    ids=["Europe/Paris", "America/Guadeloupe"],
)
def test_no_reminder_leaves_from_midnight_of_the_eve_there(server, vote, insee, before, within):
    from organiser.hq.usecases import elections

    moments = [datetime(2027, 4, *when, tzinfo=UTC) for when in (before, within)]

    assert [bool(elections.silence_of(insee, each)) for each in moments] == [False, True]


def test_reminders_and_moves_wait(server, vote, committee, visitor, code):
    from organiser.hq.usecases.desk import ending
    from organiser.hq.usecases.welcoming import rehoming, reminding

    ending.name_fall_back(home.keys(), server.committee("Lannion", "22113"), None)
    reminding.set_contact(home.keys(), committee, "malika@example.org", "fr")
    with at(1, 8):
        visitor.send(f"/comite/{code}/rejoindre/", **JOINS)
        visitor.send(visitor.link("confirmer"))
    keys, eve, after = (
        home.keys(),
        datetime(2027, 4, 10, 8, tzinfo=UTC),
        datetime(2027, 4, 20, 8, tzinfo=UTC),
    )

    with at(10, 8):
        silent = reminding.remind(keys, eve), rehoming.rehome(keys, eve)
    with at(20, 8):
        later = reminding.remind(keys, after), rehoming.rehome(keys, after)

    assert (silent, later) == ((0, 0), (1, 1))


def test_the_site_calls_nobody_to_an_action_of_these_days_and_signing_up_stays_open(
    server, vote, laptop, visitor, code
):
    with at(1, 8):
        laptop.ask(*(
            change("action", kind=kind, on="2027-04-10", title=title, state="planned",
                   is_public=1, starts="10:00", ends="", city="Betton")
            for kind, title in (("leaflets", "Tractage"), ("other", "Repas de quartier"))
        ))  # fmt: skip
        page = visitor.get(f"/comite/{code}/")
    with at(10, 8):
        visitor.get(f"/comite/{code}/rejoindre/")

    assert "Repas de quartier" in page
    assert "Tractage" not in page
    assert visitor.status == 200


def test_the_commands_add_list_and_remove(server, capsys):
    server.execute("SELECT 1")
    assert main(["election", "add", "Européennes", "2029-06-10"]) == 0
    assert main(["election", "add", "Européennes", "10 juin"]) == 1
    capsys.readouterr()
    main(["election", "list", "--lang", "en"])
    line = capsys.readouterr().out

    assert "2029-06-10  whole country  Européennes" in line
    assert main(["election", "remove", line.split()[0]]) == 0
    assert main(["election", "remove", line.split()[0]]) == 1
