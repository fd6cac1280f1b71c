"""One glance tells where a laptop stands, and for how long something has waited."""

from dataclasses import replace
from datetime import timedelta

import pytest
from make import PASSWORD, person
from sqlalchemy import text

from organiser import clock
from organiser.errors import OrganiserError
from organiser.progress import Progress
from organiser.sync.client import Headquarters
from organiser.usecases import creating
from organiser.usecases.committee import read_facts
from organiser.usecases.line import aside, log
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.line.keys import approve, waiting_laptops
from organiser.usecases.line.laptops import laptops as all_laptops
from organiser.usecases.line.standing import State, read_standing
from organiser.words.line import refusal_words

NOBODY = "http://127.0.0.1:9"


def unreachable(_url):
    return Headquarters(NOBODY)


def test_before_pairing_there_is_nothing_to_say(database):
    assert read_standing(database) is None


def test_an_exchange_brings_it_up_to_date(here, pairs):
    one = pairs("Portable de Malika")

    assert read_standing(one).state is State.UP_TO_DATE
    assert read_standing(one).done_at is not None


def test_what_is_typed_waits_and_then_goes(here, pairs):
    one = pairs("Portable de Malika")
    person(one)

    waits = read_standing(one)
    exchange(one, here.connect)

    assert (waits.state, waits.waiting > 0) == (State.WAITING, True)
    assert (read_standing(one).state, read_standing(one).waiting) == (State.UP_TO_DATE, 0)


def test_without_a_network_it_is_offline_and_everything_waits(here, pairs):
    one = pairs("Portable de Malika")
    person(one)

    exchange(one, unreachable)

    standing = read_standing(one)
    assert (standing.state, standing.is_offline) == (State.OFFLINE, True)
    assert standing.waiting > 0


def test_what_froze_for_the_journey_still_waits(here, pairs):
    one = pairs("Portable de Malika")
    person(one)
    before = read_standing(one).waiting

    exchange(one, unreachable)

    assert read_standing(one).waiting == before


@pytest.mark.parametrize(("days", "tone"), [(1, ""), (3, "warning"), (7, "danger")])
def test_only_age_makes_an_alarm(here, pairs, days, tone):
    one = pairs("Portable de Malika")
    person(one)
    standing = read_standing(one)

    assert standing.tone(standing.done_at + timedelta(days=days)) == tone
    assert replace(standing, waiting=0).tone(standing.done_at + timedelta(days=days)) == ""


def test_a_laptop_that_asks_is_something_to_review(here, pairs):
    one, other = pairs("Portable de Malika"), pairs("Portable de Yann")
    exchange(one, here.connect)

    asks, waits = read_standing(one), read_standing(other)
    approve(one, waiting_laptops(one)[0].id)

    assert (asks.state, asks.asking, asks.has_key) == (State.TO_REVIEW, 1, True)
    assert (waits.asking, waits.has_key) == (0, False)
    assert read_standing(one).asking == 0


def test_the_laptops_of_the_committee_are_told_this_one_first(here, pairs):
    one, other = pairs("Portable de Malika"), pairs("Portable de Yann")
    exchange(one, here.connect)

    found = all_laptops(other)

    assert [(each.name, each.is_own, each.has_key) for each in found] == [
        ("Portable de Yann", True, False),
        ("Portable de Malika", False, True),
    ]
    assert all_laptops(one)[0].name == "Portable de Malika"


def test_each_exchange_is_noted_and_the_failed_ones_are_found(here, pairs):
    one = pairs("Portable de Malika")
    person(one)
    exchange(one, unreachable)
    exchange(one, here.connect)

    every, failed = log.read_log(one), log.read_log(one, log.Only.FAILED)

    assert [line.outcome for line in every][:2] == ["up_to_date", "offline"]
    assert [line.outcome for line in failed] == ["offline"]
    assert log.carried_since(one, 30).sent >= 1


def test_who_stops_an_exchange_hears_of_no_trouble(here, pairs):
    one = pairs("Portable de Malika")
    person(one)
    progress = Progress()
    progress.stop()

    ended = exchange(one, here.connect, progress)

    assert (ended.state, ended.trouble) == ("cancelled", "")
    assert read_standing(one).state is State.WAITING


def refused(database):
    """A change that headquarters refused, as an exchange puts it aside."""
    who = person(database, "Camille Riou")
    with database.applying() as session:
        session.execute(
            text(
                "INSERT INTO line_aside (kind, record_id, subject_id, at, reason, fields) "
                "VALUES ('person', :id, :id, :at, 'value', :fields)"
            ),
            {"id": who.bytes, "at": clock.stamp(clock.now()),
             "fields": '{"relation": "member", "note": "sealed"}'},
        )  # fmt: skip


def test_what_was_refused_is_said_with_its_reason_and_its_seal_kept(here, pairs):
    one = pairs("Portable de Malika")
    refused(one)

    (each,) = aside.put_aside(one)

    assert each.title == "Camille Riou"
    assert each.said == "How regular the contact is “member”, Note"
    assert each.reason == refusal_words("value")
    assert read_standing(one).state is State.TO_REVIEW


def test_what_was_refused_is_let_go_and_taken_back(here, pairs):
    one = pairs("Portable de Malika")
    refused(one)
    (each,) = aside.put_aside(one)

    kept = aside.let_go(one, each.number)
    gone = aside.put_aside(one)
    aside.take_back(one, kept)

    assert gone == ()
    assert aside.put_aside(one) == (each,)
    with pytest.raises(OrganiserError):
        aside.let_go(one, each.number + 1)


def test_what_she_called_the_committee_before_it_was_paired_meets_nobodys_word(
    here, joins, tmp_path
):
    one = joins("Portable de Malika").database
    typed = creating.create_committee(
        tmp_path / "typed", "Chez nous", password=PASSWORD, insee="29999", in_keyring=False
    )

    other = joins("Portable de Yann", typed).database
    exchange(one, here.connect)

    assert [read_facts(each).name for each in (one, other)] == ["Comité", "Comité"]
    assert [read_standing(each).conflicts for each in (one, other)] == [0, 0]
