"""Laptops and headquarters are killed, the line is cut at any byte: nothing is lost by it."""

import json
import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

import pytest
from make import bring_in, candidate, person
from sizes import share
from sqlalchemy import text, update
from tcp_line import DOWN, UP, Line

from organiser.errors import OrganiserError
from organiser.models.person import Person
from organiser.sync.client import Headquarters
from organiser.usecases import checking
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.rights import erasing
from tests.journeys.real_line import RealLaptop, RealServer, paired, people

ACCIDENTS = 3
"""Before everything is made well and looked over."""
FIELDS = ("first_name", "last_name", "note")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX's")


@dataclass
class World:
    """Who is there, and what was acknowledged."""

    server: RealServer
    line: Line
    laptops: list[RealLaptop]
    typed: list[tuple[UUID, int, str, str]] = field(default_factory=list)
    """Person, which field, what was typed, what stood there."""
    deleted: set[UUID] = field(default_factory=set)
    erased: set[UUID] = field(default_factory=set)
    made: set[UUID] = field(default_factory=set)
    count: int = 0


@pytest.fixture(scope="module")
def world(tmp_path_factory, made_committee):
    folder = tmp_path_factory.mktemp("line")
    server = RealServer(folder)
    line = Line(server.port)
    yield World(server, line, paired(server, line, folder, made_committee))
    line.close()
    server.close()


@pytest.mark.parametrize("seed", range(share(2, 100)))
def test_after_kills_and_cuts_everything_acknowledged_is_everywhere(world, seed):
    chance = random.Random(seed)

    for _ in range(ACCIDENTS):
        _work(world, chance)
        if not _suffer(world, chance, within=900):
            assert _suffer(world, chance, within=40)  # no exchange is as short as that

    _make_well(world)
    _all_hold_the_same(world)
    _nothing_is_lost(world)


def test_both_programs_find_nothing_wrong_after_it(world):
    laptop = world.laptops[0]
    words = (
        ["organiser", "--home", str(laptop.home), "check"],
        ["organiser.hq", "check"],
    )

    said = [
        subprocess.run(
            [sys.executable, "-m", *each, "--json"], capture_output=True, check=False,
            env={**world.server.environment, "ORGANISER_PASSPHRASE_FILE": str(laptop.secret)},
        ).stdout
        for each in words
    ]  # fmt: skip

    problems = [each for one in said for each in json.loads(one)["problems"]]
    assert [each for each in problems if "fsync" not in each] == []


def _work(world: World, chance: random.Random) -> None:
    """Type on every laptop; what returns is acknowledged."""
    for laptop in world.laptops:
        database = laptop.open()
        for _ in range(chance.randint(1, 5)):
            _do_one(world, chance, database)
        database.close()


def _do_one(world: World, chance: random.Random, database) -> None:
    there, wish = sorted(people(database)), chance.random()
    world.count += 1
    if len(there) < 5 or wish < 0.4:
        world.made.add(person(database, f"P{world.count} X"))
        return
    if wish < 0.43:
        many = [candidate(f"I{world.count}x{n} Bihan", n) for n in range(40)]
        bring_in(database, *many, file_name=f"{world.count}.csv")
        world.made |= people(database).keys() - set(there)
        return
    who = chance.choice(there)
    if wish < 0.92:
        _edit(world, chance, database, who)
    elif wish < 0.96:
        with database.transaction("people.delete") as session:
            session.execute(text("DELETE FROM person WHERE id = :id"), {"id": who.bytes})
        world.deleted.add(who)
    else:
        try:
            erasing.erase(database, who)
        except OrganiserError:
            return
        world.erased.add(who)


def _edit(world: World, chance: random.Random, database, who: UUID) -> None:
    at = chance.randrange(3)
    seen, value = people(database)[who][at], f"v{world.count}"
    with database.transaction("people.edit") as session:
        session.execute(update(Person).where(Person.id == who).values({FIELDS[at]: value}))
    world.typed.append((who, at, value, seen))


def _suffer(world: World, chance: random.Random, within: int) -> bool:
    """Have one or two laptops exchange; return whether something ended it."""
    before = world.line.happened
    world.server.let_go()
    some = chance.sample(world.laptops, chance.randint(1, 2))
    is_small = chance.random() < 0.5
    processes = [laptop.sync_in_small_batches() if is_small else laptop.sync() for laptop in some]
    wait = chance.choice((0, chance.uniform(0, 0.1)))
    act = chance.choice(
        (processes[0].kill, world.server.kill, world.server.lose_its_database, _only_cut)
    )  # fmt: skip
    at = min(int(chance.expovariate(1 / within)), 3 * within)
    is_cut = act is _only_cut or not wait
    world.line.plan(chance.choice((UP, DOWN)), at, partial(_after, wait, act), is_cut=is_cut)
    ended = [process.communicate(timeout=120) for process in processes]
    world.line.heal()
    world.server.be_there()
    assert [errors for _out, errors in ended if b"Traceback" in errors] == []
    return world.line.happened > before


def _after(wait: float, act) -> None:
    time.sleep(wait)
    act()


def _only_cut() -> None:
    """Nobody dies of it."""


def _make_well(world: World) -> None:
    for _ in range(2):
        for laptop in world.laptops:
            database = laptop.open()
            ended = exchange(database, Headquarters)
            database.close()
            assert ended.trouble == ""


def _all_hold_the_same(world: World) -> None:
    found, prints = [], {world.server.inside.fingerprint()}
    for laptop in world.laptops:
        database = laptop.open()
        found.append(people(database))
        with database.reading() as session:
            prints.add(tuple(session.execute(
                text("SELECT live, total FROM line_scope WHERE name LIKE 'committee:%'")
            ).one()))  # fmt: skip
            waiting = session.execute(text(
                "SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM line_batch)"
            )).scalar()  # fmt: skip
        assert waiting == 0
        assert checking.check(database).problems == ()
        database.close()
    assert found[0] == found[1] == found[2]
    assert len(prints) == 1


def _nothing_is_lost(world: World) -> None:
    """What was typed stands, or was replaced by who saw it, or lies where it can be read."""
    database = world.laptops[0].open()
    there = people(database)
    with database.reading() as session:
        rows = session.execute(text("SELECT value, sealed_value FROM conflict"))
        not_kept = {json.loads(said) for row in rows for said in row if said}
    database.close()
    assert there.keys() == world.made - world.deleted - world.erased
    assert not world.erased & {UUID(hex=key) for key in world.server.inside.subjects()}
    replaced = {(who, at, seen) for who, at, _value, seen in world.typed}
    for who, at, value, seen in world.typed:
        if who in there:
            now = there[who][at]
            assert now == value or (who, at, value) in replaced or value in not_kept
            assert now != seen
