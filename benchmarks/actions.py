"""What the page of the actions costs: from its first line of code to its month, painted.

    python benchmarks/actions.py [actions]

CPU of the process, in milliseconds, each turn in a new one. Qt, the look and the open file are
there; the window and the list of people have brought in what they share.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from people_file import KEY, blanks, candidates

from organiser import clock
from organiser.database import Database
from organiser.domain.action import ActionKind
from organiser.domain.consent import Origin
from organiser.domain.identifier import new_key
from organiser.models.action import Action, Participation
from organiser.sync.capture import insert_many
from organiser.usecases import creating
from organiser.usecases.people.arriving import Incoming, import_people

ROOT = Path(__file__).resolve().parent.parent
GOAL, TURNS, PEOPLE, AT_ONE = 150, 7, 500, 12
ONCE = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from organiser import i18n, paths
from organiser.database import Database
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.theme.appearance import Appearance
from organiser.desktop import inside  # what the window itself has brought in
from organiser.ui.people import page as _people
from organiser.ui.people.acts import Acts
from organiser.usecases import opening

application = QApplication([])
Appearance(application).wear("light", 100)
i18n.speak("fr", paths.resources() / "locale")
database = Database(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
with database.bare() as connection:
    connection.execute("SELECT 1").fetchone()
messages = Messages()
jobs = Jobs(messages)
from organiser.ui.plans.pages import PlanPages
from organiser.ui.plans.parts import PlanParts
from organiser.ui.plans.period_bar import Look
began = time.process_time()
page = PlanPages(PlanParts(database, messages, jobs), tuple).make()
page.resize(1150, 714)
page.show()
for _turn in range(4):
    application.processEvents()
print("month", (time.process_time() - began) * 1000)
began = time.process_time()
page.show_look(Look.LIST)
for _turn in range(4):
    application.processEvents()
print("list", (time.process_time() - began) * 1000)
jobs.close()
database.close()
"""


def main() -> int:
    """Print the medians."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "committee.db"
        _fill(file, count)
        for _turn in range(TURNS):
            done = subprocess.run(
                [sys.executable, "-c", ONCE, str(file), KEY.hex()],
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
                capture_output=True, text=True, check=True,
            )  # fmt: skip
            for line in done.stdout.splitlines():
                name, milliseconds = line.split()
                found.setdefault(name, []).append(float(milliseconds))
    for name, values in found.items():
        print(f"{name}: {statistics.median(values):.0f} ms CPU ({count:,} actions, goal {GOAL})")
    return int(statistics.median(found["month"]) > GOAL)


def _fill(file: Path, count: int) -> None:
    chance = random.Random(5)
    database = Database(file, KEY)
    creating.make_tables(database)
    import_people(
        database, candidates(PEOPLE), Incoming("banc.csv", Origin.COMMITTEE, merges=False)
    )
    rest = blanks(Action, "kind", "on", "state")
    with database.transaction("action.log") as session:
        connection = session.connection()
        ids = [row[0] for row in connection.exec_driver_sql("SELECT id FROM person")]
        actions, there = [], []
        for _action in range(count):
            key = new_key()
            on = clock.today() + timedelta(days=chance.randrange(-600, 60))
            state = "done" if on < clock.today() else "planned"
            kind = chance.choice(list(ActionKind)).value
            actions.append((key, kind, on.isoformat(), state, *rest.values()))
            there += [
                (new_key(), key, person, "present", "came", "")
                for person in chance.sample(ids, AT_ONE)
            ]
        insert_many(connection, Action, ("id", "kind", "on", "state", *rest), actions)
        who = ("id", "action_id", "person_id", "role", "state", "channel")
        insert_many(connection, Participation, who, there)
    database.close()


if __name__ == "__main__":
    sys.exit(main())
