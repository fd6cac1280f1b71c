"""What an exchange costs headquarters: CPU of the server and of PostgreSQL, bytes, exchanges a second.

    python benchmarks/serving.py [sqlite]

The real `organiser-hq serve`, real HTTP on loopback, laptops of their own committees. Each exchange
of the first kind sends five edits and reads what is new; the second kind has nothing to say.
"""

import atexit
import base64
import hashlib
import http.client
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe
from threading import Lock, Thread
from typing import Self
from uuid import uuid4

import msgspec
import psutil

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from organiser.sync import wire  # noqa: E402  (after the path)
from organiser.sync.client import Headquarters  # noqa: E402
from organiser.sync.packing import packed, unpacked  # noqa: E402

COMMITTEES, PEOPLE, AT_ONCE, SECONDS = 60, 60, 12, 12
LAPTOPS = 2
"""Of each committee: half of what one sends is new to the other."""
GOAL_CPU, GOAL_RATE, GOAL_BYTES = 3.5, 300, 600
FIRST = 39_000
GOAL_TRIPS = 6
A_SECOND, GOAL_P99 = 60, 60
_answers = msgspec.json.Decoder(wire.SyncResponse)


@dataclass
class Laptop:
    """One laptop, as far as the line knows it."""

    port: int
    token: str
    epoch: str = ""
    inc: int = 1
    last_no: int = 0
    cur: dict[str, int] = field(default_factory=dict)
    people: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def exchange(self, changes: list[wire.Change] | None = None) -> wire.SyncResponse:
        """Exchange once; remember where headquarters thinks we are."""
        batch = wire.Batch(self.last_no + 1, changes) if changes else None
        asked = wire.SyncRequest(
            wire.VERSION, "organiser bench", self.epoch, self.inc, self.cur, fresh=not self.epoch,
            batch=batch,
        )  # fmt: skip
        body, encoding = packed(wire.encode(asked))
        head = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        if encoding:
            head["Content-Encoding"] = encoding
        self.line.request("POST", "/v1/sync", body, head)
        answer = self.line.getresponse()
        raw = answer.read()
        if answer.status != 200:
            raise RuntimeError(answer.status, raw[:200])
        said = _answers.decode(unpacked(raw, answer.headers.get("Content-Encoding") or ""))
        assert {result.status for result in said.results} <= {"ok", "ok_more"}
        self.epoch, self.inc, self.last_no = said.epoch, said.inc, said.last_no
        for name, feed in said.feeds.items():
            self.cur[name] = feed.cur
        return said


def person(key: str) -> wire.Change:
    """Return somebody new, as full as people are in a list."""
    now = int(time.time() * 1000)
    fields = {
        "origin": "committee", "relation": "occasional", "basis": "pending", "created_at": now,
        "first_name": random.choice(("Camille", "Yann", "Malika")), "last_name": f"Le {key[:8]}",
        "birth_date": "1980-05-17", "birth_year": 1980, "occupation": "Institutrice",
        "external_id": key[:10], "basis_evidence": "", "origin_detail": "", "title": "",
    }  # fmt: skip
    return wire.Change("person", key, "put", 0, now, fields, [random.getrandbits(53)], {}, key)


def edit(key: str, base: int) -> wire.Change:
    """Return one edit of somebody."""
    fields = {"occupation": f"O{random.getrandbits(40)}"}
    now = int(time.time() * 1000)
    return wire.Change("person", key, "put", base, now, fields, [random.getrandbits(53)], {}, key)


def main() -> int:
    """Measure; return 1 when a goal is missed."""
    kind = "sqlite" if "sqlite" in sys.argv[1:] else "postgresql"
    with tempfile.TemporaryDirectory() as folder:
        server = Serving(Path(folder), kind)
        try:
            return _measure(server, kind)
        finally:
            server.stop()


def _measure(server: "Serving", kind: str) -> int:
    laptops = []
    for _ in range(COMMITTEES):
        committee, people = server.committee(), [uuid4().hex for _ in range(PEOPLE)]
        for number in range(LAPTOPS):
            laptop = server.pair(committee)
            laptop.people = people[number::LAPTOPS]
            laptop.exchange()
            if number == 0:
                laptop.exchange([person(key) for key in people])
            laptops.append(laptop)
    cpu, database, rate, waits = _run(server, laptops, _edits)
    print(f"five edits up, what is new down ({kind}): {cpu + database:.2f} ms CPU "
          f"(server {cpu:.2f} + database {database:.2f}; goal {GOAL_CPU})")  # fmt: skip
    print(f"  {rate:.0f} exchanges/s with {AT_ONCE} at once (goal {GOAL_RATE}); "
          f"p50 {waits[len(waits) // 2]:.0f} ms, p99 {waits[len(waits) * 99 // 100]:.0f} ms")  # fmt: skip
    steady = _steadily(laptops)
    print(f"  {A_SECOND} a second for {SECONDS} s: p50 {steady[len(steady) // 2]:.0f} ms, "
          f"p99 {steady[len(steady) * 99 // 100]:.0f} (goal {GOAL_P99}), longest {steady[-1]:.0f}")  # fmt: skip
    idle, idle_database, idle_rate, _ = _run(server, laptops, Laptop.exchange)
    size = _bytes_of_nothing(server)
    print(f"nothing new: {idle + idle_database:.2f} ms CPU ({idle:.2f} + {idle_database:.2f}), "
          f"{idle_rate:.0f}/s, {size} bytes both ways, heads included (goal {GOAL_BYTES})")  # fmt: skip
    trips, spent, peak = _first(server)
    print(f"first upload of {FIRST:,} records: {trips} requests (goal {GOAL_TRIPS}), "
          f"{spent / FIRST * 1e6:.0f} µs CPU a record, {peak} MB peak of the server")  # fmt: skip
    missed = cpu + database > GOAL_CPU or rate < GOAL_RATE or size > GOAL_BYTES
    missed = missed or steady[len(steady) * 99 // 100] > GOAL_P99
    return int(missed or trips > GOAL_TRIPS)


def _edits(laptop: Laptop) -> None:
    base = max(laptop.cur.values())
    laptop.exchange([edit(key, base) for key in random.sample(laptop.people, 5)])


def _run(
    server: "Serving", laptops: list[Laptop], act: Callable[[Laptop], object]
) -> tuple[float, float, float, list[float]]:
    ends = time.monotonic() + SECONDS
    before, began = server.cpu(), time.monotonic()

    def work(mine: list[Laptop]) -> list[float]:
        waits = []
        while time.monotonic() < ends:
            start = time.monotonic()
            act(random.choice(mine))
            waits.append((time.monotonic() - start) * 1000)
        return waits

    with ThreadPoolExecutor(AT_ONCE) as pool:
        parts = pool.map(work, [laptops[at::AT_ONCE] for at in range(AT_ONCE)])
        waits = sorted(wait for part in parts for wait in part)
    spent = time.monotonic() - began
    after = server.cpu()
    cpu, database = ((after[at] - before[at]) * 1000 / len(waits) for at in (0, 1))
    return cpu, database, len(waits) / spent, waits


def _steadily(laptops: list[Laptop]) -> list[float]:
    """Have laptops call at moments of their own; return how long after each it was answered."""
    began, many = time.monotonic() + 0.2, A_SECOND * SECONDS
    moments = iter(sorted(random.uniform(0, SECONDS) for _ in range(many)))
    lock, waits = Lock(), list[float]()

    def work(mine: list[Laptop]) -> None:
        while True:
            with lock:
                moment = next(moments, None)
            if moment is None:
                return
            time.sleep(max(0.0, began + moment - time.monotonic()))
            _edits(random.choice(mine))
            waits.append((time.monotonic() - began - moment) * 1000)

    with ThreadPoolExecutor(2 * AT_ONCE) as pool:
        list(pool.map(work, [laptops[at :: 2 * AT_ONCE] for at in range(2 * AT_ONCE)]))
    return sorted(waits)


def _first(server: "Serving") -> tuple[int, float, int]:
    laptop = server.pair(server.committee())
    laptop.exchange()
    waiting = [person(uuid4().hex) for _ in range(FIRST)]
    trips, before = 0, sum(server.cpu())
    while waiting:
        many = min(wire.MOST_CHANGES, len(waiting))
        while len(packed(wire.encode(wire.Batch(1, waiting[:many])))[0]) > wire.MOST_BYTES:
            many //= 2
        laptop.exchange(waiting[:many])
        del waiting[:many]
        trips += 1
    return trips, sum(server.cpu()) - before, server.peak()


def _bytes_of_nothing(server: "Serving") -> int:
    """Return what the product's own client sends and receives when there is nothing to say."""
    laptop = server.pair(server.committee())
    for _ in range(2):
        laptop.exchange()
    asked = wire.SyncRequest(
        wire.VERSION, "organiser 0.1.0", laptop.epoch, laptop.inc, laptop.cur, 500
    )  # fmt: skip
    with Counting(server.port) as between, Headquarters(between.url) as line:
        line.sync(laptop.token, asked)
        return between.count


class Counting:
    """A wire that counts the bytes of one connection, both ways."""

    def __init__(self, port: int) -> None:
        self.port, self.count = port, 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        Thread(target=self._carry, daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.listener.close()

    def _carry(self) -> None:
        near, _address = self.listener.accept()
        far = socket.create_connection(("127.0.0.1", self.port))
        Thread(target=self._pass, args=(near, far), daemon=True).start()
        self._pass(far, near)

    def _pass(self, one: socket.socket, other: socket.socket) -> None:
        while data := one.recv(1 << 16):
            self.count += len(data)
            if "show" in sys.argv:
                print(data)
            other.sendall(data)


class Serving:
    """The server's own program, and its database."""

    def __init__(self, folder: Path, kind: str) -> None:
        self.url = f"sqlite:///{folder / 'headquarters.db'}"
        self.postgres: psutil.Process | None = None
        if kind == "postgresql":
            import postgres

            atexit.register(postgres.stop)
            self.url = postgres.cluster() + "postgres"
            port = int(self.url.rpartition(":")[2].partition("/")[0])
            self.postgres = next(
                process for process in psutil.process_iter(["name", "cmdline"])
                if process.info["name"] == "postgres" and str(port) in (process.info["cmdline"] or ())
            )  # fmt: skip
        self.environment = {
            **os.environ, "ORGANISER_HQ_HOME": str(folder / "home"), "DATABASE_URL": self.url,
            "PYTHONPATH": str(ROOT),
        }  # fmt: skip
        os.environ.update(self.environment)
        self._call("migrate")
        self.port = free_port()
        self._begin_django()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "organiser.hq", "serve", "--port", str(self.port)],
            env=self.environment, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._wait()
        self._ended = 0.0
        """CPU seconds of connections to the database that are over."""

    def committee(self) -> object:
        """Return a new committee."""
        from organiser.hq import home
        from organiser.hq.usecases import enrolling

        return enrolling.add_committee(home.keys(), "Comité", "22266", is_committed=True)

    def pair(self, committee: object) -> Laptop:
        """Return a laptop of *committee*."""
        from organiser.hq.usecases import enrolling

        code, _ = enrolling.make_code(committee)
        laptop = Laptop(self.port, token_urlsafe(32))
        asked = wire.EnrolRequest(
            code, hashlib.sha256(laptop.token.encode()).hexdigest(),
            base64.b64encode(os.urandom(32)).decode(), "Portable", "organiser bench",
        )  # fmt: skip
        laptop.line.request("POST", "/v1/enrol", wire.encode(asked))
        answer = laptop.line.getresponse()
        assert answer.status == 200, answer.read()
        answer.read()
        return laptop

    def cpu(self) -> tuple[float, float]:
        """Return CPU seconds of the server and of the database."""
        own = spent_by(psutil.Process(self.process.pid))
        return own, spent_by(self.postgres) if self.postgres else 0.0

    def peak(self) -> int:
        """Return the most memory that a process of the server ever held, in MB."""
        server = psutil.Process(self.process.pid)
        most = 0
        for process in (server, *server.children(recursive=True)):
            text = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
            most = max(most, int(text.partition("VmHWM:")[2].split()[0]) >> 10)
        return most

    def stop(self) -> None:
        """End the server."""
        self.process.terminate()
        self.process.wait(20)

    def _begin_django(self) -> None:
        os.environ["DJANGO_SETTINGS_MODULE"] = "organiser.hq.settings"
        import django

        django.setup()

    def _call(self, *words: str) -> None:
        subprocess.run(
            [sys.executable, "-m", "organiser.hq", *words], env=self.environment, check=True,
            stdout=subprocess.DEVNULL,
        )  # fmt: skip

    def _wait(self) -> None:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 0.2).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise RuntimeError("the server did not come up")


def spent_by(process: psutil.Process) -> float:
    """Return CPU seconds of *process* and of those that it started."""
    return sum(
        each.cpu_times().user + each.cpu_times().system
        for each in (process, *process.children(recursive=True))
    )


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


if __name__ == "__main__":
    raise SystemExit(main())
