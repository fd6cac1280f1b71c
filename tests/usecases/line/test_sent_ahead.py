"""While a great batch travels, the next one goes up behind it; nothing else changes by it."""

import threading
from contextlib import suppress

import httpx2
import pytest
from ending import Ending, Ends
from headquarters import over
from make import person
from sqlalchemy import text, update

from organiser.models.person import Person
from organiser.usecases.line.exchanging import exchange

SMALL = {"most": 2, "many": 1}


class Seen:
    """Connects to a server; notes of each whole request whether it was sent ahead; *heed*s it."""

    def __init__(self, server, heed=lambda _number: None) -> None:
        self._server, self._heed = server, heed
        self.ahead: list[bool] = []

    def __call__(self, url):
        line = self._server.connect(url)
        line._client._transport = Between(line._client._transport, self.see)
        return line

    def see(self, request, carry):
        request.read()
        self.ahead.append(threading.current_thread().name == "begun")
        self._heed(len(self.ahead))
        return carry(request)


class Between(httpx2.BaseTransport):
    """Has *act* see to each request before it is carried on."""

    def __init__(self, inner, act) -> None:
        self._inner, self._act = inner, act

    def handle_request(self, request):
        return self._act(request, self._inner.handle_request)


def many(database, some=6):
    return [person(database, f"Camille Riou{number}") for number in range(some)]


def rename(database, who, name):
    with database.transaction("people.edit") as session:
        session.execute(update(Person).where(Person.id == who).values(last_name=name))


def people(database):
    with database.reading() as session:
        found = session.execute(text("SELECT id, last_name FROM person ORDER BY id")).all()
    return [tuple(row) for row in found]


def waiting(database):
    with database.reading() as session:
        return session.execute(
            text("SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM line_batch)")
        ).scalar()


def test_the_next_batch_goes_up_while_one_travels(server, two):
    one, other = two
    many(one)
    seen = Seen(server)

    ended = exchange(one, seen, **SMALL)
    exchange(other, server.connect)

    assert seen.ahead == [False, *[True] * (ended.trips - 1)]
    assert ended.trips > 2
    assert waiting(one) == 0
    assert people(other) == people(one)


def test_where_another_wrote_what_was_sent_ahead_is_cut_and_sent_anew(server, two):
    one, other = two
    many(one)
    person(other, "Ana Petit")
    seen = Seen(server, lambda number: exchange(other, server.connect) if number == 1 else None)

    exchange(one, seen, **SMALL)
    exchange(other, server.connect)

    assert not any(seen.ahead)
    assert waiting(one) == 0
    assert people(one) == people(other)
    assert len(people(one)) == 7


def test_what_she_changes_of_what_is_sent_ahead_goes_up_as_she_changed_it(server, two):
    one, other = two
    people_there = many(one)
    seen = Seen(
        server,
        lambda number: [rename(one, who, "Le Bihan") for who in people_there] * (number == 1),
    )

    exchange(one, seen, **SMALL)
    exchange(other, server.connect)

    assert not any(seen.ahead)
    assert {name for _id, name in people(other)} == {"Le Bihan"}
    assert people(other) == people(one)


@pytest.mark.parametrize("after", range(2, 12))
def test_wherever_the_program_ends_nothing_is_lost_and_nothing_twice(server, two, after):
    one, other = two
    many(one)

    with suppress(Ends):
        exchange(Ending(one, after), server.connect, **SMALL)
    exchange(one, server.connect, **SMALL)
    exchange(other, server.connect)

    assert waiting(one) == 0
    assert people(other) == people(one)
    assert len(people(one)) == 6
    with one.reading() as session:
        found = session.execute(
            text("SELECT live, total FROM line_scope WHERE name LIKE 'committee:%'")
        )
        assert tuple(found.one()) == server.fingerprint()


@pytest.mark.parametrize("fault", ["lost", "cut", "twice", "half", "busy"])
def test_what_happens_to_a_batch_sent_ahead_is_made_good_by_the_next_exchange(server, two, fault):
    one, other = two
    many(one)

    exchange(one, over(server, "", fault), **SMALL)
    exchange(one, server.connect, **SMALL)
    exchange(other, server.connect)

    assert waiting(one) == 0
    assert people(other) == people(one)
    assert len(people(one)) == 6
