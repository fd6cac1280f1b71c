"""What an exchange costs both ends: bytes, requests, CPU, memory, and how long she waits meanwhile.

    python benchmarks/syncing.py [people] [quick | slow | memory | peers]

The product's own processes (`organiser-hq serve` on PostgreSQL, a laptop), real HTTP through a line
that counts. A list of twenty columns is imported, sent up, fetched by a second laptop; then a hundred
fields change. Three peers with servers of their own carry the same list, in the same run: Anki,
PouchDB, RxDB (`sh tools/peers.sh`). With *memory* only what both ends hold meanwhile is looked at:
page after page it must not grow. With *slow* only a first upload over a line as in the country is
measured, with *peers* only those.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, Self

import psutil

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "benchmarks")]

from importing import write_rows  # noqa: E402  (after the path)
from link import COUNTRY, Link  # noqa: E402
from peers.against import Cost  # noqa: E402
from peers.against_anki import Anki  # noqa: E402
from peers.against_node import Pouch, Rx  # noqa: E402
from serving import Serving  # noqa: E402

EDITS, MORE = 100, 550
"""*MORE* people are some 2,000 rows."""
LAPTOP = Path(__file__).with_name("laptop.py")
BARE = Path(__file__).with_name("bare_upload.py")


class Ours:
    """The product's server and laptops that speak with it."""

    def __init__(self, folder: Path, people: int) -> None:
        self.folder, self.people = folder, people
        self.serving = Serving(folder, "postgresql")
        self.link, self.slow = Link(self.serving.port), Link(self.serving.port, COUNTRY)
        for each in (self.link, self.slow):
            each.__enter__()
        self.call("whole", "make", str(people))

    def call(self, who: str, act: str, *words: str) -> dict[str, Any]:
        """Have a laptop do something, in a process of its own."""
        done = subprocess.run(
            [sys.executable, str(LAPTOP), str(self.folder / who), act, *words],
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        return dict(json.loads(done.stdout))

    def copy(self, who: str) -> None:
        """Give *who* the file with the imported list."""
        shutil.copytree(self.folder / "whole", self.folder / who)

    def pair(self, who: str, committee: object) -> None:
        """Pair a laptop."""
        from organiser.hq.usecases import enrolling

        code, _ = enrolling.make_code(committee)
        self.call(who, "pair", self.link.url, code)

    def exchange(
        self, who: str, *, is_slow: bool = False, window: bool = False
    ) -> tuple[Cost, dict[str, Any]]:
        """Exchange to the end; return what it took and what the laptop says of it."""
        link = self.slow if is_slow else self.link
        link.taken()
        before = self.serving.cpu()
        said = self.call(who, "exchange", link.url, *(["window"] if window else []))
        assert said["state"] == "up_to_date", said
        after = self.serving.cpu()
        self.split = tuple(b - a for a, b in zip(before, after, strict=True))
        return Cost(link.taken(), said["cpu"], sum(self.split), said["wall"]), said


def main() -> None:
    """Measure both, print what was found."""
    words = sys.argv[1:]
    people = next((int(word) for word in words if word.isdigit()), 10_000)
    with tempfile.TemporaryDirectory() as name:
        if "peers" in words:
            _tell_costs(_peers(Path(name), people))
            return
        ours = Ours(Path(name), people)
        try:
            if "memory" in words:
                _memory(ours, people)
            elif "slow" in words:
                _tell_slow(_slow(ours))
            else:
                _measure(ours, people, is_quick="quick" in words)
        finally:
            ours.serving.stop()


def _measure(ours: Ours, people: int, *, is_quick: bool) -> None:
    committee = ours.serving.committee()
    ours.copy("first")
    ours.call("second", "make", "0")
    ours.pair("first", committee)
    ours.pair("second", committee)
    found, told = {}, {}
    found["up"], told["up"] = ours.exchange("first")
    split = ours.split
    found["down"], told["down"] = ours.exchange("second")
    found["nothing"], _ = ours.exchange("first")
    ours.call("first", "approve")
    ours.exchange("first")
    ours.exchange("second")
    ours.exchange("first")
    found["nothing"], _ = ours.exchange("first")
    ours.call("first", "edit", str(EDITS))
    found["edits"], _ = ours.exchange("first")
    found["pull"], _ = ours.exchange("second")
    ours.call("first", "add", str(MORE))
    ours.exchange("first")
    waits = {"nothing else goes on": ours.call("second", "write")}
    waits["2,000 rows come"] = ours.exchange("second", window=True)[1]
    if not is_quick:
        waits |= _first_with_her(ours)
        found["slow"] = _slow(ours)
    found["flat"], told["flat"] = _as_one_record(ours)
    peers = _peers(ours.folder, people)
    _tell(ours, people, found, told, peers, split)
    _tell_floor(ours, found["up"], peers.get("Anki", {}))
    _tell_waits(waits)


def _memory(ours: Ours, people: int) -> None:
    """Say what both ends hold after a tenth of the way, and at its end."""
    committee = ours.serving.committee()
    (ours.folder / "whole").rename(ours.folder / "first")
    ours.call("second", "make", "0")
    for who in ("first", "second"):
        ours.pair(who, committee)
    for who, way in (("first", "up"), ("second", "down")):
        with Watching(ours.serving) as server:
            _cost, said = ours.exchange(who)
        records = said["sent"] + said["received"]
        print(f"{people:,} people, {records:,} records {way} in {said['trips']} requests: the laptop "
              f"{_grown(said['memory'])}; the server {_grown(server.held)}", flush=True)  # fmt: skip


def _grown(held: list[int]) -> str:
    early, late = max(held[: len(held) // 5]), max(held[-len(held) // 5 :])
    return f"{early} MB in the first fifth, {late} in the last ({late / early:.2f} times)"


class Watching:
    """Looks at the memory of the server's processes, all of them, twice a second."""

    def __init__(self, serving: Serving) -> None:
        self._process = psutil.Process(serving.process.pid)
        self._is_over = threading.Event()
        self.held: list[int] = []

    def __enter__(self) -> Self:
        threading.Thread(target=self._watch, daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._is_over.set()

    def _watch(self) -> None:
        while not self._is_over.wait(0.5):
            every = (self._process, *self._process.children(recursive=True))
            self.held.append(sum(each.memory_info().rss for each in every) >> 20)


def _first_with_her(ours: Ours) -> dict[str, Any]:
    """Have everything go up from one window, and come down in another."""
    committee = ours.serving.committee()
    ours.copy("third")
    ours.call("fourth", "make", "0")
    ours.pair("third", committee)
    ours.pair("fourth", committee)
    return {
        "everything goes up": ours.exchange("third", window=True)[1],
        "everything comes down": ours.exchange("fourth", window=True)[1],
    }


def _slow(ours: Ours) -> Cost:
    """Send everything over a line as in the country."""
    ours.copy("fifth")
    ours.pair("fifth", ours.serving.committee())
    return ours.exchange("fifth", is_slow=True)[0]


def _as_one_record(ours: Ours) -> tuple[Cost, dict[str, Any]]:
    """Send the same words as the peers hold them: one record a person."""
    ours.copy("flat")
    ours.call("flat", "flatten")
    ours.pair("flat", ours.serving.committee())
    return ours.exchange("flat")


def _peers(folder: Path, people: int) -> dict[str, dict[str, Cost]]:
    """Have every peer that is there carry the same list."""
    write_rows(folder / "list.csv", people)
    found = {}
    for kind in (Anki, Pouch, Rx):
        if missing := kind.missing():
            print(f"{kind.name} is left out: {missing}")
            continue
        with kind(folder / kind.name) as peer:
            found[kind.name] = peer.carry(folder / "list.csv", people, EDITS)
    return found


def _tell(
    ours: Ours, people: int, found: dict[str, Cost], told: dict[str, Any],
    peers: dict[str, dict[str, Cost]], split: tuple[float, ...],
) -> None:  # fmt: skip
    records = told["up"]["sent"]
    print(f"{people:,} people of 20 fields are {records:,} records here; documents at the peers'")
    _tell_costs({"organiser": found, **peers})
    up = found["up"]
    print(f"all up: {up.client / records * 1e6:.0f} µs a record on the laptop, "
          f"{split[0] / records * 1e6:.0f} in the server, {split[1] / records * 1e6:.0f} in PostgreSQL")  # fmt: skip
    _tell_ratios(found, peers)
    flat, many = found["flat"], told["flat"]["sent"]
    print(f"the same words as one record a person, {many:,} of them: {flat.passed.up:,} B up, "
          f"{flat.passed.trips} requests, CPU {flat.client:.3f} s + {flat.server:.3f} s")  # fmt: skip
    for name, theirs in peers.items():
        print(f"  {flat.cpu / theirs['up'].cpu:.2f} x {name}, document by document")
    if "slow" in found:
        _tell_slow(found["slow"])
    for name in ("up", "down"):
        memory = told[name]["memory"]
        print(
            f"memory of the laptop, all {name}: {memory[0]} MB at first, {told[name]['peak']} MB peak"
        )
    print(f"memory of the server: {ours.serving.peak()} MB peak")


def _tell_slow(slow: Cost) -> None:
    """Say how long everything took to go up over a line as in the country."""
    passed = slow.passed
    cost = COUNTRY.cost(passed.up, passed.down, passed.trips)
    print(f"on a line of 80 ms, 1 Mbit/s up: {slow.wall:.1f} s, {slow.wall / cost:.2f} x what the line takes for "
          f"{passed.up:,} B and {passed.trips} requests (goal 1.25, stretch 1.1); silent for {passed.silent:.1f} s; "
          f"CPU {slow.client:.2f} s + {slow.server:.2f} s")  # fmt: skip


def _tell_costs(every: dict[str, dict[str, Cost]]) -> None:
    """Say what each step took: ours first, then each peer's."""
    for step, words in (
        ("nothing", "nothing new"), ("edits", f"{EDITS} fields up"), ("pull", f"{EDITS} fields down"),
        ("up", "all up"), ("down", "all down"),
    ):  # fmt: skip
        print(words)
        for name, found in every.items():
            print(f"  {name:10} {_line(found[step])}")


def _tell_ratios(found: dict[str, Cost], peers: dict[str, dict[str, Cost]]) -> None:
    """Say how we stand beside each peer; what is promised in bytes is so of the best of them."""
    for name, theirs in peers.items():
        goal = " (goal 2.5, stretch 1.5)" if name == "Anki" else ""
        print(f"CPU of both ends, all up: {found['up'].cpu / theirs['up'].cpu:.2f} x {name}{goal}; "
              f"all down: {found['down'].cpu / theirs['down'].cpu:.2f}")  # fmt: skip
    if peers:
        best = min(peers, key=lambda name: peers[name]["edits"].size)
        theirs = peers[best]["edits"]
        print(f"bytes of {EDITS} fields up: {found['edits'].passed.up / theirs.passed.up:.2f} x the best of "
              f"{len(peers)}, {best}; both ways {found['edits'].size / theirs.size:.2f} (goal 0.4)")  # fmt: skip


def _tell_floor(ours: Ours, up: Cost, peer: dict[str, Cost]) -> None:
    """Say what the same rows cost without any rule of ours, and how far we and Anki are from it."""
    ours.copy("bare")
    done = subprocess.run(
        [sys.executable, str(BARE), str(ours.folder / "bare")],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    said = json.loads(done.stdout.splitlines()[-1])
    beside = f", {said['cpu'] / peer['up'].cpu:.2f} x Anki" if peer else ""
    print(f"bare floor of all up: {said['cpu'] / said['records'] * 1e6:.1f} µs a record (of which "
          f"PostgreSQL {said['postgres'] / said['records'] * 1e6:.1f}){beside}; "
          f"ours {up.cpu / said['cpu']:.2f} x the floor")  # fmt: skip


def _line(cost: Cost) -> str:
    passed = cost.passed
    return (
        f"{passed.up:>10,} B up {passed.down:>10,} B down {passed.trips:>4} requests  "
        f"CPU {cost.client:6.3f} s + {cost.server:6.3f} s  {cost.wall:6.2f} s"
    )


def _tell_waits(waits: dict[str, Any]) -> None:
    for name, said in waits.items():
        every = sorted(said["waits"])
        if not every:
            continue
        print(f"her writes, while {name}: {len(every)} of them; p50 {every[len(every) // 2]:.1f} ms, "
              f"p95 {every[len(every) * 95 // 100]:.1f}, longest {every[-1]:.1f} (goal 50)")  # fmt: skip


if __name__ == "__main__":
    began = time.monotonic()
    main()
    print(f"({time.monotonic() - began:.0f} s)", file=sys.stderr)
