"""The program is killed at any moment of any work: what was acknowledged is there."""

import random
import subprocess
import sys
import time
from pathlib import Path
from uuid import UUID

import pytest
from sizes import share
from sqlalchemy import text

from organiser.usecases import backup, checking, opening
from organiser.usecases.field import printing
from organiser.usecases.people import card

WORKER = Path(__file__).with_name("hard_worker.py")


@pytest.mark.parametrize("seed", range(share(10, 200)))
def test_a_kill_loses_nothing_that_was_acknowledged(home, made_committee, seed):
    key = made_committee[1]
    chance = random.Random(seed)
    said = home.parent / "said"
    with (
        said.open("w", encoding="utf-8") as out,
        subprocess.Popen(
            [sys.executable, str(WORKER), str(home), key.hex(), str(seed)],
            stdout=out,
            stderr=subprocess.PIPE,
        ) as worker,
    ):
        while worker.poll() is None and not said.read_text(encoding="utf-8"):
            time.sleep(0.01)
        time.sleep(chance.uniform(0.02, 0.6))
        worker.kill()
        _out, errors = worker.communicate()
    assert b"Traceback" not in errors

    database = opening.open_with_key(home, key)
    try:
        _all_is_there(database, home, key, said.read_text(encoding="utf-8"))
        assert checking.check(database).problems == ()
    finally:
        database.close()


def _all_is_there(database, home, key, said):
    """Check each complete line of what was said; a later act may have changed it since."""
    lines = said[: said.rfind("\n") + 1].splitlines()
    leaving = {line.split()[1] for line in lines if line.startswith("leaving ")}
    for line in lines:
        kind, *words = line.split(" ", 2)
        if kind in CHECKS and not (kind in {"person", "note"} and words[0] in leaving):
            CHECKS[kind](database, *words)
        if kind == "backup":
            _newest_opens(home, key)
    whole = _count(database, "person", "import_id IS NOT NULL")
    assert whole == 40 * _count(database, "import_batch", "1")


def _person(database, person, name):
    assert card.read_card(database, UUID(person)).first_name == name


def _note(database, person, note):
    assert int(card.read_card(database, UUID(person)).note[1:]) >= int(note[1:])


def _import(database, turn):
    assert _count(database, "import_batch", f"file_name = 'f{turn}.csv'") == 1
    assert _count(database, "person", f"first_name LIKE 'I{turn}x%'") == 40


def _sheet(database, sheet):
    assert printing.manifest_of(database, UUID(sheet)).pages


def _result(database, page, outcome):
    with database.raw() as connection:
        kept = connection.execute(
            text(
                "SELECT outcome FROM visit WHERE page_id = :page ORDER BY entered_at DESC, id DESC"
            ),
            {"page": UUID(page).bytes},
        ).scalars()
        assert outcome in list(kept)


def _erased(database, person):
    key = UUID(person).hex
    assert _count(database, "person", f"id = X'{key}'") == 0
    assert _count(database, "erasure", f"id = X'{key}'") == 1
    assert _count(database, "journal", f"record_id = X'{key}' AND kind != 'erasure'") == 0


def _action(database, action):
    assert _count(database, "action", f"id = X'{UUID(action).hex}'") == 1


def _newest_opens(home, key):
    restored = backup.restore(home, backup.backups(home)[0].file, None, key)
    backup.discard(restored)


def _count(database, table, where):
    with database.raw() as connection:
        return connection.exec_driver_sql(f"SELECT count(*) FROM {table} WHERE {where}").scalar()


CHECKS = {
    "person": _person, "note": _note, "import": _import, "sheet": _sheet, "result": _result,
    "erased": _erased, "action": _action,
}  # fmt: skip
