"""Three laptops and a headquarters through every accident end up holding the same.

The product's own code at both ends, real encrypted files; only the socket is left out.
"""

import json
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from ending import Ending, Ends
from headquarters import Server, over
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
)
from make import PASSWORD
from sizes import share
from sqlalchemy import text, update

from organiser.domain.exchange.matrix import KINDS
from organiser.domain.exchange.records import OTHERS, State
from organiser.errors import OrganiserError
from organiser.models.person import Person
from organiser.sync.knowledge import read
from organiser.usecases import creating, opening
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.line.keys import approve, waiting_laptops
from organiser.usecases.line.pairing import pair
from organiser.usecases.people import editing
from organiser.usecases.rights import erasing

LAPTOPS = st.integers(0, 2)
WHO = st.integers(0, 9)
SMALL = {"limit": 3, "most": 2, "many": 1}
"""Few rows and few changes at once: while two changes travel, the next two go up behind them."""
FAULTS = st.lists(st.sampled_from(["", "lost", "cut", "twice", "half"]), max_size=3)
_made: dict[str, "Paired"] = {}
"""By the kind of headquarters' database."""


class Laptop:
    """One laptop: its file, and copies of it."""

    def __init__(self, home: Path, key: bytes) -> None:
        self.home, self.key = home, key
        self.copies: list[tuple[bytes, int]] = []
        """Bytes, and how many edits had been made anywhere."""
        self.database = opening.open_with_key(home, key)

    def copy(self, edits: int) -> None:
        self.database.settle()
        self.copies.append(((self.home / "committee.db").read_bytes(), edits))

    def put_back(self, at: int) -> int:
        """Put a copy back; return how many edits had been made when it was taken."""
        self.database.close()
        for file in self.home.glob("committee.db*"):
            file.unlink()
        data, edits = self.copies[at % len(self.copies)]
        (self.home / "committee.db").write_bytes(data)
        self.database = opening.open_with_key(self.home, self.key)
        return edits

    def people(self) -> list[tuple[bytes, str, str, str]]:
        with self.database.reading() as session:
            rows = session.execute(text("SELECT id, first_name, last_name, note FROM person"))
            return sorted(tuple(row) for row in rows)

    def value(self, key: bytes, field: str) -> str:
        with self.database.reading() as session:
            return session.execute(
                text(f"SELECT {field} FROM person WHERE id = :id"), {"id": key}
            ).scalar_one()

    def ages(self) -> dict[tuple[str, bytes], dict[str, int]]:
        """In which versions it believes to hold each record, field by field."""
        with self.database.reading() as session:
            rows = session.connection().exec_driver_sql(
                "SELECT record_id, kind, version, state, versions FROM line_known k WHERE EXISTS "
                "(SELECT 1 FROM line_scope s WHERE s.id = k.scope AND s.name LIKE 'committee:%')"
            )
            return {
                key: {name: known.of(name) for name in KINDS[key[0]].fields}
                if known.state is State.LIVE else {OTHERS: known.latest}
                for key, known in read(rows)
                if known.state is not State.ERASED
            }  # fmt: skip

    def not_kept(self) -> set[str]:
        """Every value that lies in a conflict."""
        with self.database.reading() as session:
            rows = session.execute(text("SELECT value, sealed_value FROM conflict"))
            return {json.loads(said) for row in rows for said in row if said}


class Paired:
    """Three laptops of one committee, paired and approved, with their headquarters: made once."""

    def __init__(self, kind: str) -> None:
        self._folder = TemporaryDirectory(ignore_cleanup_errors=True)
        self.folder = Path(self._folder.name)
        self.server = Server(self.folder / "headquarters", kind)
        new = creating.create_committee(
            self.folder / "home", "Plouexemple", password=PASSWORD, insee="29999", in_keyring=False
        )
        self.key = new.database.key()
        new.database.settle()
        new.database.close()
        self._pair()

    def laptop(self, number: int) -> Path:
        return self.folder / f"laptop{number}"

    def _pair(self) -> None:
        committee = self.server.committee()
        laptops = []
        for number in range(3):
            shutil.copytree(self.folder / "home", self.laptop(number))
            laptops.append(Laptop(self.laptop(number), self.key))
            with self.server.connect() as line:
                code = self.server.code(committee)
                pair(laptops[-1].database, line, code, f"L{number}", "test")
            exchange(laptops[-1].database, self.server.connect)
        exchange_all(laptops, self.server)
        for newcomer in waiting_laptops(laptops[0].database):
            approve(laptops[0].database, newcomer.id)
        exchange_all(laptops, self.server)
        for laptop in laptops:
            laptop.database.settle()
            laptop.database.close()


def exchange_all(laptops: list[Laptop], server: Server) -> None:
    """Exchange until a whole round carried nothing, three rounds at most."""
    for _round in range(3):
        done = [exchange(laptop.database, server.connect) for laptop in laptops]
        if not any(one.sent or one.received or one.state != "up_to_date" for one in done):
            return


@dataclass
class Edit:
    """One value typed, and the one that stood there before her eyes."""

    laptop: int
    record: bytes
    field: str
    value: str
    seen: str
    is_excused: bool = False
    """Whether the laptop was put back to before it: what nobody holds any more may be lost."""


class Laptops(RuleBasedStateMachine):
    """What three people do to one list."""

    kind = "sqlite"

    @initialize()
    def begin(self) -> None:
        if self.kind not in _made:
            _made[self.kind] = Paired(self.kind)
        paired = _made[self.kind]
        self.folder = Path(mkdtemp())
        self.server = Server(self.folder / "headquarters", self.kind, of=paired.server)
        self.backups: list[bytes] = []
        self.laptops = []
        self.count = 0
        self.erased: set[bytes] = set()
        self.edits: list[Edit] = []
        for number in range(3):
            there = shutil.copytree(paired.laptop(number), self.folder / f"laptop{number}")
            self.laptops.append(Laptop(there, paired.key))

    def teardown(self) -> None:
        for laptop in getattr(self, "laptops", ()):
            laptop.database.close()
        self.server.drop(self.backups)
        shutil.rmtree(self.folder, ignore_errors=True)

    def one(self, laptop: int, who: int) -> bytes | None:
        people = self.laptops[laptop].people()
        return people[who % len(people)][0] if people else None

    @rule(laptop=LAPTOPS)
    def create(self, laptop) -> None:
        self.count += 1
        editing.add_person(
            self.laptops[laptop].database, {"first_name": f"P{self.count}", "last_name": "X"}
        )

    @rule(laptop=LAPTOPS, who=WHO, field=st.sampled_from(["first_name", "last_name", "note"]))
    def edit(self, laptop, who, field) -> None:
        key = self.one(laptop, who)
        if key is None:
            return
        self.count += 1
        seen = self.laptops[laptop].value(key, field)
        self.edits.append(Edit(laptop, key, field, f"v{self.count}", seen))
        with self.laptops[laptop].database.transaction("test") as session:
            session.execute(
                update(Person).where(Person.id == _id(key)).values({field: f"v{self.count}"})
            )

    @rule(laptop=LAPTOPS, who=WHO, value=st.sampled_from(["", "Soudeuse"]))
    def write_the_same(self, laptop, who, value) -> None:
        """What several type alike is nobody's loss: only its versions are looked at."""
        key = self.one(laptop, who)
        if key is not None:
            with self.laptops[laptop].database.transaction("test") as session:
                session.execute(
                    update(Person).where(Person.id == _id(key)).values(occupation=value)
                )

    @rule(laptop=LAPTOPS, who=WHO)
    def delete(self, laptop, who) -> None:
        key = self.one(laptop, who)
        if key is not None:
            with self.laptops[laptop].database.transaction("test") as session:
                session.execute(text("DELETE FROM person WHERE id = :id"), {"id": key})

    @rule(laptop=LAPTOPS, who=WHO)
    def erase(self, laptop, who) -> None:
        key = self.one(laptop, who)
        if key is not None:
            try:
                erasing.erase(self.laptops[laptop].database, _id(key))
            except OrganiserError:
                return
            self.erased.add(key)

    @rule(laptop=LAPTOPS, faults=FAULTS)
    def talk(self, laptop, faults) -> None:
        exchange(self.laptops[laptop].database, over(self.server, *faults), limit=3)

    @rule(laptop=LAPTOPS, faults=FAULTS)
    def talk_in_small_batches(self, laptop, faults) -> None:
        exchange(self.laptops[laptop].database, over(self.server, *faults), **SMALL)

    @rule(laptop=LAPTOPS, faults=FAULTS, after=st.integers(0, 12))
    def be_killed(self, laptop, faults, after) -> None:
        """Between any two of its transactions: read, frozen, sent ahead, answered, settled."""
        with suppress(Ends):
            exchange(
                Ending(self.laptops[laptop].database, after), over(self.server, *faults), **SMALL
            )

    @rule(laptop=LAPTOPS)
    def copy(self, laptop) -> None:
        self.laptops[laptop].copy(len(self.edits))

    @rule(laptop=LAPTOPS, at=st.integers(0, 3))
    def put_back(self, laptop, at) -> None:
        if self.laptops[laptop].copies:
            made = self.laptops[laptop].put_back(at)
            for edit in self.edits[made:]:
                edit.is_excused |= edit.laptop == laptop

    @rule()
    def back_up_server(self) -> None:
        self.backups.append(self.server.dump())

    @precondition(lambda self: getattr(self, "backups", None))
    @rule(at=st.integers(0, 3))
    def restore_server(self, at) -> None:
        self.server.restore(self.backups[at % len(self.backups)])

    @rule()
    def all_agree(self) -> None:
        exchange_all(self.laptops, self.server)
        people = [laptop.people() for laptop in self.laptops]
        assert people[0] == people[1] == people[2]
        assert not self.erased & {key for key, *_rest in people[0]}
        for laptop in self.laptops:
            with laptop.database.reading() as session:
                waiting = session.execute(text("SELECT kind, verb FROM outbox")).all()
                assert waiting == []
                prints = session.execute(
                    text("SELECT live, total FROM line_scope WHERE name LIKE 'committee:%'")
                ).one()
            assert tuple(prints) == self.server.fingerprint()
        ages = self.server.ages()
        for laptop in self.laptops:
            assert laptop.ages() == ages
        self.check_edits()

    def check_edits(self) -> None:
        """No value typed is lost without a trace; none that was seen and replaced comes back."""
        laptop = self.laptops[0]
        not_kept = laptop.not_kept()
        alive = {key for key, *_rest in laptop.people()}
        standing = [edit for edit in self.edits if edit.record in alive]
        replaced = {(e.record, e.field, e.seen) for e in standing}
        for edit in standing:
            now = laptop.value(edit.record, edit.field)
            place = (edit.record, edit.field, edit.value)
            if not edit.is_excused:
                assert now == edit.value or place in replaced or edit.value in not_kept, edit
                assert now != edit.seen, edit


def _id(key: bytes):
    from uuid import UUID

    return UUID(bytes=key)


class LaptopsOfPostgresql(Laptops):
    """The same, with headquarters on PostgreSQL."""

    kind = "postgresql"


def _lives(most: int) -> settings:
    return settings(
        max_examples=share(most), stateful_step_count=25, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip


TestLaptops = Laptops.TestCase
TestLaptops.settings = _lives(16)
TestLaptopsOfPostgresql = LaptopsOfPostgresql.TestCase
TestLaptopsOfPostgresql.settings = _lives(4)
