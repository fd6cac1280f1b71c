"""How long from the double click to something seen, and to a window that can be used.

python benchmarks/starting.py     beside an empty window of the same Qt, each in a new process
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TURNS = 7
EMPTY = """
import os, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
application.processEvents()
print("seen", time.time() - float(os.environ["BEGUN"]))
os._exit(0)
"""
OURS = """
import os, sys, time
from pathlib import Path
from organiser.desktop import program, start

def tell(what):
    print(what, time.time() - float(os.environ["BEGUN"]), flush=True)

class Timed(program.Program):
    def start(self):
        super().start()
        self.entrance.screen_shown.painted.connect(lambda: tell("seen"))

    def _enter(self, database):
        super()._enter(database)
        from PySide6.QtCore import QTimer
        QTimer.singleShot(0, self, self._usable)

    def _usable(self):
        tell("usable")
        os._exit(0)

start.Program = Timed
start.run(["--home", sys.argv[1], "--demonstration"])
"""


def main() -> int:
    """Print the medians."""
    from organiser.usecases import demonstration

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        demonstration.make(home, home / "saturday.pdf")
        empty, ours = _times(EMPTY), _times(OURS, str(home))
    ratio = ours["seen"] / empty["seen"]
    print(f"an empty window of Qt is seen after {empty['seen']:.0f} ms")
    print(f"organiser is seen after {ours['seen']:.0f} ms ({ratio:.2f} times)")
    print(f"and can be used after {ours['usable']:.0f} ms, its password stretched (R29)")
    return 0


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
    return {what: float(seconds) * 1000 for what, seconds in said}


if __name__ == "__main__":
    sys.exit(main())
