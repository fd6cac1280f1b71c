"""Which definition of the ladder counts on a laptop, and what follows from another one."""

import json
from datetime import timedelta

import pytest
from laddered import comes_down, easier
from make import person

from organiser import clock
from organiser.domain.action import ActionKind
from organiser.domain.engagement import Rung
from organiser.domain.ladder import OWN, Milestone
from organiser.usecases import actions, ladder_in_force, upkeep
from organiser.usecases.ladder_in_force import Source
from organiser.usecases.people.card import read_card
from organiser.words.rungs import milestone_label, name_rungs, rung_label


@pytest.fixture(autouse=True)
def names():
    """The names of the program again, for the test that comes next."""
    yield
    name_rungs(OWN)


@pytest.fixture
def twice(database):
    """Somebody who came twice within a month."""
    known = person(database)
    for days in (3, 10):
        day = clock.today() - timedelta(days=days)
        actions.log_action(database, ActionKind.STALL, [known], on=day)
    return known


def rung_of(database, known):
    return read_card(database, known).rung


def test_another_definition_moves_people_in_the_work_of_the_day(database, twice):
    before = rung_of(database, twice)
    comes_down(database, easier())

    moved = upkeep.climb(database)

    assert (before, rung_of(database, twice), moved) == (Rung.SUPPORTER, Rung.VOLUNTEER, 1)
    assert upkeep.climb(database) == 0


def test_who_agreed_long_ago_rises_when_an_agreement_counts_longer(database, twice):
    with database.transaction("test") as session:
        session.connection().exec_driver_sql("DELETE FROM participation")
        session.connection().exec_driver_sql("UPDATE person SET rung = 2")
        session.connection().exec_driver_sql(
            "INSERT INTO consent (id, person_id, purpose, channel, state, at, after, source, proof)"
            " SELECT randomblob(16), id, 'contact', 'email', 'given', ?, '', '', '' FROM person",
            (clock.stamp(clock.now() - timedelta(days=500)),),
        )
    comes_down(database, json.dumps({"thresholds": {"agreed_days": 700}}))

    upkeep.climb(database)

    assert rung_of(database, twice) is Rung.SUPPORTER


def test_the_card_explains_by_the_definition_that_counts(database, twice):
    comes_down(database, easier())
    upkeep.climb(database)
    ladder_in_force.take_names(database)

    why = read_card(database, twice).standing.why

    assert why.rung is Rung.VOLUNTEER
    assert rung_label(why.rung) == "Teammate"
    assert (why.proposal.act.en, why.proposal.on) == (
        "Offer her a partner", clock.today() + timedelta(days=4),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("body", "source"),
    [
        ('{"format": 2}', Source.NEWER), ("{", Source.BROKEN),
        ('{"thresholds": {"volunteer_kinds": 5}}', Source.BROKEN), ("", Source.PROGRAM),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_kept_and_the_program_s_own_counts(database, twice, body, source):
    comes_down(database, body, version=7)

    upkeep.climb(database)

    state = ladder_in_force.read_state(database)
    assert (state.ladder, state.source, state.version) == (OWN, source, 7)
    assert rung_of(database, twice) is Rung.SUPPORTER
    with database.bare() as connection:
        assert connection.execute("SELECT body FROM sent_ladder").fetchall() == [(body,)]


def test_back_to_the_program_s_own_moves_people_back(database, twice):
    comes_down(database, easier())
    upkeep.climb(database)
    comes_down(database, "", version=2)

    upkeep.climb(database)
    ladder_in_force.take_names(database)

    assert rung_of(database, twice) is Rung.SUPPORTER
    assert rung_label(Rung.VOLUNTEER) == "Volunteer"


def test_a_definition_that_changes_words_alone_is_told_to_the_screens(database, twice):
    heard = []
    body = {"milestones": {"proxy": {"name": {"fr": "Procuration donnée", "en": "Proxy given"}}}}
    comes_down(database, json.dumps(body))
    database.listen(heard.append)

    upkeep.climb(database)
    ladder_in_force.take_names(database)

    assert {"people", "ladder"} <= heard[-1]
    assert milestone_label(Milestone.PROXY) == "Proxy given"


def test_it_is_said_once_the_open_program_hears_of_it(qtbot, database, twice, tmp_path):
    from organiser.desktop.upkeep import Upkeep
    from organiser.ui.jobs import Jobs
    from organiser.ui.messages import Messages

    kept = Upkeep(database, tmp_path, Jobs(Messages()))
    comes_down(database, easier())

    kept.hear(frozenset({"ladder"}))

    assert rung_label(Rung.VOLUNTEER) == "Teammate"
    qtbot.waitUntil(lambda: rung_of(database, twice) is Rung.VOLUNTEER)
