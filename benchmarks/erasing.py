"""What it costs to erase one person of a long list, everywhere.

    python benchmarks/erasing.py [people]

The file holds an import's outbox and journal, remarks of others that name her, and is read through
for her name, e-mail and phone down to the last text.
"""

import shutil
import sys
import tempfile
import time
from pathlib import Path
from uuid import UUID

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from people_file import KEY, made_file  # noqa: E402  (after the path)

from organiser.database import Database  # noqa: E402
from organiser.domain.rights import ErasureReason  # noqa: E402
from organiser.models.migrations import HEAD  # noqa: E402
from organiser.usecases import migrating  # noqa: E402
from organiser.usecases.people import editing  # noqa: E402
from organiser.usecases.rights import erasing  # noqa: E402

GOAL = 10.0
MANY = 2_000


def main() -> int:
    """Erase three people one after the other; return 1 when the goal is missed."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "committee.db"
        shutil.copyfile(made_file(people), file)
        database = Database(file, KEY)
        with database.raw() as connection:
            version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        if version != HEAD:
            migrating.migrate(database)
        worst = max(_erase_one(database, turn) for turn in range(3))
        purged = _purge(database)
        database.close()
    print(f"{MANY:,} erased together: {purged * 1000 / MANY:.1f} ms CPU for each")
    print(f"{people:,} people: one erased in {worst:.2f} CPU s at most (goal {GOAL:.0f})")
    return int(worst > GOAL)


def _erase_one(database: Database, turn: int) -> float:
    friend = editing.add_person(database, {"first_name": "Anne", "last_name": "Riou"})
    her = editing.add_person(
        database,
        {"first_name": f"Solenn{turn}", "last_name": "Kerzhero", "emails": f"s{turn}@example.org",
         "phones": f"06 39 98 77 6{turn}", "address": "12 rue des Lilas", "city": "Plouexemple"},
    )  # fmt: skip
    editing.remember_remark(database, friend, f"Venue avec Solenn{turn} Kerzhero")
    began = time.process_time()
    erasing.erase(database, her)
    return time.process_time() - began


def _purge(database: Database) -> float:
    """Let many go together, as when their time is over."""
    with database.bare() as connection:
        keys = connection.execute("SELECT id FROM person LIMIT ?", (MANY,)).fetchall()
    began = time.process_time()
    erasing.erase_many(
        database, {UUID(bytes=key): ErasureReason.NEVER_CONTACTED for (key,) in keys}
    )
    return time.process_time() - began


if __name__ == "__main__":
    raise SystemExit(main())
