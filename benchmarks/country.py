"""A database of many committees: how much room each takes, and that no statement reads through a table.

    python benchmarks/country.py [committees]

PostgreSQL, filled with invented committees; one of them is real, sent up by a laptop. Then every
statement of an exchange, of an erasure and of the nightly purge is caught as it is made, and
PostgreSQL says how it finds the rows (EXPLAIN ANALYZE; nothing of it stays).
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import msgspec
from serving import Laptop, edit, person
from syncing import Ours

PEOPLE, RECORDS = 1_250, 300
"""Of the real committee; of each invented one."""
GREAT = ("record", "device_batch", "device", "committee", "scope", "enrolment")
_FILL = (
    "INSERT INTO scope (name, last_seq, live, total, purged_below) SELECT 'committee:' || "
    "md5(n::text), {records}, {records}, '0', 0 FROM generate_series(1, {committees}) n",
    "INSERT INTO committee (id, name, insee, created_at, scope_id) SELECT md5(n::text)::uuid, "
    "'Comité', '22266', now(), s.id FROM generate_series(1, {committees}) n "
    "JOIN scope s ON s.name = 'committee:' || md5(n::text)",
    "INSERT INTO device (committee_id, secret, token_hash, public_key, program, incarnation, "
    "last_no, last_digest, last_results, cursors, paired_at, seen_at) SELECT c.id, '', "
    "md5(c.id::text || m) || md5(m || c.id::text), '', '', 1, 1, '', '', '{{}}', now(), now() "
    "FROM committee c, generate_series(1, 3) m",
    "INSERT INTO record (scope_id, id, kind, seq, state, subject, fields, secret, versions, "
    "changed_at) SELECT s.id, gen_random_uuid(), 'person', n, (n % 50 = 0)::int, "
    "gen_random_uuid(), '{{\"basis\": \"pending\"}}', decode(repeat(md5(n::text), 10), 'hex'), "
    '\'{{"*": [1, 1, "1.1"]}}\', 1 FROM scope s, generate_series(1, {records}) n '
    "WHERE s.last_seq = {records} AND s.total = '0'",
    "INSERT INTO device_batch (scope_id, device_id, incarnation, number, day, change_ids) "
    "SELECT c.scope_id, d.id, 1, 1000 + n, 1, '\\x0000000000000001' FROM device d "
    "JOIN committee c ON c.id = d.committee_id, generate_series(1, 20) n",
)


def main() -> int:
    """Fill, measure, explain; return 1 when a statement reads through a table."""
    committees = next((int(word) for word in sys.argv[1:] if word.isdigit()), 2_000)
    with tempfile.TemporaryDirectory() as name:
        ours = Ours(Path(name), PEOPLE)
        try:
            real = _room(ours)
            return _explained(ours, real, committees)
        finally:
            ours.serving.stop()


def _room(ours: Ours) -> object:
    """Say how much room a real committee takes."""
    committee = ours.serving.committee()
    ours.copy("first")
    ours.pair("first", committee)
    before = _sizes()
    _cost, said = ours.exchange("first")
    after = _sizes()
    grown = {name: after[name] - before[name] for name in after}
    print(f"{PEOPLE:,} people of 20 fields are {said['sent']:,} records: "
          f"{grown['record'] / PEOPLE / 1024:.1f} kB a person with indexes, "
          f"{grown['record'] / said['sent']:.0f} B a record; which edits were taken: "
          f"{grown['device_batch'] / said['sent']:.0f} B an edit")  # fmt: skip
    return committee


def _sizes() -> dict[str, int]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        found = {}
        for name in ("record", "device_batch"):
            cursor.execute(
                "SELECT sum(pg_total_relation_size(relid)) FROM pg_partition_tree(%s)", [name]
            )
            found[name] = int(cursor.fetchone()[0])
    return found


def _explained(ours: Ours, real: object, committees: int) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in _FILL:
            cursor.execute(statement.format(committees=committees, records=RECORDS))
        cursor.execute("ANALYZE")
    print(f"beside it {committees:,} committees of {RECORDS} records and three laptops")
    through = 0
    for name, statements in _acts(ours, real).items():
        print(name)
        for statement, ways, took in statements:
            bad = sorted(way for way in ways if way.startswith("through "))
            through += len(bad)
            print(f"  {took:6.2f} ms  {statement:58} {', '.join(bad or sorted(ways))}")
    print("nothing reads through a table" if not through else f"{through} READ THROUGH A TABLE")
    return int(through > 0)


def _acts(ours: Ours, real: object) -> dict[str, list[Any]]:
    """Do what headquarters does, and return how PostgreSQL found the rows of each statement."""
    from organiser.hq import home
    from organiser.hq.usecases import exchange, purging, revoking

    keys, laptop = home.keys(), ours.serving.pair(real)
    laptop.exchange()
    told = Asking(laptop, keys, exchange.exchange)
    people = told.people()
    found = {}
    for name, act in (
        ("nothing new", told),
        ("a page of 2,000 rows", lambda: told(cursor=0)),
        ("five edits", lambda: told([edit(key, laptop.cur[told.scope]) for key in people[:5]])),
        ("two thousand new people", lambda: told([person(uuid4().hex) for _ in range(2_000)])),
        ("edits sent again", lambda: told([edit(key, 1) for key in people[:5]], resend=True)),
        ("an erasure", lambda: _erased(revoking, keys, real, people[9])),
        ("the nightly purge of one committee", lambda: purging.purge_scope(told.scope)),
    ):  # fmt: skip
        with caught() as made:
            act()
        found[name] = [
            explain(*each) for each in made if "record" in each[0] or "device" in each[0]
        ]
    return found


def _erased(revoking: Any, keys: object, committee: Any, key: str) -> None:
    from django.db import transaction

    with transaction.atomic():
        revoking.erase_in(keys, committee.pk, UUID(hex=key))


class Asking:
    """Asks headquarters in this process, where its statements can be caught."""

    def __init__(self, laptop: Laptop, keys: object, exchange: Any) -> None:
        self._laptop, self._keys, self._exchange = laptop, keys, exchange
        self.scope = next(name for name in laptop.cur if name.startswith("committee:"))

    def __call__(
        self, changes: Any = None, *, cursor: int | None = None, resend: bool = False
    ) -> Any:
        from organiser.sync import wire

        mine = self._laptop
        cursors = mine.cur if cursor is None else {**mine.cur, self.scope: cursor}
        batch = wire.Batch(mine.last_no + 1, changes, resend) if changes else None
        said = self._exchange(
            self._keys, mine.token,
            wire.SyncRequest(wire.VERSION, "bench", mine.epoch, mine.inc, cursors, batch=batch),
        )  # fmt: skip
        mine.last_no = said.last_no
        return said

    def people(self) -> list[str]:
        """Return some people of the committee, and be up to date."""
        feed = self(cursor=0).feeds[self.scope]
        found = [row.id for row in feed.rows if row.kind == "person"]
        while feed.more:
            self._laptop.cur[self.scope] = feed.cur
            feed = self().feeds[self.scope]
            found += [row.id for row in feed.rows if row.kind == "person"]
        self._laptop.cur[self.scope] = feed.cur
        return found


@contextmanager
def caught() -> Iterator[list[Any]]:
    """Catch every statement that is made inside."""
    from django.db import connection

    made: list[Any] = []

    def note(execute: Any, statement: str, values: Any, many: bool, context: Any) -> Any:
        made.append((statement, values))
        return execute(statement, values, many, context)

    with connection.execute_wrapper(note):
        yield made


def explain(statement: str, values: Any) -> tuple[str, set[str], float]:
    """Return the words of a statement, how PostgreSQL found its rows, and the milliseconds it took."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", values)
        (plan,) = cursor.fetchone()
        transaction.set_rollback(True)
    plan = plan[0] if isinstance(plan, list) else msgspec.json.decode(plan)[0]
    words = " ".join(statement.split())
    return words[:56], set(_ways(plan["Plan"])), plan["Execution Time"]


def _ways(node: dict[str, Any]) -> Iterator[str]:
    """Yield how each table is looked into; "through" one of the great ones is what must not be."""
    table = str(node.get("Relation Name", ""))
    great = table in GREAT or table.startswith(("record_", "device_batch_"))
    if (
        node["Node Type"] == "Seq Scan"
        and great
        and node["Actual Rows"] + node.get("Rows Removed by Filter", 0) > 100
    ):
        yield f"through {table}"
    elif "Index Name" in node:
        yield f"by {node['Index Name']}"
    for inner in node.get("Plans", ()):
        yield from _ways(inner)


if __name__ == "__main__":
    raise SystemExit(main())
