"""From the first click on the site to somebody who takes part, through the real parts."""

from datetime import UTC, date, datetime

import pytest
from headquarters import Server
from laptops import here, pairs
from sqlalchemy import text
from visitor import JOINS, Visitor

from organiser import clock
from organiser.domain.welcome import Standing, Step
from organiser.usecases import newcomers, silence, undo
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.people.card import read_card
from organiser.usecases.rights import erasing

__all__ = ["here", "pairs"]


@pytest.fixture
def laptop(pairs):
    """A laptop of the committee."""
    return pairs("Portable de Malika")


@pytest.fixture
def arrived(here: Server, laptop):
    """Somebody joined, confirmed, and the committee exchanged; her browser."""
    visitor = Visitor(here)
    (code,) = (row[0] for row in here.execute("SELECT code FROM committee_page"))
    visitor.send(f"/comite/{code}/rejoindre/", **JOINS)
    visitor.mine = visitor.link("mes-donnees")
    visitor.send(visitor.link("confirmer"))
    assert not exchange(laptop, here.connect).trouble
    return visitor


def test_who_confirmed_is_in_her_committees_program_with_what_she_said(laptop, arrived):
    (row,) = newcomers.read_newcomers(laptop)
    card = read_card(laptop, row.person_id)

    assert (row.name, row.phone, row.email) == (
        "Nolwenn Kerdoncuff", "06\u00a039\u00a098\u00a012\u00a034", "nolwenn@example.org"
    )  # fmt: skip
    assert row.wish == "Je suis libre le samedi."
    assert row.welcome.standing is Standing.ARRIVED
    assert card.name == "Nolwenn Kerdoncuff"
    assert {line.kind for line in card.timeline} >= {"consent"}


def test_each_step_is_noted_undone_and_known_at_headquarters(here, laptop, arrived):
    (row,) = newcomers.read_newcomers(laptop)
    newcomers.note_step(laptop, row.id, Step.ABSENT, note="Répondeur")
    newcomers.note_step(laptop, row.id, Step.MET)
    undo.undo(laptop)
    exchange(laptop, here.connect)

    (row,) = newcomers.read_newcomers(laptop)
    told = here.execute("SELECT fields FROM record WHERE kind = 'welcome_step' AND state = 0")

    assert (row.welcome.standing, row.welcome.tries) == (Standing.TRIED, 1)
    assert len(told) == 1
    assert "absent" in str(told)
    assert "pondeur" not in str(told)


def test_what_she_corrects_on_the_site_comes_to_the_laptop(here, laptop, arrived):
    arrived.send(arrived.mine, act="correct", first_name="Nolwenn", last_name="Le Bihan", phone="")
    arrived.send(arrived.mine, act="withdraw", agreed=["volunteer.call"])
    exchange(laptop, here.connect)

    (row,) = newcomers.read_newcomers(laptop)
    card = read_card(laptop, row.person_id)

    assert row.name == "Nolwenn Le Bihan"
    assert row.phone == ""
    assert any(line.what.startswith("withdrawn") for line in card.timeline)


def test_who_moves_is_nowhere_in_the_first_committee(here, laptop, arrived):
    target = here.committee("Lannion", "22113")
    arrived.send(arrived.mine, act="move", code=target.page.code)
    exchange(laptop, here.connect)

    assert newcomers.read_newcomers(laptop) == ()
    with laptop.reading() as session:
        assert session.execute(text("SELECT count(*) FROM person")).scalar() == 0


def test_a_day_of_voting_of_headquarters_closes_this_laptop_too(here, laptop):
    here.poll_day("Présidentielle", date(2027, 4, 11))
    exchange(laptop, here.connect)

    (line,) = silence.elections(laptop)
    with clock.set_to(lambda: datetime(2027, 4, 10, 8, tzinfo=UTC)):
        found = silence.silence_now(laptop)

    assert (line.day.title, line.is_ours) == ("Présidentielle", False)
    assert found.title == "Présidentielle"


def test_who_is_erased_here_has_no_link_there(here, laptop, arrived):
    (row,) = newcomers.read_newcomers(laptop)
    erasing.erase(laptop, row.person_id)
    exchange(laptop, here.connect)

    arrived.get(arrived.mine)

    assert arrived.status == 404
