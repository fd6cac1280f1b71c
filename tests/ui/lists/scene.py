"""The whole window over a committee, with the pages of lists in it."""

import os
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from organiser.desktop.pages import OpenCommittee, rooms_of
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.shell.parts import WindowParts
from organiser.ui.shell.window import MainWindow
from organiser.usecases import opening
from organiser.usecases.committee import read_facts
from organiser.usecases.demonstration import PASSWORD
from organiser.usecases.outreach import drives

_KEPT = []


def make_window(database, home, messages, jobs):
    committee = OpenCommittee(home, database, read_facts(database), False, messages, jobs, None)
    rooms = rooms_of(committee)
    window = MainWindow(
        WindowParts(rooms.pages, home, messages, jobs, committee.facts.name, rooms.search)
    )
    rooms.lead(window.go)
    window.news.follow(database.listen)
    return window


def demonstration(home):
    """The demonstration's file, copied, and a window over it."""
    made = Path(os.environ["ORGANISER_DEMO"])
    folder = next(file.parent for file in made.rglob("committee.db"))
    for file in folder.iterdir():
        if file.is_file():
            (home / file.name).write_bytes(file.read_bytes())
    database = opening.open_with_password(home, PASSWORD)
    for drive in drives.read_drives(database):
        drives.close(database, drive.id)  # a picture shows those that it launches itself
    messages = Messages()
    jobs = Jobs(messages)
    window = make_window(database, home, messages, jobs)
    window.resize(1366, 768)
    window.show()
    _KEPT.append((database, messages, jobs))
    return database, window


def settled(window):
    """Wait until the page in front has what it asked for."""
    for _turn in range(40):
        QTest.qWait(25)
        QApplication.processEvents()
