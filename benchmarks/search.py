"""How long one key waits in the list of people: found, rows read, table told, all painted.

    python benchmarks/search.py [people]

The goal: no key holds the screen for more than 50 ms, whatever is typed. The invented list is a
hard one: everybody has one postcode and a number that begins alike.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent))

from importing import write_rows
from PySide6.QtWidgets import QApplication

from organiser.commands.demo import PASSWORD
from organiser.database import Database
from organiser.domain.consent import Origin
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.people.page import PeoplePage
from organiser.ui.people.parts import PeopleParts
from organiser.ui.theme.appearance import Appearance
from organiser.usecases import opening
from organiser.usecases.people import files

WORDS = ("le goff", "morv", "29999", "0600012", "p1234", "rue riou 12", "eelodie hamn", "zzzz")


def make_committee(folder: Path, people: int) -> Database:
    """Return an open committee of *people* invented people."""
    new = opening.create_committee(
        folder / "home", "Plouexemple", password=PASSWORD, in_keyring=False
    )
    file = folder / "liste.csv"
    write_rows(file, people)
    files.bring_in(new.database, files.open_draft(new.database, file), Origin.COMMITTEE)
    return new.database


def open_page(
    application: QApplication, database: Database, folder: Path
) -> tuple[PeoplePage, Jobs, float]:
    """Return the page of the people, read and painted, with its threads."""
    messages = Messages()
    jobs = Jobs(messages)
    page = PeoplePage(PeopleParts(database, messages, jobs, folder / "home"))
    page.resize(1150, 714)
    page.show()
    began = time.perf_counter()
    while not page.list.model.rowCount():
        application.processEvents()
        time.sleep(0.002)
    application.processEvents()
    return page, jobs, time.perf_counter() - began


def main() -> int:
    """Type each of the words, key by key."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    application = QApplication([])
    Appearance(application).wear("light", 100)
    with tempfile.TemporaryDirectory() as name:
        database = make_committee(Path(name), people)
        page, jobs, opened = open_page(application, database, Path(name))
        print(f"{people} people; list read in {opened * 1000:.0f} ms, away from the screen")
        waits = [_key(application, page, words[:end]) for words in WORDS
                 for end in range(1, len(words) + 1)]  # fmt: skip
        _tell("the screen is held for", [held for held, _shown in waits])
        _tell("the answer stands after", [shown for _held, shown in waits])
        jobs.close()
        database.close()
    return 0


def _key(application: QApplication, page: PeoplePage, words: str) -> tuple[float, float]:
    shown: list[float] = []
    page.settled.connect(lambda: shown.append(time.perf_counter()))
    began = held = time.perf_counter()
    longest = 0.0
    page.filters.search.asked.emit(words)
    while not shown:
        now = time.perf_counter()
        longest, held = max(longest, now - held), now
        application.processEvents()
    page.list.view.table.viewport().repaint()
    longest = max(longest, time.perf_counter() - held)
    page.settled.disconnect()
    return longest * 1000, (time.perf_counter() - began) * 1000


def _tell(title: str, waits: list[float]) -> None:
    waits.sort()
    middle, most = waits[len(waits) // 2], waits[int(len(waits) * 0.95)]
    print(
        f"{title}: median {middle:.0f} ms, 19 of 20 under {most:.0f} ms, worst {waits[-1]:.0f} ms"
    )


if __name__ == "__main__":
    sys.exit(main())
