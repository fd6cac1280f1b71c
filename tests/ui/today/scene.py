"""A committee in the middle of its season, and the window with every page over it."""

from datetime import date, datetime, time, timedelta
from itertools import count
from pathlib import Path

from make import bring_in, candidate

from organiser import clock
from organiser.desktop.pages import OpenCommittee, rooms_of
from organiser.domain.action import ActionKind
from organiser.domain.consent import Channel
from organiser.domain.field import DoorResult, Outcome, Outing
from organiser.ui.settings.parts import ProgramParts
from organiser.ui.shell.parts import WindowParts
from organiser.ui.shell.window import MainWindow
from organiser.usecases import actions, consents, goals
from organiser.usecases.committee import read_facts
from organiser.usecases.field import choosing, entering, printing, states
from organiser.usecases.field.choosing import Side
from organiser.usecases.people import listing
from organiser.usecases.people.editing import edit_person
from tests.ui.field import doors

ANSWERS = "AAPALPAEAPAIAAPN"
THURSDAY = date(2026, 11, 26)
KINDS = (ActionKind.DOOR_TO_DOOR, ActionKind.STALL, ActionKind.DOOR_TO_DOOR, ActionKind.LEAFLETS)
HOW_MANY = (1, 2, 1, 3, 3, 2, 4, 3, 5, 4, 6, 3)
"""Actions in each of twelve weeks."""


def at(day):
    """Let it be ten in the morning of *day*, and a little later each time it is asked."""
    moment, ticks = datetime.combine(day, time(10)).astimezone(), count()
    return clock.set_to(lambda: moment + timedelta(milliseconds=next(ticks)))


def print_sheet(database, street, on, title="Porte-à-porte", return_by=None):
    """Print a packet of the doors of one street, for *on*."""
    row = next(row for row in choosing.streets(database) if street in row.name)
    doors = choosing.doors_of_streets(database, [(row.key, row.city, Side.BOTH)]).doors
    outing = Outing(f"{title}, {row.name}", on=on, return_by=return_by or on + timedelta(days=2))
    return printing.print_sheet(database, printing.prepare(database, outing, doors))


def enter(database, sheet, answers=ANSWERS):
    """Type in every page of doors of *sheet*."""
    for typed, _page, _done in entering.pages_to_type(database, sheet.id):
        page = entering.open_page(database, typed)
        if page.kind == "doors":
            results = [
                DoorResult(row.row, Outcome(answers[row.row % len(answers)])) for row in page.rows
            ]
        else:
            results = []
        entering.record_results(database, page.id, results)


def fill(database, today: date):
    """Bring in people week by week, go from door to door, note what they did."""
    streets = ("rue de Dinan", "quai de la Prévalaye", "rue Haute", "rue des Lilas")
    for week in range(12):
        day = today - timedelta(days=7 * (11 - week))
        with at(day):
            bring_in(
                database,
                *(
                    candidate(
                        f"Prénom{week}-{n} Nom{week}", 1 + week * 100 + n,
                        street=f"{week * 2 + n} {streets[n % 4]}",
                    )
                    for n in range(4 + 2 * week)
                ),
                file_name=f"semaine-{week}.csv",
            )  # fmt: skip
    _did(database, today)
    _went_out(database, today)
    _wait(database, today)
    goals.set_goal(database, 80)


def _did(database, today):
    directory = listing.Directory(database)
    who = directory.ids(directory.find(listing.Query()))
    with at(today - timedelta(days=40)):
        for week, count in enumerate(HOW_MANY):
            monday = today - timedelta(days=today.weekday() + 7 * (11 - week))
            for n in range(count):
                day = min(today, monday + timedelta(days=n))
                kind = KINDS[(week + n) % 4]
                crowd = who[(week + n) % 9 : (week + n) % 9 + 5 + n]
                actions.log_action(database, kind, crowd, on=day, organised_by=who[:1])


def _went_out(database, today):
    first = today.replace(day=1)
    for at_, street in enumerate(("rue de Dinan", "quai", "rue Haute")):
        day = max(first, today - timedelta(days=3 + 5 * at_))
        sheet = print_sheet(database, street, day)
        states.note_event(database, [sheet.id], "out")
        if at_ < 2:
            enter(database, sheet)
    back = print_sheet(database, "rue des Lilas", today - timedelta(days=2))
    states.note_event(database, [back.id], "back")
    saturday = today + timedelta(days=(5 - today.weekday()) % 7 or 7)
    print_sheet(database, "rue Haute", saturday)


def type_apart(database, today):
    """Type a page of doors and a page of calls as two computers did without a network."""
    sheet = print_sheet(database, "rue de Dinan", today)
    (code, *_others) = doors.codes(database, sheet)
    doors.type_apart(database, code)
    doors.type_apart(database, doors.print_calls(database), "PAP", "PIP")


def _wait(database, today):
    directory = listing.Directory(database)
    who = directory.ids(directory.find(listing.Query()))
    for n, days in enumerate((5, 2, 0, 0)):
        due = (today - timedelta(days=days)).strftime("%d/%m/%Y")
        edit_person(database, who[n], {"next_step": "Rappeler", "next_step_on": due})
    with at(today - timedelta(days=40)):
        for person in who[40:]:
            consents.record_consent(database, person, [Channel.EMAIL], source="Bulletin")
    bring_in(
        database,
        *(
            candidate(name, 9000 + n, asked_refusals=frozenset({Channel.CALL}))
            for n, name in enumerate(("Rozenn Abgrall", "Tanguy Riou"))
        ),
        file_name="remarques.csv",
    )  # fmt: skip


def make_window(database, home: Path, messages, jobs) -> MainWindow:
    """The window of the program, as `organiser.desktop` builds it."""
    program = ProgramParts(None, None, list, tuple, list, list)
    facts = read_facts(database)
    rooms = rooms_of(OpenCommittee(home, database, facts, False, messages, jobs, program))
    window = MainWindow(
        WindowParts(
            rooms.pages, home, messages, jobs, facts.name, rooms.search, past=rooms.past,
            commands=rooms.commands, can_lock=True,
        )
    )  # fmt: skip
    rooms.stand_in(window)
    window.news.follow(database.listen)
    return window
