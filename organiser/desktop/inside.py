"""Builds the window of an open committee, hearing of every commit."""

from functools import partial
from pathlib import Path

from organiser.database import Database, Topics
from organiser.desktop.badges import Badges
from organiser.desktop.line import reach
from organiser.desktop.pages import OpenCommittee, rooms_of
from organiser.desktop.warming import Warming
from organiser.ui.jobs import Jobs
from organiser.ui.line.exchanges import Exchanges
from organiser.ui.line.pages import LINE
from organiser.ui.line.words import box_says
from organiser.ui.messages import Messages
from organiser.ui.people.acts import Acts
from organiser.ui.settings.parts import ProgramParts
from organiser.ui.shell.parts import WindowParts
from organiser.ui.shell.window import MainWindow
from organiser.usecases.committee import read_facts, read_nature
from organiser.usecases.ladder_in_force import take_names


def open_window(
    home: Path, database: Database, messages: Messages, jobs: Jobs, program: ProgramParts,
    exchanges: Exchanges | None = None,
) -> MainWindow:  # fmt: skip
    """Return the window of the committee in *home*; it hears of every commit."""
    take_names(database)
    exchanges = exchanges or Exchanges(database, messages, jobs, reach)
    facts = read_facts(database)
    is_demonstration = read_nature(database).is_demonstration
    committee = OpenCommittee(home, database, facts, is_demonstration, messages, jobs, program,
                              exchanges)  # fmt: skip
    rooms = rooms_of(committee)
    window = MainWindow(
        WindowParts(
            pages=rooms.pages,
            home=home,
            messages=messages,
            jobs=jobs,
            committee=facts.name,
            search=rooms.search,
            past=rooms.past,
            commands=rooms.commands,
            is_demonstration=is_demonstration,
            can_lock=True,
        )
    )
    rooms.stand_in(window)
    rooms.lead(window.go)
    window.news.follow(database.listen)
    Acts(database, messages).remember_earlier()
    Badges(window, database, home, jobs)
    Warming(window, jobs)
    window.news.changed.connect(partial(_rename, window, database))
    _show_line(window, exchanges)
    return window


def _show_line(window: MainWindow, exchanges: Exchanges) -> None:
    """The box in the side bar follows the line, and the language."""

    def say(_text: str = "") -> None:
        window.side_bar.show_line(box_says(exchanges) if exchanges.is_paired else None)

    window.phrases.put(say, str)
    exchanges.changed.connect(say)
    window.news.changed.connect(exchanges.hear)
    window.side_bar.line_box.clicked.connect(partial(window.go, LINE))


def _rename(window: MainWindow, database: Database, topics: Topics) -> None:
    if "committee" in topics:
        window.side_bar.rename(read_facts(database).name)
