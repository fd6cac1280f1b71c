"""The computer tells what is due only to who asked for it, elsewhere at work, naming nobody."""

from datetime import date, datetime, time, timedelta

import pytest
from make import person
from PySide6.QtCore import QObject, Qt, Signal

from organiser import clock
from organiser.desktop.notices import Notices
from organiser.settings import change_settings
from organiser.ui.messages import Messages
from organiser.usecases.people.editing import edit_person
from organiser.usecases.teams.tasks import give_task
from organiser.usecases.waiting import read_waiting

TODAY = date(2026, 11, 26)
NAME = "Zéphyrine Quatrebarbes"


class Tray(QObject):
    """A place for notices as the computer has one, which remembers what it showed."""

    messageClicked = Signal()  # noqa: N815 (Qt's name)
    activated = Signal(int)

    def __init__(self):
        super().__init__()
        self.shown, self.is_there = [], False

    def show(self):
        self.is_there = True

    def hide(self):
        self.is_there = False

    def showMessage(self, title, text, _icon, _time):  # noqa: N802 (Qt's name)
        self.shown.append((title, text))


class Desk:
    """Notices over a committee, and where she works."""

    def __init__(self, home, database, tray):
        self.home, self.database, self.tray = home, database, tray
        self.is_in_front, self.came = False, []
        self.messages = Messages()
        self.notices = Notices(
            lambda: self.is_in_front, lambda: self.came.append("front"), lambda: tray
        )

    def ask(self, wanted=True):
        change_settings(self.home, notices=wanted)
        self.notices.watch(self.home, self.database, self.messages)
        return self

    def wait(self, minutes=20):
        for _minute in range(minutes):
            self.notices.look()
        return [text for _title, text in self.tray.shown]


@pytest.fixture(autouse=True)
def thursday():
    with at(TODAY):
        yield


@pytest.fixture
def desk(qapp, home, database):
    desk = Desk(home, database, Tray())
    yield desk
    desk.notices.end()


def at(day):
    moment = datetime.combine(day, time(10)).astimezone()
    return clock.set_to(lambda: moment)


def step_on(database, day):
    anne = person(database, NAME)
    edit_person(database, anne, {"next_step": f"Call {NAME}", "next_step_on": day.isoformat()})


def test_who_did_not_ask_is_told_nothing(desk, database):
    step_on(database, TODAY)
    desk.notices.watch(desk.home, database, desk.messages)

    desk.messages.finished.emit("198 people brought in")

    assert (desk.wait(), desk.tray.is_there) == ([], False)


def test_what_is_due_today_is_told_once_and_names_nobody(desk, database):
    step_on(database, TODAY)
    give_task(database, f"Write to {NAME}", due_on=TODAY)

    said = desk.ask().wait(60)

    assert said == ["1 person waits to hear from you\n1 task is due"]


def test_nothing_is_told_while_she_works_with_the_program(desk, database):
    step_on(database, TODAY)
    desk.ask().is_in_front = True

    assert desk.wait(60) == []


def test_a_glance_elsewhere_brings_no_notice(desk, database):
    step_on(database, TODAY)
    desk.ask()

    for _turn in range(20):
        desk.is_in_front = not desk.is_in_front
        desk.notices.look()

    assert desk.tray.shown == []


def test_the_next_day_is_told_again(desk, database):
    step_on(database, TODAY)
    desk.ask().wait()

    with at(TODAY + timedelta(days=1)):
        said = desk.wait()

    assert len(said) == 2


def test_an_import_that_is_done_is_told_where_she_works(desk):
    desk.ask()

    desk.messages.finished.emit("198 people brought in")
    desk.is_in_front = True
    desk.messages.finished.emit("198 people brought in")

    assert desk.tray.shown == [("Organiser", "198 people brought in")]


def test_while_locked_only_that_something_waits_is_told(desk, database):
    step_on(database, TODAY)
    desk.ask()

    desk.notices.rest()

    assert desk.wait(60) == ["Something waits for you."]


def test_while_locked_what_comes_due_on_a_later_day_is_told_on_that_day(desk, database):
    step_on(database, TODAY + timedelta(days=2))
    desk.ask()
    desk.notices.rest()

    early = list(desk.wait(60))
    with at(TODAY + timedelta(days=2)):
        late = desk.wait(60)

    assert (early, late) == ([], ["Something waits for you."])


def test_while_locked_nothing_of_the_people_is_kept(desk, database):
    step_on(database, TODAY)
    desk.ask().wait()

    desk.notices.rest()

    kept = vars(desk.notices)
    assert kept["_database"] is None
    assert NAME not in str(kept)


def test_a_file_that_cannot_be_read_is_still_locked(desk, database):
    desk.ask()
    database.close()

    desk.notices.rest()

    assert vars(desk.notices)["_database"] is None


def test_a_click_on_the_notice_brings_the_program_in_front(desk):
    desk.ask()

    desk.tray.messageClicked.emit()
    desk.tray.activated.emit(3)

    assert desk.came == ["front", "front"]


def test_who_asks_no_more_has_no_sign_in_the_bar(desk, database):
    step_on(database, TODAY)
    desk.ask()
    was_there = desk.tray.is_there

    change_settings(desk.home, notices=False)
    desk.notices.read_settings()

    assert (was_there, desk.tray.is_there, desk.wait()) == (True, False, [])


def test_a_computer_without_a_place_for_notices_shows_none(qapp, home, database):
    change_settings(home, notices=True)
    notices = Notices(lambda: False, list, lambda: None)

    notices.watch(home, database, Messages())

    assert not notices.tick.isActive()


def test_what_is_due_later_is_known_by_its_day(database, home):
    step_on(database, TODAY + timedelta(days=5))
    give_task(database, "Posters", due_on=TODAY + timedelta(days=3))

    waiting = read_waiting(database, home)

    assert (waiting.todos, waiting.first_on) == ((), TODAY + timedelta(days=3))


def test_the_program_goes_on_telling_after_it_locked(qtbot, start, home, unlocked):
    change_settings(home, notices=True)
    program, tray = start(home), Tray()
    program.notices = Notices(lambda: False, program.come_to_front, lambda: tray)
    unlocked(qtbot, program)
    step_on(program.database, TODAY)

    program.lock()
    for _minute in range(20):
        program.notices.look()

    assert [text for _title, text in tray.shown] == ["Something waits for you."]
    program.end()
    assert not tray.is_there


def test_the_program_knows_whether_it_is_in_front(qtbot, opened):
    qtbot.waitUntil(opened.is_in_front)

    opened.window.setWindowState(Qt.WindowState.WindowMinimized)

    assert not opened.is_in_front()
