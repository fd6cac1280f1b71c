"""What is done on one laptop is on the others after an exchange, and nothing is lost."""

from make import SATURDAY, person
from sqlalchemy import text, update

from organiser.domain.action import ActionKind
from organiser.models.action import Action, Participation
from organiser.models.person import Person
from organiser.usecases import undo
from organiser.usecases.line.exchanging import exchange


def names(database):
    with database.reading() as session:
        return sorted(session.execute(text("SELECT first_name, last_name FROM person")).all())


def rename(database, who, **values):
    with database.transaction("test") as session:
        session.execute(update(Person).where(Person.id == who).values(**values))


def test_a_person_typed_on_one_is_on_the_other(server, two):
    one, other = two
    person(one, "Camille Le Goff")

    sent, got = exchange(one, server.connect), exchange(other, server.connect)

    assert (sent.state, got.state) == ("up_to_date", "up_to_date")
    assert names(other) == names(one) == [("Camille", "Le Goff")]


def test_edits_of_both_meet_and_the_one_not_kept_is_a_conflict(server, two):
    one, other = two
    who = person(one, "Camille Le Goff")
    exchange(one, server.connect)
    exchange(other, server.connect)

    rename(one, who, last_name="Le Bihan")
    rename(other, who, last_name="Le Braz")
    exchange(one, server.connect)
    ended = exchange(other, server.connect)
    exchange(one, server.connect)

    assert names(one) == names(other) == [("Camille", "Le Braz")]
    assert (ended.state, ended.conflicts) == ("to_review", 1)


def test_nothing_new_is_one_trip(server, two):
    one, _other = two
    exchange(one, server.connect)

    ended = exchange(one, server.connect)

    assert (ended.trips, ended.sent, ended.received) == (1, 0, 0)


def test_taking_back_an_act_leaves_what_another_wrote_since(server, two):
    one, other = two
    who = person(one, "Camille Le Goff")
    exchange(one, server.connect)
    exchange(other, server.connect)
    with one.transaction("people.edit") as session:
        session.execute(
            update(Person).where(Person.id == who).values(last_name="Le Bihan", title="Dr")
        )
    exchange(one, server.connect)
    exchange(other, server.connect)
    rename(other, who, last_name="Le Braz")
    exchange(other, server.connect)
    exchange(one, server.connect)

    undo.undo(one)

    with one.reading() as session:
        found = session.execute(text("SELECT last_name, title FROM person")).one()
    assert tuple(found) == ("Le Braz", "")


def test_two_laptops_that_note_the_same_presence_write_one_line(server, two):
    one, other = two
    who = person(one, "Camille Le Goff")
    with one.transaction("test") as session:
        action = Action(kind=ActionKind.STALL, on=SATURDAY)
        session.add(action)
        session.flush()
        key = action.id
    exchange(one, server.connect)
    exchange(other, server.connect)

    for each in two:
        with each.transaction("test") as session:
            session.add(Participation(action_id=key, person_id=who))
    for each in (one, other, one):
        exchange(each, server.connect)

    for each in two:
        with each.reading() as session:
            assert session.scalar(text("SELECT count(*) FROM participation")) == 1
            assert session.scalar(text("SELECT count(*) FROM conflict")) == 0
