"""What the first sight of every page costs, in the window of a large committee: CPU milliseconds.

    python benchmarks/pages.py [people] [facts] [page ...]

Each page is gone to in a process of its own, once the window stands and today is read: what it
brings in is counted, what the start brought in is not. "seen" is until the page was painted, "read"
until everything that it asks for has come.
"""

import os
import statistics
import subprocess
import sys
from pathlib import Path

from facts_file import made_facts
from people_file import KEY

ROOT = Path(__file__).resolve().parent.parent
GOAL, TURNS = 150, 3
PAGES = (
    "people", "newcomers", "calls", "lists", "drives", "map", "training", "actions", "teams",
    "votes", "climbers", "sheets", "returns", "slips", "directives", "proposals", "rights", "line",
    "settings", "guide", "duplicates", "import",
)  # fmt: skip
ONCE = """
import sys, tempfile, time
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from organiser import paths
from organiser.database import Database
from organiser.desktop.inside import open_window
from organiser.ui.jobs import Jobs
from organiser.ui.language import Language
from organiser.ui.messages import Messages
from organiser.ui.settings.parts import ProgramParts
from organiser.ui.theme.appearance import Appearance

application = QApplication([])
look, language = Appearance(application), Language(application, paths.resources() / "locale")
look.wear("light", 100)
language.choose("fr")
database = Database(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
messages = Messages()
jobs = Jobs(messages)
home = tempfile.TemporaryDirectory()
program = ProgramParts(look, language, list, tuple, print, list)
window = open_window(Path(home.name), database, messages, jobs, program)
window.resize(1366, 768)
window.show()

def settle(milliseconds):
    loop = QEventLoop()
    timer = QTimer(singleShot=True, interval=milliseconds)
    timer.timeout.connect(loop.quit)
    timer.start()
    loop.exec()

settle(2500)
while jobs._jobs:
    settle(300)
began = time.process_time()
window.go(sys.argv[3])
for _turn in range(4):
    application.processEvents()
print("seen", (time.process_time() - began) * 1000)
while True:
    settle(300)
    if not jobs._jobs:
        break
print("read", (time.process_time() - began) * 1000)
window.close()
jobs.close()
database.close()
"""


def main() -> int:
    """Print the medians, page by page; return 1 when one is seen later than the goal."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    people, facts = [*numbers, *(200_000, 1_000_000)[len(numbers) :]]
    wanted = [page for page in PAGES if page in sys.argv[1:]] or PAGES
    file = made_facts(people, facts)
    print(f"{people:,} people, {facts:,} facts; goal {GOAL} ms CPU until a page is seen")
    late = 0
    for page in wanted:
        turns = [_once(file, page) for _turn in range(TURNS)]
        seen, read = (statistics.median(turn[what] for turn in turns) for what in ("seen", "read"))
        late += seen > GOAL
        print(
            f"{page:12s} seen {seen:5.0f}{'  over' if seen > GOAL else '      '}   read {read:5.0f}"
        )
    return int(late > 0)


def _once(file: Path, page: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", ONCE, str(file), KEY.hex(), page],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "",  # what is shipped is compiled
        },
        capture_output=True,
        text=True,
        check=True,
    )
    said = (line.split() for line in done.stdout.splitlines())
    return {what: float(figure) for what, figure in said}


if __name__ == "__main__":
    sys.exit(main())
