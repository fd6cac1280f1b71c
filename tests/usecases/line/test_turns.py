"""An answer is taken in short transactions: whatever is cut between two of them comes again."""

import re
from time import monotonic

import pytest
from ending import Ending, Ends
from make import person
from sqlalchemy import text, update

from organiser.models.person import Person
from organiser.sync import freezing, touched
from organiser.sync.values import Keyring
from organiser.sync.wire import VERSION, SyncRequest
from organiser.usecases import derived, ladder
from organiser.usecases.line import answers
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.line.state import read_line
from organiser.usecases.line.turns import in_turns

SCOPE = "committee:x"


def rows(database):
    with database.reading() as session:
        return session.execute(
            text("SELECT id, first_name, last_name, sort_key, search_words, rung FROM person "
                 "ORDER BY id")
        ).all()  # fmt: skip


def renamed(database, who, name):
    with database.transaction("people.edit") as session:
        session.execute(update(Person).where(Person.id == who).values(last_name=name))


def asked(server, database):
    """Return what headquarters answers to who has nothing to say, and who asks."""
    with database.reading() as session:
        line = read_line(session)
        found = session.execute(text("SELECT name, cursor FROM line_scope")).all()
    request = SyncRequest(VERSION, "test", line.epoch, line.incarnation, dict(found))
    with server.connect() as headquarters:
        return line, headquarters.sync(line.token, request)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_what_is_cut_between_two_turns_comes_again(server, two, turns):
    one, other = two
    for number in range(40):
        person(one, f"Camille Riou{number}")
    exchange(one, server.connect)
    line, answer = asked(server, other)

    with pytest.raises(Ends):
        answers.take(Ending(other, turns), line.scope, None, answer, monotonic(), hold=0.0)
    ended = exchange(other, server.connect)

    assert ended.state == "up_to_date"
    assert rows(other) == rows(one)


def test_each_turn_stands_by_itself(database):
    def steps():
        for number in range(3):
            session = yield
            session.execute(text(f"UPDATE committee SET name = 'n{number}'"))
        yield
        raise Ends

    with pytest.raises(Ends):
        in_turns(database, steps(), hold=0.0)

    with database.reading() as session:
        assert session.execute(text("SELECT name FROM committee")).scalar() == "n2"


def test_what_she_changes_between_reading_and_freezing_is_not_frozen_as_it_was(database):
    who = person(database, "Camille Riou")
    with database.reading() as session:
        prepared = freezing.prepare(session.connection(), Keyring(SCOPE, None), 1, 0, resend=False)

    renamed(database, who, "Le Bihan")

    with database.applying() as session:
        assert freezing.keep(session.connection(), prepared) is None
        assert not freezing.is_frozen(session.connection())


def test_what_is_read_before_it_is_frozen_waits_no_more(database):
    person(database, "Camille Riou")
    with database.reading() as session:
        prepared = freezing.prepare(session.connection(), Keyring(SCOPE, None), 1, 0, resend=False)

    with database.applying() as session:
        frozen = freezing.keep(session.connection(), prepared)

    with database.reading() as session:
        assert freezing.frozen(session.connection()) == frozen
        assert freezing.prepare(
            session.connection(), Keyring(SCOPE, None), 2, 0, resend=False
        ) is None  # fmt: skip


def test_an_edit_gives_no_number_where_it_follows_from_its_act(database):
    person(database, "Camille Riou")

    with database.reading() as session:
        prepared = freezing.prepare(session.connection(), Keyring(SCOPE, None), 1, 0, resend=False)

    assert prepared.batch.mark > 0
    assert any(not change.change_ids for change in prepared.batch.changes)


def test_all_that_a_rung_stands_on_has_it_worked_out_anew():
    said = "".join(value for room in (ladder, derived) for value in vars(room).values()
                   if isinstance(value, str) and "SELECT" in value)  # fmt: skip

    read = set(re.findall(r"(?:FROM|JOIN) ([a-z_]+)", said))

    assert read - {"journal", "address", "outbox"} <= touched.MOVING
