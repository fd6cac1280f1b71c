"""How long each step through a long list of people takes, painting included.

    python benchmarks/scrolling.py [people]

A step under 16 ms is seen as movement; only the rows in view are read.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent))

from PySide6.QtWidgets import QApplication, QScrollBar
from search import make_committee, open_page

from organiser.ui.people.page import PeoplePage
from organiser.ui.theme.appearance import Appearance


def main() -> int:
    """Scroll line by line, page by page, then jump about."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    application = QApplication([])
    Appearance(application).wear("light", 100)
    with tempfile.TemporaryDirectory() as name:
        database = make_committee(Path(name), people)
        page, jobs, _opened = open_page(application, database, Path(name))
        bar = page.list.view.table.verticalScrollBar()
        last = bar.maximum()
        for title, places in (
            ("line by line", range(400)),
            ("page by page", range(0, 4000, 12)),
            ("jumping about", [place * 7919 % last for place in range(200)]),
        ):
            _tell(title, [_step(page, bar, min(place, last)) for place in places])
        jobs.close()
        database.close()
    return 0


def _step(page: PeoplePage, bar: QScrollBar, place: int) -> float:
    began = time.perf_counter()
    bar.setValue(place)
    page.list.view.table.viewport().repaint()
    return (time.perf_counter() - began) * 1000


def _tell(title: str, waits: list[float]) -> None:
    waits.sort()
    middle, most = waits[len(waits) // 2], waits[int(len(waits) * 0.95)]
    print(
        f"{title}: median {middle:.1f} ms, 19 of 20 under {most:.1f} ms, worst {waits[-1]:.1f} ms"
    )


if __name__ == "__main__":
    sys.exit(main())
