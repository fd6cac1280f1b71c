"""Programs of different ages speak with each other: nothing is lost, an update brings it all."""

import json
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

import httpx2
import pytest
from laptops import MALIKA, YANN
from make import person
from sqlalchemy import text, update

from organiser import clock
from organiser.domain.exchange.kinds import Kind
from organiser.domain.exchange.matrix import KINDS
from organiser.models.person import Person
from organiser.sync import checking, landing
from organiser.sync.values import Codec, codecs
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.line.keys import approve, waiting_laptops


@dataclass(frozen=True)
class Program:
    """What one program knows of the contract."""

    kinds: Mapping[str, Kind]
    codecs: Mapping[str, Codec]


@pytest.fixture
def today():
    return Program(dict(KINDS), dict(codecs()))


@pytest.fixture
def older(today):
    """A program from before people had a title, and tags were records."""
    her = today.kinds["person"]
    fields = {name: field for name, field in her.fields.items() if name != "title"}
    codec = today.codecs["person"]
    columns = tuple(name for name in codec.columns if name != "title")
    return Program(
        {n: k for n, k in today.kinds.items() if n != "trait"} | {
            "person": Kind(**{**vars_of(her), "fields": fields})
        },
        {n: c for n, c in today.codecs.items() if n != "trait"} | {
            "person": replace(codec, columns=columns, local={**codec.local, "title": ""})
        },
    )  # fmt: skip


def vars_of(kind):
    return {name: getattr(kind, name) for name in Kind.__dataclass_fields__}


@contextmanager
def speaking(program):
    """Within the block, the contract is what *program* knows of it."""
    before = Program(dict(KINDS), dict(codecs()))
    for there, known in ((KINDS, program.kinds), (codecs(), program.codecs)):
        there.clear()
        there.update(known)
    checking._type_of.cache_clear()
    landing._way.cache_clear()
    try:
        yield
    finally:
        for there, known in ((KINDS, before.kinds), (codecs(), before.codecs)):
            there.clear()
            there.update(known)
        checking._type_of.cache_clear()
        landing._way.cache_clear()


class Answered(httpx2.BaseTransport):
    """A headquarters of another age than the laptop."""

    def __init__(self, inner, program):
        self.inner, self.program = inner, program

    def handle_request(self, request):
        with speaking(self.program):
            return self.inner.handle_request(request)


def exchanged(laptop, server, *, here, there):
    """Exchange once: *here* the laptop's program, *there* headquarters'."""

    def connect(url):
        line = server.connect(url)
        line._client._transport = Answered(line._client._transport, there)
        return line

    with speaking(here):
        ended = exchange(laptop, connect)
    assert ended.trouble == ""
    return ended


def said(database):
    """What a laptop says of the only person: names, title, tags; and whether all adds up."""
    with database.reading() as session:
        her = session.execute(text("SELECT first_name, last_name, title FROM person")).one()
        tags = session.execute(text("SELECT value FROM trait ORDER BY value")).scalars().all()
        trouble = session.execute(text("SELECT trouble FROM line_state")).scalar_one()
    return (*her, *tags), trouble


def one_value(database, question):
    with database.reading() as session:
        return session.execute(text(question)).scalar()


@pytest.fixture
def titled(two):
    one, _other = two
    her = person(one, "Camille Riou", tags="quai")
    rename(one, her, title="Dr")
    return her


def rename(database, who, **values):
    with database.transaction("people.edit") as session:
        session.execute(update(Person).where(Person.id == who).values(**values))


def test_an_older_program_keeps_what_it_does_not_know_and_its_edits_spare_it(
    server, two, titled, today, older
):
    one, other = two
    exchanged(one, server, here=today, there=today)
    exchanged(other, server, here=older, there=today)
    read_by_the_older = said(other)
    rename(other, titled, last_name="Le Braz")

    exchanged(other, server, here=older, there=today)
    exchanged(one, server, here=today, there=today)

    assert read_by_the_older == (("Camille", "Riou", ""), "")
    assert said(one) == (("Camille", "Le Braz", "Dr", "quai"), "")


def test_an_update_gives_back_what_was_kept(server, two, titled, today, older):
    one, other = two
    exchanged(one, server, here=today, there=today)
    exchanged(other, server, here=older, there=today)

    exchanged(other, server, here=today, there=today)

    assert said(other) == said(one) == (("Camille", "Riou", "Dr", "quai"), "")
    assert one_value(other, "SELECT count(*) FROM line_kept") == 0
    assert one_value(other, "SELECT count(*) FROM outbox") == 0


def test_a_title_typed_before_the_old_one_could_be_read_stands(server, two, titled, today, older):
    one, other = two
    exchanged(one, server, here=today, there=today)
    exchanged(other, server, here=older, there=today)
    rename(other, titled, title="Pr")

    for each in (other, one):
        exchanged(each, server, here=today, there=today)

    assert said(one)[0][2] == said(other)[0][2] == "Pr"


def test_what_a_newer_program_wrote_outlasts_the_wait_for_the_key(here, pairs):
    one, other = pairs(MALIKA), pairs(YANN)
    her = person(one, "Camille Riou", note="Le soir")
    exchange(one, here.connect)
    here.write("person", her, {**here.record("person", her), "favourite_colour": "green"})
    exchange(other, here.connect)
    for newcomer in waiting_laptops(one):
        approve(one, newcomer.id)
    exchange(one, here.connect)

    exchange(other, here.connect)

    assert one_value(other, "SELECT note FROM person") == "Le soir"
    kept = one_value(other, "SELECT fields FROM line_kept WHERE why = 'extra'")
    assert json.loads(kept) == {"favourite_colour": "green"}


def test_an_older_headquarters_carries_fields_it_cannot_read(server, two, titled, today, older):
    one, other = two

    exchanged(one, server, here=today, there=older)
    exchanged(other, server, here=today, there=older)

    assert said(other)[0][2] == "Dr"
    assert "Dr" not in str(server.execute("SELECT fields FROM record WHERE kind = 'person'"))


def test_a_kind_that_an_older_headquarters_refused_goes_up_once_it_is_newer(
    server, two, titled, today, older
):
    one, other = two
    refused = exchanged(one, server, here=today, there=older)
    again = exchanged(one, server, here=today, there=today)
    tomorrow = clock.now() + timedelta(hours=25)

    with clock.set_to(lambda: tomorrow):
        taken = exchanged(one, server, here=today, there=today)
        exchanged(other, server, here=today, there=today)

    assert (refused.aside, again.aside, taken.aside) == (1, 1, 0)
    assert said(other)[0] == ("Camille", "Riou", "Dr", "quai")
