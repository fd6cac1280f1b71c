"""Import of 100,000 rows × 20 columns, against writing the same rows bare into the same tables.

    python benchmarks/importing.py [rows]

The floor is `executemany` of the very same rows into an encrypted file with the same tables,
keys, indexes and full text (fed at once, its fastest way), without reading, normalising, matching, capture or timeline.
"""

import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FIRST = (
    "Anne Yann Soazig Lénaïg Maëlle Élodie Erwan Ronan Solène Loïc Gaël Zoé Inès João Aïcha".split()
)
LAST = "Le Goff,Riou,Morvan,Guéguen,Perrot,Tanguy,Éven,Floc'h,Hamon,Jézéquel,Œuvrard,de Kermadec".split(
    ","
)
HEAD = (
    "external_id", "Civilité", "Prénom", "Nom", "Né(e) le", "Courriel", "Portable", "Téléphone",
    "Adresse", "Complément", "Code postal", "Ville", "Profession", "Origine", "Remarques", "Tags",
    "Langues", "Compétences", "Disponibilité", "Inscrit le",
)  # fmt: skip


def write_rows(path: Path, rows: int) -> None:
    """Write an invented list of twenty columns."""
    chance = random.Random(7)
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(HEAD)
        for n in range(rows):
            first, last = (
                chance.choice(FIRST),
                f"{chance.choice(LAST)}{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}",
            )
            out.writerow(
                [
                    f"id{n}", "Mme", first, last, f"{n % 28 + 1:02d}/{n % 12 + 1:02d}/19{n % 60 + 40}",
                    f"p{n}@example.org", f"06{n % 100_000_000:08d}", f"02{n % 100_000_000:08d}" if n % 3 == 0 else "",
                    f"{n % 200 + 1} rue {chance.choice(LAST)} {n // 200}", "", "29999", "Plouexemple-sur-Mer",
                    "enseignante" if n % 4 == 0 else "", "marché", "préfère le soir" if n % 5 == 0 else "",
                    "quai" if n % 6 == 0 else "", "breton" if n % 9 == 0 else "", "", "soir" if n % 7 == 0 else "",
                    "14/11/2026" if n % 2 else "",
                ]
            )  # fmt: skip


def run_import(folder: Path, rows: int) -> None:
    """In a process of its own: import, and print CPU seconds and memory."""
    from organiser.database import Database
    from organiser.domain.consent import Origin
    from organiser.usecases import creating
    from organiser.usecases.people import files

    database = Database(folder / "committee.db", b"k" * 32)
    creating.make_tables(database)
    with database.transaction("committee.create") as session:
        from organiser import clock
        from organiser.models.committee import Committee

        session.add(Committee(name="x", created_at=clock.now()))
    start = time.process_time()
    draft = files.open_draft(database, folder / "list.csv")
    report = files.bring_in(database, draft, Origin.COMMITTEE)
    spent = time.process_time() - start
    assert report.added == rows, report.added
    database.close()
    print(f"{spent:.3f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")


def run_floor(folder: Path, rows: int) -> None:
    """In a process of its own: write the rows of the imported file bare into another."""
    from organiser.database import Database
    from organiser.encrypted_file import open_file
    from organiser.usecases import creating

    key = b"k" * 32
    source = open_file(folder / "committee.db", key)
    tables = ("address", "person", "contact_point", "trait", "refusal")
    names = {t: [row[1] for row in source.execute(f"PRAGMA table_info({t})")] for t in tables}
    content = {t: source.execute(f"SELECT * FROM {t}").fetchall() for t in tables}
    source.close()
    target = Database(folder / "floor.db", key)
    creating.make_tables(target)
    target.close()
    bare = open_file(folder / "floor.db", key)
    for (trigger,) in bare.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND (name LIKE 'note_%' OR name LIKE 'search_%')"
    ).fetchall():
        bare.execute(f"DROP TRIGGER {trigger}")
    start = time.process_time()
    bare.execute("BEGIN IMMEDIATE")
    for table in tables:
        columns = ", ".join(f'"{name}"' for name in names[table])
        marks = ", ".join("?" * len(names[table]))
        bare.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", content[table])
    bare.execute(
        "INSERT INTO person_search (rowid, search_words) SELECT number, search_words FROM person"
    )
    bare.execute("COMMIT")
    spent = time.process_time() - start
    assert bare.execute("SELECT count(*) FROM person").fetchone()[0] == rows
    bare.close()
    print(f"{spent:.3f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")


def main() -> None:
    """Measure both in the same run, twice, and print the ratio of the better ones."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    ours, floor, memory = [], [], 0
    for _round in range(2 if rows <= 100_000 else 1):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_rows(folder / "list.csv", rows)
            for which, kept in (("import", ours), ("floor", floor)):
                words = [sys.executable, __file__, which, str(folder), str(rows)]
                done = subprocess.run(
                    words, check=True, capture_output=True, text=True, env=os.environ
                )
                seconds, megabytes = done.stdout.split()
                kept.append(float(seconds))
                memory = max(memory, int(megabytes)) if which == "import" else memory
    print(f"import of {rows:,} rows x 20: {min(ours):.2f} CPU s, {memory} MB peak (goal 300)")
    print(
        f"bare floor: {min(floor):.2f} CPU s; ratio {min(ours) / min(floor):.2f} (goal 4, stretch 2.5)"
    )
    print(peer(rows, min(ours)))


def peer(rows: int, ours: float) -> str:
    """Anki's import of the same table, where build/peers has it (`sh tools/peers.sh`)."""
    python = Path(__file__).resolve().parent.parent / "build" / "peers" / "bin" / "python"
    if not python.exists():
        return "Anki: not installed; sh tools/peers.sh installs it in build/peers"
    with tempfile.TemporaryDirectory() as name:
        write_rows(Path(name) / "list.csv", rows)
        words = [
            str(python),
            str(Path(__file__).parent / "peers" / "anki_import.py"),
            str(Path(name) / "list.csv"),
        ]
        spent = float(
            subprocess.run(words, check=True, capture_output=True, text=True).stdout.split()[0]
        )
    return f"Anki's import of the same table: {spent:.2f} CPU s; ratio {ours / spent:.2f} (goal 2, stretch 1.5)"


if __name__ == "__main__":
    if sys.argv[1:2] == ["import"]:
        run_import(Path(sys.argv[2]), int(sys.argv[3]))
    elif sys.argv[1:2] == ["floor"]:
        run_floor(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
