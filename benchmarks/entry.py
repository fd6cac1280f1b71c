"""Types whole pages of sixteen doors by key events: CPU milliseconds a key, and keys a page.

python benchmarks/entry.py            # 40 pages
python benchmarks/entry.py --pages 5
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from organiser.ui.field.entry_page import ReturnsPage
from organiser.ui.messages import Messages
from organiser.ui.theme.appearance import Appearance
from organiser.usecases import creating
from tests.ui.field import doors

ANSWERS = "1211123111511212"
GOAL = 5.0
"""Most CPU milliseconds a key, its painting included."""


def main() -> int:
    """Type the pages; say what a key costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=40)
    pages = parser.parse_args().pages
    application = QApplication([])
    Appearance(application).wear("light", 100, "")
    with tempfile.TemporaryDirectory() as folder:
        cost, settling, keys = _measure(application, Path(folder), pages)
    print(f"{pages} pages, {keys / pages:g} keys a page")
    print(f"{cost:.2f} ms CPU a key (goal {GOAL:g}), {settling:.1f} ms to settle a page")
    return 0 if cost <= GOAL else 1


def _measure(application: QApplication, folder: Path, pages: int) -> tuple[float, float, int]:
    database = creating.create_committee(
        folder / "home", "Plouexemple", password="quatre mots bien choisis",  # noqa: S106
        insee="29999", in_keyring=False,
    ).database  # fmt: skip
    doors.fill(database, ["rue Longue"], 16 * pages)
    codes = doors.codes(database, doors.printed(database))[:pages]
    page = ReturnsPage(database, Messages())
    page.resize(1150, 714)
    page.show()
    page.activateWindow()
    typing, settling, keys = 0.0, 0.0, 0
    for code in codes:
        page.open_code(code)
        application.processEvents()
        start = time.process_time()
        for answer in ANSWERS:
            _press(application, page.desk.grid, Qt.Key.Key_unknown, answer)
        typing += time.process_time() - start
        start = time.process_time()
        _press(application, page.desk.grid, Qt.Key.Key_End, "")
        settling += time.process_time() - start
        assert page.opening.isVisible(), "the page was not settled"
        keys += len(ANSWERS) + 1
    page.close()
    page.deleteLater()
    application.processEvents()
    database.close()
    return 1000 * typing / (pages * len(ANSWERS)), 1000 * settling / pages, keys


def _press(application: QApplication, grid: object, key: Qt.Key, text: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        application.sendEvent(grid, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))
    application.processEvents()


if __name__ == "__main__":
    sys.exit(main())
