"""Where somebody stands, read from what the file holds of her."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest
from make import bring_in, candidate, person
from sqlalchemy import text

from organiser import clock
from organiser.domain.action import ActionKind
from organiser.domain.climbing import FactKind, Step
from organiser.domain.consent import Channel, Origin
from organiser.domain.engagement import Rung
from organiser.domain.scoring import DeedKind, NoScore, tenths_of
from organiser.usecases import actions, consents, derived, ladder, objections
from organiser.usecases.people import editing
from organiser.usecases.people.card import read_card
from organiser.usecases.people.editing import edit_person
from organiser.usecases.people.listing import Directory, Query

YESTERDAY = timedelta(days=1)


def standing(database, person_id):
    return read_card(database, person_id).standing


def counted(database, person_id):
    parts = standing(database, person_id).score.contributions
    return sorted((part.kind, part.tenths) for part in parts)


def come(database, person_id, kind, days=0, **more):
    day = clock.today() - timedelta(days=days)
    actions.log_action(database, kind, [person_id], on=day, **more)


@pytest.mark.parametrize(
    ("kind", "worth"),
    [
        (ActionKind.DOOR_TO_DOOR, [(DeedKind.DOOR_TO_DOOR, 100)]),
        (ActionKind.LEAFLETS, [(DeedKind.LEAFLETS, 80)]),
        (ActionKind.POSTERS, [(DeedKind.LEAFLETS, 80)]),
        (ActionKind.STALL, [(DeedKind.STALL, 80)]),
        (ActionKind.MEETING, [(DeedKind.MEETING, 50)]),
        (ActionKind.CALLS, [(DeedKind.CALLS, 80)]),
        (ActionKind.OTHER, []),
    ],
)
def test_each_kind_of_action_is_counted_as_what_it_is(database, kind, worth):
    someone = person(database)

    come(database, someone, kind)

    assert counted(database, someone) == worth


def test_who_organised_an_action_has_one_deed_of_it(database):
    someone = person(database)

    come(database, someone, ActionKind.STALL, organised_by=[someone])

    assert counted(database, someone) == [(DeedKind.ORGANISED, 120)]


def test_trainings_sign_ups_petitions_and_recruits_are_counted(database):
    bring_in(database, candidate("Anne Riou"), origin=Origin.PETITION)
    (someone,) = Directory(database).ids(Directory(database).find(Query()))
    actions.note_training(database, "Première porte", [someone], on=clock.today())
    edit_person(database, someone, {"joined_on": clock.today().isoformat()})
    friend = person(database, "Denez Kerbrat", referrer=str(someone))
    assert DeedKind.RECRUIT not in dict(counted(database, someone))
    consents.record_consent(database, friend, [Channel.CALL], source="Bulletin 3")

    assert counted(database, someone) == [
        (DeedKind.PETITION, 20), (DeedKind.RECRUIT, 60), (DeedKind.SIGN_UP, 30),
        (DeedKind.TRAINING, 60),
    ]  # fmt: skip


def test_the_same_training_written_twice_is_one_deed(database):
    someone = person(database)
    for _turn in range(2):
        actions.note_training(database, "Première porte", [someone], on=clock.today())

    assert counted(database, someone) == [(DeedKind.TRAINING, 60)]


def test_what_is_announced_is_no_deed_yet(database):
    someone = person(database)
    come(database, someone, ActionKind.STALL, days=-1)

    now = standing(database, someone)
    tomorrow = clock.now() + YESTERDAY
    with clock.set_to(lambda: tomorrow):
        then = standing(database, someone)

    assert (now.score.tenths, now.forecast) == (0, 0)
    assert then.score.tenths == 80


def test_who_objects_has_neither_facts_nor_score_nor_proposal(database):
    someone = person(database)
    come(database, someone, ActionKind.STALL)
    objections.object_to_ranking(database, someone, "au stand")

    now = standing(database, someone)

    assert now.score is NoScore.OBJECTS
    assert (now.why.facts, now.why.requirements, now.why.proposal, now.forecast) == (
        (),
        (),
        None,
        0,
    )
    assert now.objection.source == "au stand"


def test_a_child_is_neither_scored_nor_asked_to_lead(database):
    someone = person(database, birth_year=str(clock.today().year - 15))
    come(database, someone, ActionKind.STALL)

    now = standing(database, someone)

    assert now.score is NoScore.TOO_YOUNG
    assert now.why.proposal is None


def test_a_withdrawn_agreement_is_no_fact_any_more(database):
    someone = person(database)
    consents.record_consent(database, someone, [Channel.CALL], source="Bulletin 1")
    agreed = standing(database, someone).why
    consents.withdraw_consent(database, someone, [Channel.CALL])

    assert [fact.kind for fact in agreed.facts] == [FactKind.AGREED]
    assert agreed.proposal.step is Step.INVITE
    assert standing(database, someone).why.facts == ()


def test_everybody_at_once_is_read_as_one_by_one(database):
    people = [person(database, f"Anne Riou{turn}") for turn in range(6)]
    for turn, someone in enumerate(people):
        for kind in list(ActionKind)[:turn]:
            come(database, someone, kind, days=20 * turn, organised_by=people[:turn])
        if turn % 2:
            consents.record_consent(database, someone, [Channel.CALL], source="Bulletin 1")
            actions.note_training(database, "Première porte", [someone], on=clock.today())
    edit_person(database, people[5], {"referrer": str(people[1])})
    objections.object_to_ranking(database, people[3], "au stand")

    with database.bare() as connection:
        every = ladder.read_everybody(connection, clock.today() - timedelta(days=730))
        few = ladder.read_pasts(connection, [key.bytes for key in people])

    today = clock.today()
    for key in (someone.bytes for someone in people):
        assert every.facts(key) == few.facts(key)
        assert tenths_of(every.did(key), today) == tenths_of(few.did(key), today)
        assert set(every.did(key)) == set(few.did(key))


def test_a_rung_stored_wrong_is_put_right_for_everybody(database):
    people = [person(database, f"Anne Riou{turn}") for turn in range(4)]
    come(database, people[0], ActionKind.STALL)
    objections.object_to_ranking(database, people[1], "au stand")
    with database.transaction("test") as session:
        session.execute(text("UPDATE person SET rung = 4"))

    with database.bare() as connection:
        aged = ladder.aged_rungs(connection, clock.today())

    with database.reading() as session:
        facts = derived.facts_of(session, people)
    assert [aged[key.bytes] for key in people] == [3, 0, 1, 1]
    assert facts[people[1]].objects


def test_a_sign_up_that_a_later_file_tells_of_is_a_rung_at_once(database):
    bring_in(database, candidate("Anne Riou", emails=["anne@example.org"]))
    (someone,) = Directory(database).ids(Directory(database).find(Query()))
    joined = clock.today() - timedelta(days=40)

    bring_in(database, candidate("Anne Riou", emails=["anne@example.org"], joined_on=joined))

    card = read_card(database, someone)
    assert (card.joined_on, card.rung) == (joined, card.standing.why.rung)
    assert card.rung is Rung.SIGNED_UP


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows keeps one zone for a process")
def test_what_is_said_after_midnight_is_of_the_day_on_her_wall(database, monkeypatch):
    someone = person(database)
    monkeypatch.setenv("TZ", "Europe/Paris")
    time.tzset()
    after_midnight = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)

    with clock.set_to(lambda: after_midnight):
        consents.record_consent(database, someone, [Channel.CALL], source="Bulletin 12")
        editing.remember_remark(database, someone, "Rappeler", "call")
        card = read_card(database, someone)

    monkeypatch.undo()
    time.tzset()
    with database.reading() as session:
        facts = derived.facts_of(session, [someone])[someone]
    assert card.last_contact_on == date(2026, 11, 26)
    assert card.rung is Rung.SUPPORTER
    assert facts.expressed != ()
