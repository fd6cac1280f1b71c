"""The whole window over a committee, with the page of signed slips in it."""

from organiser.desktop.pages import OpenCommittee, rooms_of
from organiser.ui.shell.parts import WindowParts
from organiser.ui.shell.window import MainWindow
from organiser.usecases.committee import read_facts


def make_window(database, home, messages, jobs):
    committee = OpenCommittee(home, database, read_facts(database), False, messages, jobs, None)
    rooms = rooms_of(committee)
    window = MainWindow(
        WindowParts(
            rooms.pages, home, messages, jobs, committee.facts.name, rooms.search,
            commands=rooms.commands,
        )
    )  # fmt: skip
    rooms.stand_in(window)
    rooms.lead(window.go)
    window.news.follow(database.listen)
    return window
