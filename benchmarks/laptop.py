"""One laptop of the benchmarks of the line, in a process of its own; it prints what it cost as JSON.

    python benchmarks/laptop.py FOLDER make PEOPLE | add PEOPLE | edit MANY
    python benchmarks/laptop.py FOLDER pair URL CODE | approve | write | flatten
    python benchmarks/laptop.py FOLDER exchange URL [window]

*window*: as while a window is open, and she goes on writing: how long did each write of hers take?
"""

import csv
import json
import resource
import sys
import threading
import time
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

KEY = b"k" * 32
EVERY = 0.01
"""Seconds between two writes of hers."""


def main() -> None:
    """Do what was asked and print what it cost."""
    folder, act, *words = sys.argv[1:]
    print(json.dumps(_ACTS[act](Path(folder), *words)))


def make(folder: Path, people: str) -> dict[str, Any]:
    """Import a list of twenty columns into a new file."""
    from organiser import clock
    from organiser.models.committee import Committee
    from organiser.usecases import creating

    folder.mkdir(parents=True, exist_ok=True)
    database = _open(folder)
    creating.make_tables(database)
    with database.transaction("committee.create") as session:
        session.add(Committee(name="Banc", created_at=clock.now()))
    if int(people):
        _bring_in(database, folder, int(people))
    return {"records": _count(database, "outbox")}


def add(folder: Path, people: str) -> dict[str, Any]:
    """Import another list."""
    database = _open(folder)
    _bring_in(database, folder, int(people))
    return {"records": _count(database, "outbox")}


def pair(folder: Path, url: str, code: str) -> dict[str, Any]:
    """Pair it."""
    from organiser.sync.client import Headquarters
    from organiser.usecases.line import pairing

    pairing.link(_open(folder), Headquarters, url, code, "Portable")
    return {}


def edit(folder: Path, many: str) -> dict[str, Any]:
    """Change one field of *many* people."""
    from sqlalchemy import text

    with _open(folder).transaction("people.edit") as session:
        session.execute(
            text("UPDATE person SET occupation = 'métier ' || hex(randomblob(4)) WHERE id IN "
                 "(SELECT id FROM person ORDER BY id LIMIT :many)"), {"many": int(many)},
        )  # fmt: skip
    return {}


def flatten(folder: Path) -> dict[str, Any]:
    """Have a file that was never paired hold the same words as one record a person."""
    from organiser.sync import capture

    with _open(folder).raw() as connection, connection.begin():
        with capture.switched_off(connection):
            for statement in _FLAT.split(";"):
                connection.exec_driver_sql(statement)
        connection.exec_driver_sql("DELETE FROM outbox WHERE kind <> 'person'")
    return {}


_FLAT = """
UPDATE person SET
    basis_evidence = (SELECT concat_ws(' ', number, street, postcode, city, raw) FROM address a
                      WHERE a.id = person.address_id),
    origin_detail = origin_detail || (SELECT group_concat(kind || typed || key, ' ') FROM contact_point c
                     WHERE c.person_id = person.id),
    next_step = coalesce((SELECT group_concat(kind || value, ' ') FROM trait t
                          WHERE t.person_id = person.id), ''),
    address_id = NULL, household_id = NULL;
DELETE FROM contact_point; DELETE FROM trait; DELETE FROM notice; DELETE FROM address
"""


def approve(folder: Path) -> dict[str, Any]:
    """Hand the committee's key to who asks for it."""
    from organiser.usecases.line import keys

    database = _open(folder)
    asking = keys.waiting_laptops(database)
    for newcomer in asking:
        keys.approve(database, newcomer.id)
    return {"approved": len(asking)}


def exchange(folder: Path, url: str, window: str = "") -> dict[str, Any]:
    """Exchange to the end."""
    from organiser.progress import Progress
    from organiser.sync import freezing, wire
    from organiser.sync.client import Headquarters
    from organiser.usecases.line import exchanging

    database = _open(folder)
    database.make_ready()
    memory: list[int] = []
    progress = Progress(lambda _done, _total: memory.append(_held()))
    cpu, began = time.process_time(), time.monotonic()
    work = _with_her if window else _alone
    sizes = (2_000, 3_000) if window else (wire.ROWS_AT_ONCE, freezing.MOST_CHANGES)
    act = partial(
        exchanging.exchange, database, lambda _url: Headquarters(url), progress, *sizes
    )  # fmt: skip
    done, waits = work(database, act)
    memory.append(_held())
    found = {
        "cpu": time.process_time() - cpu, "wall": time.monotonic() - began, "state": done.state,
        "trouble": done.trouble, "sent": done.sent, "received": done.received, "trips": done.trips,
        "waits": waits, "memory": memory, "records": _count(database, "line_known"),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10,
        "fingerprint": _fingerprint(database),
    }  # fmt: skip
    database.close()
    return found


def _alone(_database: Any, act: Any) -> tuple[Any, list[float]]:
    return act(), []


def write(folder: Path) -> dict[str, Any]:
    """Let her write while nothing else goes on: what such a write takes by itself."""
    database = _open(folder)
    database.make_ready()
    return {"waits": _with_her(database, partial(time.sleep, 4))[1]}


def _with_her(database: Any, act: Any) -> tuple[Any, list[float]]:
    """Act in a thread, as the window does, while she writes; return how long each write took."""
    from sqlalchemy import text

    found: list[Any] = []
    worker = threading.Thread(target=lambda: found.append(act()))
    waits: list[float] = []
    worker.start()
    number = 0
    while worker.is_alive():
        time.sleep(EVERY)
        number += 1
        start = time.monotonic()
        with database.transaction("bench.write") as session:  # a table that does not travel
            session.execute(
                text("UPDATE act SET subject = :s WHERE number = 1"), {"s": str(number)}
            )
        waits.append((time.monotonic() - start) * 1000)
    return found[0], waits


def _open(folder: Path) -> Any:
    from organiser.database import Database

    return Database(folder / "committee.db", KEY)


def _bring_in(database: Any, folder: Path, people: int) -> None:
    from importing import write_rows

    from organiser.domain.consent import Origin
    from organiser.usecases.people import files

    _number(folder / "list.csv", write_rows, people, _count(database, "person"))
    draft = files.open_draft(database, folder / "list.csv")
    report = files.bring_in(database, draft, Origin.COMMITTEE)
    assert report.added == people, report


def _number(path: Path, write: Any, people: int, first: int) -> None:
    """Write a list of people; of those after the *first*, each is somebody else."""
    write(path, people)
    if not first:
        return
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file, delimiter=";")
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(head)
        for at, row in enumerate(rows, first):
            changed = {0: f"id{at}", 3: f"{row[3]} {at}", 5: f"q{at}@example.org",
                       6: f"07{at:08d}", 7: ""}  # fmt: skip
            out.writerow([changed.get(column, value) for column, value in enumerate(row)])


def _count(database: Any, table: str) -> int:
    with database.raw() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar())


def _fingerprint(database: Any) -> list[Any]:
    with database.raw() as connection:
        rows = connection.exec_driver_sql("SELECT name, cursor, live, total FROM line_scope")
        return [list(row) for row in rows]


def _held() -> int:
    """Return the memory held now, in MB."""
    import psutil

    return int(psutil.Process().memory_info().rss >> 20)


_ACTS = {
    "make": make, "add": add, "pair": pair, "approve": approve, "edit": edit, "exchange": exchange,
    "write": write, "flatten": flatten,
}  # fmt: skip

if __name__ == "__main__":
    main()
