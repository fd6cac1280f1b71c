"""Who is in the list twice: right and wrong by band, CPU and memory, and the look at one new person.

    python benchmarks/duplicates.py [REFERENCE [PYTHON]]

The lists are invented (tests/labelled), of seeds that nothing was tuned on, and come in as a file does.
REFERENCE is a folder with the trial code the engine was planned on (`fs2.py`, `common.py`), which PYTHON
runs on the same lists in the same run; it needs numpy. Without it, what it would take is not said.
"""

import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LISTS = ((5_000, 301), (5_000, 302), (50_000, 303))
GOALS = {5_000: 0.96, 50_000: 0.945}
LOOKS = 200
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]


def run_make(folder: Path, records: int, seed: int) -> None:
    """In a process of its own: invent a list and bring it into an encrypted file."""
    from labelled.lists import invented_list

    from organiser import clock
    from organiser.models.committee import Committee
    from organiser.usecases import creating

    database = open_file(folder)
    creating.make_tables(database)
    with database.transaction("committee.create") as session:
        session.add(Committee(name="x", created_at=clock.now()))
    invented_list(records, seed).bring_into(database, folder)
    database.close()


def run_search(folder: Path) -> None:
    """In a process of its own: find who is there twice; print CPU, memory and how right it was."""
    from organiser.usecases.people.duplicate_search import find_duplicates

    database = open_file(folder)
    start = time.process_time()
    found = find_duplicates(database)
    spent = time.process_time() - start
    print(f"{spent:.2f} {megabytes()}")
    who = who_is_who(folder)
    true_pairs = sum(n * (n - 1) // 2 for n in Counter(who.values()).values())
    right, shown = Counter(), Counter()
    for each in found:
        shown[each.band.value] += 1
        right[each.band.value] += who[each.external_id] == who[each.other_external_id]
    likely = right["auto"] + right["suggest"]
    precision, recall = likely / (shown["auto"] + shown["suggest"]), likely / true_pairs
    print(f"{f1(precision, recall):.4f} {precision:.4f} {recall:.4f}")
    for band in ("auto", "suggest", "review"):
        share = right[band] / max(1, shown[band])
        print(
            f"  {band:<8} {shown[band]:6,} pairs, {share:.4f} right, {right[band] / true_pairs:.3f} of all duplicates, F1 {f1(share, right[band] / true_pairs):.3f}"
        )


def run_looks(folder: Path) -> None:
    """In a process of its own: look for people as they are typed; print CPU and who was found."""
    from organiser.desktop.warming import TYPING
    from organiser.usecases.people.listing import Directory
    from organiser.usecases.people.nearest import Typed, nearest_people

    for name in TYPING:  # as the window does while it rests
        import_module(name)
    database = open_file(folder)
    with database.bare() as connection:  # a window has read before she types
        connection.execute("SELECT count(*) FROM person")
    directory = Directory(database)
    with (folder / "records.csv").open(encoding="utf-8", newline="") as file:
        rows = random.Random(5).sample(list(csv.DictReader(file)), LOOKS + 1)
    spent, found = [], 0
    for row in rows:
        typed = Typed(
            row["prenom"],
            row["nom"],
            row["portable"] or row["fixe"],
            row["email"],
            row["adresse"],
            row["ville"],
        )
        start = time.process_time()
        near = nearest_people(database, directory, typed)
        spent.append((time.process_time() - start) * 1000)
        found += any(each.row.name == f"{row['prenom']} {row['nom']}".strip() for each in near)
    first, spent = spent[0], sorted(spent[1:])
    print(
        f"{spent[LOOKS // 2]:.1f} {spent[LOOKS * 95 // 100]:.1f} {spent[-1]:.1f} {first:.0f} {found / len(rows):.3f}"
    )


def run_reference(folder: Path, code: str) -> None:
    """In a process of its own: the trial code on the same list."""
    sys.path.insert(0, code)
    import common
    import fs2

    common.DATA = folder.parent
    start = time.process_time()
    rows = common.load(folder.name)
    a, b, score, *_rest = fs2.link(rows)
    groups = fs2.cluster(len(rows), a, b, score, 2.0)
    spent = time.process_time() - start
    told = common.eval_clusters(
        folder.name, {row["id"]: group for row, group in zip(rows, groups, strict=True)}
    )
    print(f"{spent:.2f} {megabytes()} {told['F1']:.4f} {told['P']:.4f} {told['R']:.4f}")


def main() -> int:
    """Measure every list; return 1 when a goal is missed."""
    reference = sys.argv[1:3]
    missed = 0
    with tempfile.TemporaryDirectory() as name:
        for records, seed in LISTS:
            folder = Path(name) / f"fr_{records}_{seed}"
            folder.mkdir()
            own("make", folder, records, seed)
            cost, rates, *bands = own("search", folder).splitlines()
            spent, memory = map(float, cost.split())
            score, precision, recall = map(float, rates.split())
            missed += score < GOALS[records]
            print(
                f"{records:,} records, seed {seed}: F1 {score:.4f} (goal {GOALS[records]}), precision {precision:.4f}, recall {recall:.4f}"
            )
            print("\n".join(bands))
            print(f"  {spent:.2f} CPU s, {memory:.0f} MB peak")
            print(beside(folder, reference, spent, memory))
        p50, p95, most, first, found = own("looks", folder).split()
        print(
            f"one new person among {records:,}: p50 {p50} p95 {p95} most {most} ms CPU (goal 50), the very first {first} ms; shown {float(found):.0%}"
        )
    return int(missed > 0)


def beside(folder: Path, reference: list[str], spent: float, memory: float) -> str:
    """Return what the trial code takes for the same, where it is."""
    if not reference or not (Path(reference[0]) / "fs2.py").exists():
        return "  reference: not here"
    python = reference[1] if len(reference) > 1 else sys.executable
    words = [python, __file__, "reference", str(folder), reference[0]]
    done = subprocess.run(words, check=False, capture_output=True, text=True)
    if done.returncode:
        return f"  reference: does not run here ({done.stderr.strip().splitlines()[-1]})"
    theirs, their_memory, score, *_rates = map(float, done.stdout.split())
    return f"  reference: F1 {score:.4f}, {theirs:.2f} CPU s, {their_memory:.0f} MB; ratio {spent / theirs:.2f} and {memory / their_memory:.2f} (goal 1.0)"


def own(what: str, folder: Path, *more: object) -> str:
    """Run a part of this file in a process of its own; return what it prints."""
    words = [sys.executable, __file__, what, str(folder), *map(str, more)]
    return subprocess.run(
        words, check=True, stdout=subprocess.PIPE, text=True, env=os.environ
    ).stdout


def open_file(folder: Path):  # noqa: ANN201  (imported where it is needed)
    """Open the committee's file of a list."""
    from organiser.database import Database

    return Database(folder / "committee.db", b"k" * 32)


def who_is_who(folder: Path) -> dict[str, str]:
    """Return who each record is."""
    with (folder / "truth.csv").open(encoding="utf-8", newline="") as file:
        return {row["record_id"]: row["cluster_id"] for row in csv.DictReader(file)}


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of both."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def megabytes() -> int:
    """Return the most memory this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


PARTS = {"make": run_make, "search": run_search, "looks": run_looks, "reference": run_reference}

if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in PARTS:
        given = [int(word) if word.isdecimal() else word for word in sys.argv[3:]]
        PARTS[sys.argv[1]](Path(sys.argv[2]), *given)
    else:
        sys.exit(main())
