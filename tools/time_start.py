"""Times how long a start takes to its first paint, beside an empty window of the same Qt.

python tools/time_start.py [tests.ui.shots:people]
"""

import os
import statistics
import subprocess
import sys
from pathlib import Path

TURNS = 9
ROOT = Path(__file__).resolve().parent.parent
EMPTY = """
import time; begun = time.perf_counter()
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
"""
OURS = """
import time; begun = time.perf_counter()
import importlib, tempfile
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from organiser import paths
from organiser.ui.language import Language
from organiser.ui.theme.appearance import Appearance
application = QApplication([])
Language(application, paths.resources() / "locale").choose("fr")
Appearance(application).wear("light", 100)
module, name = "{place}".split(":")
window = getattr(importlib.import_module(module), name)(Path(tempfile.mkdtemp())).window()
"""
PAINT = """
window.resize(1366, 768)
window.show()
application.processEvents()
QTimer.singleShot(0, application.quit)
application.exec()
print((time.perf_counter() - begun) * 1000)
import os; os._exit(0)
"""


def main() -> int:
    """Print both times and how many times longer ours is."""
    place = sys.argv[1] if len(sys.argv) > 1 else "tests.ui.shots:bare"
    empty, ours = _median(EMPTY + PAINT), _median(OURS.format(place=place) + PAINT)
    print(f"empty window {empty:.0f} ms, {place} {ours:.0f} ms: {ours / empty:.2f} times")
    return 0


def _median(code: str) -> float:
    return statistics.median(_once(code) for _turn in range(TURNS))


def _once(code: str) -> float:
    said = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(said.stdout)


if __name__ == "__main__":
    sys.exit(main())
