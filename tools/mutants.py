"""Breaks the line in every way that we could think of, one at a time: the tests must notice each.

    python tools/mutants.py [WORD...]     only the mutants whose name has one of the words

Each runs in a copy of the tree; what survives is printed and fails the command.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

HERE = Path(__file__).resolve().parents[1]
EXPLICIT = ["tests/domain/exchange", "tests/sync", "tests/usecases/line"]
MACHINE = ["tests/journeys/test_laptops.py"]


class Mutant(NamedTuple):
    """One fault: in *file*, *right* becomes *wrong*."""

    name: str
    file: str
    right: str
    wrong: str


EXCHANGE = "organiser/hq/usecases/exchange.py"
PUSHING = "organiser/hq/usecases/pushing.py"
RESTORING = "organiser/hq/usecases/restoring.py"
MERGING = "organiser/domain/exchange/merging.py"
MATRIX = "organiser/domain/exchange/matrix.py"
APPLYING = "organiser/sync/applying.py"
FREEZING = "organiser/sync/freezing.py"
REREADING = "organiser/sync/rereading.py"
CAPTURE = "organiser/sync/capture.py"
VALUES = "organiser/sync/values.py"
LAPTOP = "organiser/usecases/line/exchanging.py"
STATE = "organiser/usecases/line/state.py"

MUTANTS = (
    Mutant("batch number not checked", EXCHANGE, "if batch.no != caller.last_no + 1:", "if False:"),
    Mutant("digest not checked", EXCHANGE, "if digest != caller.last_digest:", "if False:"),
    Mutant("epoch not checked", EXCHANGE,
           "if request.epoch and request.epoch != caller.epoch:", "if False:"),
    Mutant("cursor jumps over a page", EXCHANGE,
           "return Feed(cur=page[-1].seq, more=True", "return Feed(cur=scope.last_seq, more=True"),
    Mutant("cursor purged not refused", EXCHANGE,
           "if 0 < after < scope.purged_below:", "if False:"),
    Mutant("what waited here is not told again", EXCHANGE,
           "if 0 < result.version <= cursor", "if False"),
    Mutant("own rows hidden although others wrote", PUSHING,
           "echoed = frozenset(r.version for r in results if r.status == Status.OK) & written",
           "echoed = frozenset(r.version for r in results)"),
    Mutant("stamp not clamped", PUSHING, "min(change.stamp, self.now)", "change.stamp"),
    Mutant("who was erased is taken again", PUSHING,
           "return stone is not None and stone.state is State.LIVE", "return False"),
    Mutant("erased, but conflicts kept", PUSHING,
           "if record.subject != subject or record.state is State.ERASED:",
           'if record.subject != subject or record.kind == "conflict":'),
    Mutant("loser not kept", PUSHING, "if outcome.lost:", "if False:"),
    Mutant("no memory of change ids", PUSHING, "if batch.resend:", "if False:"),
    Mutant("ledger not replayed", RESTORING,
           "for line in list(Ledger(keys.home / LEDGER).lines())", "for line in []"),
    Mutant("numbers reused after a restore", RESTORING,
           "beyond = time_ns() // 1000", "beyond = 0"),
    Mutant("erased record comes back", MERGING,
           "if stored is not None and stored.state is State.ERASED:", "if False:"),
    Mutant("an edit undoes a deletion", MERGING,
           "if change.act is Act.RESTORE and has_seen:", "if True:"),
    Mutant("base ignored", MERGING,
           "is_known = there.age <= change.seen(name) or there.by == change.by", "is_known = True"),
    Mutant("version a record, not a field", MERGING,
           "there = stored.version(name)\n        present",
           "there = stored.version(name)._replace(seq=stored.seq)\n        present"),
    Mutant("an older offer wins", MERGING, "if seen > there.age:", "if True:"),
    Mutant("a lifted refusal stays lifted", MATRIX,
           '("refusal", "lifted_at"): Policy.CLOSED', '("refusal", "lifted_at"): Policy.LAST'),
    Mutant("a deadline moves away", MATRIX,
           '("rights_request", "due_on"): Policy.SHRINK', '("rights_request", "due_on"): Policy.LAST'),
    Mutant("a pull overwrites what waits", APPLYING, "if mine is None:", "if True:"),
    Mutant("what she saw is not held", APPLYING,
           "known.of(name) if known else 0", "1 << 60"),
    Mutant("a tombstone is not applied", APPLYING, "else:\n            self._delete(key)", "else:\n            pass"),
    Mutant("incoming rows captured", APPLYING,
           "with capture.switched_off(self._connection):\n            for kind, rows",
           "if True:\n            for kind, rows"),
    Mutant("fields of a newer program dropped", APPLYING, "if extra or locked:", "if locked:"),
    Mutant("unknown kind not counted", APPLYING,
           "self._mark_changed(key, known.get(key), row)\n",
           "self._mark_changed(key, known.get(key), row)\n            if kind not in KINDS:\n                continue\n"),
    Mutant("undo overwrites others", APPLYING,
           "if known is None or row.state != State.LIVE:\n            return", "return"),
    Mutant("later values not held after a restore", APPLYING,
           "if self._rereads:", "if False:"),
    Mutant("outbox emptied, not up to the batch", FREEZING,
           '"DELETE FROM outbox WHERE number = ?", (entry["number"],)',
           '"DELETE FROM outbox WHERE number >= ?", (entry["number"],)'),
    Mutant("base taken as 0", FREEZING,
           "record = base.held.get(OTHERS, base.version)", "record = 0"),
    Mutant("an offer carries what she wrote since", FREEZING,
           'left = frozenset(json.loads(waits.fields)) if waits is not None else frozenset[str]()',
           "left = frozenset[str]()"),
    Mutant("purge deletes what waits", REREADING,
           '"AND NOT EXISTS (SELECT 1 FROM outbox o "\n        "WHERE o.record_id = b.record_id AND o.kind = b.kind)"',
           '""'),
    Mutant("an unfinished reading is forgotten", REREADING,
           "_join_unfinished(connection)\n    connection", "connection"),
    Mutant("one table has no trigger", CAPTURE, "for kind in records():\n        for statement",
           "for kind in records()[3:]:\n        for statement"),
    Mutant("a sealed field sent plain", VALUES, "return seal(keys.key, place, value)", "return value"),
    Mutant("a batch frozen anew at each try", LAPTOP,
           "there = freezing.frozen(connection)\n",
           "freezing.thaw(connection)\n    there = freezing.frozen(connection)\n"),
    Mutant("a copy put back keeps its life", LAPTOP,
           "row.incarnation, row.last_no, row.resends = said.inc + 1, 0, True",
           "row.incarnation, row.last_no, row.resends = said.inc, said.last_no, True"),
    Mutant("the clock corrected the wrong way", STATE,
           "ahead = now_there + trip // 2 - clock.stamp(clock.now())",
           "ahead = clock.stamp(clock.now()) - now_there"),
)  # fmt: skip


def main(words: list[str]) -> int:
    """Run every mutant; return 1 when one survives."""
    chosen = [m for m in MUTANTS if not words or any(word in m.name for word in words)]
    survivors = []
    for mutant in chosen:
        began = time.monotonic()
        killer = _killer(mutant)
        took = time.monotonic() - began
        print(f"{killer or 'SURVIVES':>9}  {took:5.0f} s  {mutant.name}", flush=True)
        if not killer:
            survivors.append(mutant.name)
    print(f"{len(chosen) - len(survivors)} of {len(chosen)} mutants killed")
    return 1 if survivors else 0


def _killer(mutant: Mutant) -> str:
    """Return which tests noticed it: "examples" or "machine"; "" when none did."""
    folder = Path(mkdtemp(prefix="mutant-"))
    try:
        for name in ("organiser", "tests", "resources", "docs", "demo", "pyproject.toml", "tools"):
            _copy(HERE / name, folder / name)
        file = folder / mutant.file
        text = file.read_text(encoding="utf-8")
        if text.count(mutant.right) != 1:
            raise SystemExit(f"{mutant.name}: {mutant.file} has changed")
        file.write_text(text.replace(mutant.right, mutant.wrong), encoding="utf-8")
        for name, tests in (("examples", EXPLICIT), ("machine", MACHINE)):
            if not _passes(folder, tests):
                return name
        return ""
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


def _passes(folder: Path, tests: list[str]) -> bool:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-k", "not postgresql",
         *tests],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(folder), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
