"""How long from the double click to something seen, to today, and to a list of 200,000 that can be used.

    python benchmarks/starting.py [people]

Beside an empty window of the same Qt, each in a new process, with the compiled files there. Usable:
the figures or the rows are painted, and the screen's thread is free for the next key. Today is what
the window opens on; for the list, the program goes there as soon as its window stands. A third start
rests on today until the list was made ahead, and clicks on it then. The file is opened with its
raw key, as the keyring gives it: what stretches a password (R29) or asks a keyring takes its own
time on any machine, and is printed apart.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from people_file import KEY, made_file

ROOT = Path(__file__).resolve().parent.parent
TURNS = 7
CONNECTIONS = 40
EMPTY = """
import os, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
application.processEvents()
print("seen", (time.time() - float(os.environ["BEGUN"])) * 1000)
os._exit(0)
"""
OURS = """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from organiser.desktop import program, start, way

def tell(what):
    print(what, (time.time() - float(os.environ["BEGUN"])) * 1000, flush=True)

def peak():
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            print("peak", int(line.split()[1]) / 1024, flush=True)

class Eye(QObject):
    def __init__(self, page):
        super().__init__()
        self.page = page
        page.list.view.table.viewport().installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.page.list.model.rowCount():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self.end)
        return False

    def end(self):
        tell("usable")
        self.look = QTimer(self, interval=5)
        self.look.timeout.connect(self.end_with_card)
        self.look.start()

    def end_with_card(self):
        card = self.page.side.__dict__.get("card")
        if card is not None and card.card is not None:
            tell("card")
            peak()
            os._exit(0)

class Click(QObject):
    # waits until the list was made ahead, then goes there

    def __init__(self, window):
        super().__init__()
        self.window = window
        self.look = QTimer(self, interval=20)
        self.look.timeout.connect(self.click)
        self.look.start()

    def click(self):
        page = self.window.pages._pages.get("people")
        if page is None or not page.finder.is_ready:
            return
        self.look.stop()
        os.environ["BEGUN"] = repr(time.time())
        self.eye = Eye(page)
        self.eye.end = self.end
        self.window.go("people")

    def end(self):
        tell("clicked")
        os._exit(0)

class Timed(program.Program):
    def start(self):
        super().start()
        self.entrance.screen_shown.painted.connect(lambda: tell("seen"))

    def _enter(self, database):
        super()._enter(database)
        if sys.argv[3] == "people":
            self.window.go("people")
            self.eye = Eye(self.window.pages.page("people"))
        else:
            page = self.window.pages.page("today")
            page.readings.settled.connect(lambda: QTimer.singleShot(0, self, self.end))

    def end(self):
        tell("today")
        if sys.argv[3] == "today":
            os._exit(0)
        self.click = Click(self.window)

def begin_with_key(home, asked):
    from organiser.usecases import opening
    return way.Begun(True, opening.open_with_key(home, bytes.fromhex(sys.argv[2])))

if sys.argv[2]:
    way.begin = begin_with_key
start.Program = Timed
start.run(["--home", sys.argv[1], *(() if sys.argv[2] else ("--demonstration",))])
"""


def main() -> int:
    """Print the medians."""
    from organiser.usecases import demonstration

    people = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    many = made_file(people).parent
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        demonstration.make(home, home / "saturday.pdf")
        empty = _times(EMPTY)
        today = _times(OURS, str(many), KEY.hex(), "today")
        ours = _times(OURS, str(many), KEY.hex(), "people")
        clicked = _times(OURS, str(many), KEY.hex(), "click")
        stretched = _times(OURS, str(home), "", "today")
        opened, bare = _opening(home / "tables", with_triggers=True), _opening(home / "tables")
    seen, usable = ours["seen"] / empty["seen"], ours["usable"] / empty["seen"]
    print(f"an empty window of Qt is seen after {empty['seen']:.0f} ms")
    print(f"organiser is seen after {ours['seen']:.0f} ms ({seen:.2f} times; goal 2)")
    print(
        f"today, of {people:,} people, can be used after {today['today']:.0f} ms "
        f"({today['today'] / empty['seen']:.2f} times; goal 5)"
    )
    print(
        f"a list of {people:,} people can be used after {ours['usable']:.0f} ms "
        f"({usable:.2f} times; goal 5)"
    )
    print(
        f"the first card stands beside it after {ours['card']:.0f} ms; "
        f"{ours['peak']:.0f} MB peak by then (goal 250)"
    )
    print(f"a click on the list, made ahead while she looks at today: {clicked['clicked']:.0f} ms")
    print(f"the demonstration, its password stretched, after {stretched['today']:.0f} ms")
    print(
        f"a connection to the file takes {opened:.1f} ms of CPU, {opened / bare:.1f} times that of "
        "the same tables without a trigger"
    )
    return 0


def _opening(home: Path, *, with_triggers: bool = False) -> float:
    """Return the CPU of one more connection to an empty file, in ms."""
    from organiser.database import Database
    from organiser.encrypted_file import open_file
    from organiser.usecases.creating import make_tables

    home.mkdir(exist_ok=True)
    file = home / f"{with_triggers}.db"
    database = Database(file, KEY)
    make_tables(database)
    with database.raw() as connection, connection.begin():
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for name in [] if with_triggers else names.scalars().all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
    database.close()
    began = time.process_time()
    for _turn in range(CONNECTIONS):
        open_file(file, KEY).close()
    return (time.process_time() - began) / CONNECTIONS * 1000


def _times(code: str, *words: str) -> dict[str, float]:
    _once(code, *words)
    turns = [_once(code, *words) for _turn in range(TURNS)]
    return {what: statistics.median(turn[what] for turn in turns) for what in turns[0]}


def _once(code: str, *words: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "",  # installed, it is compiled once and for all
            "BEGUN": repr(time.time()),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    said = (line.split() for line in done.stdout.splitlines())
    return {what: float(figure) for what, figure in said}


if __name__ == "__main__":
    sys.exit(main())
