"""What the page of today costs: from its first line of code to its figures, painted.

    python benchmarks/today.py [people] [facts]

Two figures: until what is to be done now was painted, the first thing that she sees and can act on;
and until every card of the page shows its figures, those below the fold included.

Each turn is a new process, so that nothing is read or brought in before. Qt, the look and the open
file are there: what they cost is the start's (`starting.py`). Measured is the CPU of all threads of
the process, what the next cards are being read for included; beside it, in the same process and
before, that of an empty window of Qt of the same size.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from facts_file import every_line, made_facts
from people_file import KEY

ROOT = Path(__file__).resolve().parent.parent
TURNS = 7
GOAL = 150
ONCE = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QMainWindow
from organiser import i18n, paths
from organiser.database import Database
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.theme.appearance import Appearance
from organiser.desktop import inside  # what the window itself has brought in
from organiser.usecases import opening

application = QApplication([])
Appearance(application).wear("light", 100)
i18n.speak("fr", paths.resources() / "locale")

def settle():
    for _turn in range(4):
        application.processEvents()

began = time.process_time()
empty = QMainWindow()
empty.resize(1150, 714)
empty.show()
settle()
print("empty", (time.process_time() - began) * 1000)
empty.close()

database = Database(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
with database.bare() as connection:
    connection.execute("SELECT 1").fetchone()
messages = Messages()
jobs = Jobs(messages)
began, wall = time.process_time(), time.monotonic()
from organiser.ui.today.pages import TodayPages
from organiser.ui.today.ways import TodayParts, Ways
ways = Ways(*[list] * 8)
page = TodayPages(TodayParts(database, messages, jobs, Path(sys.argv[3]), ways)).make()
page.resize(1150, 714)
page.show()
made = time.process_time()
loop = QEventLoop()
page.to_do.shown.connect(loop.quit)
loop.exec()
application.processEvents()
first = time.process_time()
page.readings.settled.connect(loop.quit)
if page.readings.is_busy:
    loop.exec()
settle()
print("first", (first - began) * 1000)
print("made", (made - began) * 1000)
print("painted", (time.process_time() - began) * 1000)
print("waited", (time.monotonic() - wall) * 1000)
assert page.people.figure.now and page.to_do.lines
jobs.close()
database.close()
"""


def main() -> int:
    """Print the medians."""
    people, facts = (int(word) for word in (*sys.argv[1:], "200000", "1000000")[:2])
    file = made_facts(people, facts)
    turns = [_once(file) for _turn in range(TURNS + 1)][1:]
    of = {what: statistics.median(turn[what] for turn in turns) for what in turns[0]}
    held = sum(every_line(file))
    print(f"{people:,} people, {held:,} facts; an empty window of Qt: {of['empty']:.0f} ms CPU")
    print(
        f"what is to be done, seen after {of['first']:.0f} ms CPU (goal {GOAL}), "
        f"of which {of['made']:.0f} to make the page"
    )
    print(
        f"today with all its figures: {of['painted']:.0f} ms CPU, {of['painted'] / GOAL:.2f} of "
        f"the goal; seen after {of['waited']:.0f} ms"
    )
    return 0


def _once(file: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [sys.executable, "-c", ONCE, str(file), KEY.hex(), home],
            env={
                **os.environ,
                "QT_QPA_PLATFORM": "offscreen",
                "PYTHONPATH": str(ROOT),
                "PYTHONDONTWRITEBYTECODE": "",
            },
            capture_output=True,
            text=True,
            check=True,
        )
    said = (line.split() for line in done.stdout.splitlines())
    return {what: float(figure) for what, figure in said}


if __name__ == "__main__":
    sys.exit(main())
