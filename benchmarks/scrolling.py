"""Scrolls the list of 200,000 people, painting included, beside a bare table view of the same rows.

    python benchmarks/scrolling.py [people]

The bare view is a QTableView of Qt's own making over rows that lie in memory: as large, with as many
rows in view, as high, in as many columns, one of them of two lines, wearing the same style sheet and
type. It draws no round, no pill and no mark, and never two weights of type in a cell.

The two take turns, step by step, so that a busy machine slows both alike. A step is reading and painting
all that it shows: in CPU of the screen's thread, and of the whole process (nothing is left to another).
"""

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from people_file import KEY, made_file
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView

from organiser.database import Database
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.people.page import PeoplePage
from organiser.ui.people.parts import PeopleParts
from organiser.ui.theme.appearance import Appearance

COLUMNS = 4
Cost = tuple[float, float]
"""Of the screen's thread, and of the whole process."""


class BareRows(QAbstractTableModel):
    """Rows in memory, nothing read."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = [
            (f"Prénom {n} Nom\n{n} rue Haute", "Contact", "jamais", "—") for n in range(rows)
        ]

    def rowCount(self, _parent: QModelIndex = QModelIndex()) -> int:
        """Qt asks."""
        return len(self._rows)

    def columnCount(self, _parent: QModelIndex = QModelIndex()) -> int:
        """Qt asks."""
        return COLUMNS

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt asks."""
        return (
            self._rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None
        )


def main() -> None:
    """Wheel, page and jump through both; print CPU milliseconds and the ratio."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    application = QApplication([])
    Appearance(application).wear("light", 100)
    database = Database(made_file(people), KEY)
    with tempfile.TemporaryDirectory() as home:
        messages = Messages()
        jobs = Jobs(messages)
        page = PeoplePage(PeopleParts(database, messages, jobs, Path(home)))
        page.resize(1150, 714)
        page.show()
        while not page.list.model.rowCount():
            application.processEvents()
            time.sleep(0.005)
        for _turn in range(20):
            application.processEvents()
        ours = page.list.view.table
        bare = _bare(people, ours)
        for _turn in range(20):
            application.processEvents()
        last = ours.verticalScrollBar().maximum()
        for title, places in (
            ("wheel", [place * 3 for place in range(300)]),
            ("page", list(range(0, 4000, 11))),
            ("jump", [place * 7919 % last for place in range(300)]),
        ):
            _tell(title, [(_step(ours, place), _step(bare, place)) for place in places])
        jobs.close()
        database.close()


def _bare(people: int, like: QTableView) -> QTableView:
    view = QTableView()
    view.setModel(BareRows(people))
    view.verticalHeader().setDefaultSectionSize(like.verticalHeader().defaultSectionSize())
    view.verticalHeader().hide()
    view.setVerticalScrollMode(like.verticalScrollMode())
    view.resize(like.size())
    for column in range(COLUMNS):
        view.setColumnWidth(column, like.columnWidth(column))
    view.show()
    return view


def _step(view: QTableView, place: int) -> Cost:
    began, all_began = time.thread_time(), time.process_time()
    view.verticalScrollBar().setValue(place)
    QApplication.processEvents()  # paints what came into view, as Qt does it
    return (time.thread_time() - began) * 1000, (time.process_time() - all_began) * 1000


def _tell(title: str, steps: list[tuple[Cost, Cost]]) -> None:
    ours, whole = (sorted(our[which] for our, _bare in steps) for which in (0, 1))
    bare = sorted(cost for _ours, (cost, _whole) in steps)
    p95 = _at(ours, 95)
    goal = "goal p99 16" if title != "jump" else "no goal but the ratio"
    print(
        f"{title}: p50 {_at(ours, 50):.1f} p95 {p95:.1f} p99 {_at(ours, 99):.1f} ms CPU ({goal}); "
        f"whole process p95 {_at(whole, 95):.1f}; "
        f"bare p50 {_at(bare, 50):.1f} p95 {_at(bare, 95):.1f}; "
        f"ratio of p95 {p95 / _at(bare, 95):.2f} (goal 2)"
    )


def _at(times: list[float], percent: int) -> float:
    return times[min(len(times) - 1, len(times) * percent // 100)]


if __name__ == "__main__":
    main()
