"""A week of a committee through the real window, from Monday's list to Sunday's report.

The program runs over a real encrypted file; she moves by keys and clicks. Each evening every figure
of the page of today is worked out anew from the bare rows (`naive_today`) and must be the same; on
Sunday night nothing of whoever was erased is left anywhere.
"""

import shutil
from datetime import UTC, date, datetime, timedelta

import pytest
from make import PASSWORD, bring_in, candidate, names, person
from plain_bytes import found_in
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from organiser import clock
from organiser.domain.action import ActionKind, Kind
from organiser.domain.consent import Channel
from organiser.domain.field import Outcome, SheetState
from organiser.domain.outreach import Result
from organiser.domain.plan import Plan
from organiser.domain.rights import RequestKind
from organiser.ui.plans.log_dialog import LogDialog
from organiser.ui.rights.erase_dialog import EraseDialog
from organiser.ui.rights.form_dialog import FormDialog
from organiser.ui.shell.window import MainWindow
from organiser.usecases import checking, consents, opening
from organiser.usecases.archive.reading import read_archive
from organiser.usecases.archive.writing import write_archive
from organiser.usecases.field import entering, states
from organiser.usecases.outreach import drives
from organiser.usecases.people.card import read_card
from organiser.usecases.people.editing import edit_person
from organiser.usecases.people.listing import Directory, Query
from organiser.usecases.plans import agenda, planning
from organiser.usecases.rights import desk
from organiser.usecases.teams import tasks
from tests.desktop.conftest import start, unlock
from tests.journeys import naive_today as naive
from tests.journeys.ledger import dump
from tests.journeys.todays import hold_to_rows
from tests.screens import appearance, application
from tests.usecases.outreach.people import ALL, say_who_answers

__all__ = ["appearance", "application", "start"]
KEYS, CLICK = Qt.Key, Qt.MouseButton.LeftButton
MONDAY = date(2026, 11, 23)
HER = ("Gwenvael", "Quistillic", "gwenvael.q@example.org", "39987712", "39 98 77 12")
"""Whoever is erased on Sunday: by none of these she is found any more."""
pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints", "raise()", "grabbing the keyboard", extend=True)
]


class Week:
    """Her laptop: the program, its clock, and what she sees."""

    def __init__(self, qtbot, start, home):
        self.qtbot, self.home, self._start = qtbot, home, start
        self.now = datetime(2026, 11, 21, 9, tzinfo=UTC)
        self.program = None

    def read(self):
        self.now += timedelta(milliseconds=1)
        return self.now

    @property
    def window(self) -> MainWindow:
        return self.program.window

    @property
    def database(self):
        return self.program.database

    def wake(self, days, hour=9):
        """Open the program on the morning of the day *days* after Monday; it was locked."""
        if self.program is not None:
            self.rest()
            self.program.lock()
            self.qtbot.waitUntil(lambda: self.window is None)
        day = MONDAY + timedelta(days)
        self.now = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
        if self.program is None:
            self.program = self._start(self.home)
        unlock(self.qtbot, self.program, PASSWORD)
        self.go("today")

    def go(self, key):
        self.window.go(key)
        self.qtbot.waitUntil(lambda: self.window.pages.key == key)
        return self.window.pages.page(key)

    def rest(self):
        """Wait until nothing works behind the screen."""
        jobs = self.program._inner_jobs
        self.qtbot.waitUntil(lambda: not jobs._jobs, timeout=20_000)

    def evening(self):
        """Every figure of the page of today is that of the rows, and is the one she sees."""
        page = self.go("today")
        self.qtbot.waitUntil(lambda: page._has_begun)
        self.rest()
        self.qtbot.waitUntil(lambda: not page.readings.is_busy)
        rows, now = hold_to_rows(self.database, self.home), naive.Now(self.now)
        figures = (naive.people, naive.new_people, naive.doors, naive.actions)
        said = [f": {figure(rows, now)[0]}" for figure in figures]
        todos = {task: count for task, (count, _day) in naive.todos(rows, now).items()}
        self.qtbot.waitUntil(lambda: _tiles_end(page, said) and _lines(page) == todos)

    def dialog(self, kind):
        """The dialog of *kind* in front."""
        found = [
            part
            for top in QApplication.topLevelWidgets()
            for part in (top, *top.findChildren(kind))
            if isinstance(part, kind) and part.isVisible()
        ]
        return found[-1]

    def keys(self, widget, *pressed):
        for key in pressed:
            if isinstance(key, str):
                self.qtbot.keyClicks(widget, key)
            else:
                self.qtbot.keyClick(widget, key)

    def find(self, words):
        directory = Directory(self.database)
        return [row.id for row in directory.rows(directory.find(Query(words)))]


def _tiles_end(page, said):
    return all(tile.text().endswith(end) for tile, end in zip(page.tiles, said, strict=True))


def _lines(page):
    lines = {line.todo.task.value: line.todo.count for line in page.to_do.lines}
    lines.pop("copy", None)  # the program keeps one by itself
    return lines


@pytest.fixture
def week(qtbot, start, home, made_committee):
    """A committee of some forty people, as it stands on the weekend before."""
    week = Week(qtbot, start, home)
    week.made = made_committee[0]
    with clock.set_to(week.read):
        database = opening.open_with_password(home, PASSWORD)
        _fill(database)
        database.close()
        yield week


def _fill(database):
    streets = ("rue de Dinan", "rue des Lilas")
    rows = [
        candidate(
            f"Prénom{n} Nom{n}", n + 2, street=f"{n % 20 + 1} {streets[n % 2]}",
            phones=(f"06399800{n:02}",), emails=(f"p{n}@example.org",),
        )
        for n in range(36)
    ]  # fmt: skip
    her = candidate(
        f"{HER[0]} {HER[1]}", 60, street="3 rue de Dinan", phones=("0639987712",), emails=(HER[2],)
    )
    bring_in(database, *rows, her, file_name="liste de Gwenvael Quistillic.csv")
    person(database, "Jose Garcia", phones="06 39 98 70 01")
    person(database, "José GARCIA", phones="06 39 98 70 01", emails="jose@example.org")
    say_who_answers(database)
    directory = Directory(database)
    known = directory.rows(directory.find(Query()))
    for row in [*known[:12], *(row for row in known if HER[1] in row.name)]:
        consents.record_consent(database, row.id, ALL, source="stand du 14 novembre")
    edit_person(database, known[0].id, {"next_step": "Appeler", "next_step_on": "20/11/2026"})
    planning.plan(database, Plan(Kind(ActionKind.MEETING), MONDAY + timedelta(2), "18:00"))


def test_a_week_from_mondays_list_to_sundays_report(week, tmp_path):
    _monday_what_is_to_be_done(week)
    _tuesday_an_evening_of_calls(week)
    _wednesday_a_training(week)
    _thursday_a_stall(week)
    _friday_the_packet_is_printed(week, tmp_path)
    _saturday_it_comes_back(week)
    _sunday_the_list_and_the_law(week, tmp_path)
    _sunday_night_nothing_of_her_is_left(week, tmp_path)


def _monday_what_is_to_be_done(week):
    week.wake(0)
    page = week.go("today")
    week.qtbot.waitUntil(lambda: bool(page.to_do.lines))
    week.rest()
    first = page.to_do.lines[0]
    assert first.todo.task.value == "steps"
    week.qtbot.mouseClick(first.button, CLICK)
    week.qtbot.waitUntil(lambda: week.window.pages.key == "people")
    teams = week.go("teams")
    teams.add_task()
    teams.tasks.what.setText(f"Rappeler {HER[0]} {HER[1]} avant samedi")
    teams.tasks.due.line.setText("27/11/2026")
    week.keys(teams.tasks.what, KEYS.Key_Return)
    assert [row.due_on for row in tasks.read_tasks(week.database)] == [date(2026, 11, 27)]
    week.evening()


def _tuesday_an_evening_of_calls(week):
    week.wake(1, hour=17)
    lists = week.go("lists")
    week.qtbot.waitUntil(lambda: lists._seen is not None and not lists._is_looking)
    week.rest()
    lists.ask_launch()
    lists.launching.drive_title.put("Samedi")
    lists.launching.words.put("Venez samedi.")
    lists.launching.keep()
    week.qtbot.waitUntil(lambda: week.window.pages.key == "calls")
    calls = week.window.pages.page("calls")
    table = calls.queue.view.table
    assert len(calls.calls.waiting) == 13
    while HER[1] not in calls.calls.current.name:
        week.keys(table, "p")
    week.keys(table, "1n")
    week.keys(calls.card.note, f"{HER[0]} {HER[1]} vient", KEYS.Key_Return)
    for answer in "2356":
        week.keys(table, answer)
        week.keys(table, KEYS.Key_Return)
    week.keys(table, "4")
    calls.card.day_chips[0].click()
    week.keys(table, KEYS.Key_Return)
    (drive,) = drives.read_drives(week.database)
    assert dict(drive.results) == {
        Result.REACHED: 1, Result.NO_ANSWER: 1, Result.MESSAGE_LEFT: 1, Result.WRONG_NUMBER: 1,
        Result.NO_MORE: 1, Result.CALL_BACK: 1,
    }  # fmt: skip
    week.evening()


def _wednesday_a_training(week):
    week.wake(2)
    people = week.go("people")
    week.qtbot.waitUntil(lambda: people.list.model.rowCount() == 39)
    someone = week.find("prenom1 nom1")[0]
    people.open_person(someone)
    week.qtbot.waitUntil(lambda: people.side.card.card is not None)
    week.qtbot.mouseClick(people.side.card.training_button, CLICK)
    week.keys(people.side.card.noting._course.line, "Premieres portes", KEYS.Key_Return)
    kinds = [line.kind for line in read_card(week.database, someone).timeline]
    assert "training" in kinds
    week.evening()


def _thursday_a_stall(week):
    week.wake(3)
    week.window.actions_known.run("log_action")
    dialog = week.dialog(LogDialog)
    for name in ("quistillic", "prenom2"):
        week.keys(dialog.who.line, name, KEYS.Key_Return)
    dialog.kind.put(Kind(ActionKind.STALL))
    week.keys(dialog.who.line, KEYS.Key_Return)
    assert not dialog.isVisible()
    done = [row for row in agenda.read_list(week.database) if row.kind.counts_as == "stall"]
    assert [row.came for row in done] == [2]
    week.evening()


def _friday_the_packet_is_printed(week, tmp_path):
    week.wake(4)
    prepare = week.go("sheets").prepare
    week.qtbot.waitUntil(lambda: prepare.streets.model.rowCount() == 2)
    prepare.form.on.put(MONDAY + timedelta(5))
    week.qtbot.mouseClick(prepare.form.names.box, CLICK)
    table = prepare.streets.list.table
    table.setCurrentIndex(prepare.streets.model.index(0, 0))
    week.keys(table, KEYS.Key_Space)
    week.qtbot.waitUntil(lambda: prepare.preview is not None, timeout=20_000)
    week.rest()
    prepare.save_to(prepare.preview, tmp_path / "samedi.pdf")
    week.qtbot.waitUntil(lambda: bool(states.list_sheets(week.database)), timeout=20_000)
    assert (tmp_path / "samedi.pdf").read_bytes().startswith(b"%PDF")
    week.evening()


def _saturday_it_comes_back(week):
    week.wake(5, hour=16)
    (sheet,) = states.list_sheets(week.database)
    codes = entering.pages_to_type(week.database, sheet.id)
    page = week.go("returns")
    typed = 0
    for code, _page, _done in codes:
        if entering.open_page(week.database, code).kind != "doors":
            continue
        rows = entering.open_page(week.database, code).rows
        page.open_code(code)
        for at in range(len(rows)):
            week.keys(page.desk.grid, "1251"[at % 4])
        week.keys(page.desk.grid, KEYS.Key_End)
        typed += len(rows)
        results = entering.open_page(week.database, code).results
        assert len(results) == len(rows)
        assert {result.outcome for result in results} <= set(Outcome)
    assert typed == sheet.doors
    week.evening()


def _sunday_the_list_and_the_law(week, tmp_path):
    week.wake(6)
    _merge_and_part(week)
    _write_the_report(week)
    rights = week.go("rights")
    desk_part = rights.requests
    for kind in (RequestKind.ACCESS, RequestKind.ERASE):
        desk_part.ask_request()
        dialog = week.dialog(FormDialog)
        who, asked, _on, told, _check = dialog.fields
        week.keys(who.line, "quistillic")
        who.names.look_for("quistillic")
        who.line.setText(f"{HER[0]} {HER[1]}")
        asked.put(kind)
        told.put(f"lettre de {HER[0]} {HER[1]}")
        dialog.submit()
        assert not dialog.isVisible()
        week.qtbot.waitUntil(lambda: desk_part.chosen() is not None)
        if kind is RequestKind.ACCESS:
            desk_part._write_access(desk_part.chosen().person_id, tmp_path / "acces.zip")
            week.qtbot.waitUntil((tmp_path / "acces.zip").exists)
            week.rest()
            desk_part.buttons["answer"].click()
            answer = week.dialog(FormDialog)
            answer.fields[0].put("remis en main propre")
            answer.submit()
    assert [line.answer for line in desk.requests(week.database) if line.answered_on] == [
        "remis en main propre"
    ]
    week.evening()
    _erase(week)
    week.evening()


def _merge_and_part(week):
    page = week.go("duplicates")
    week.qtbot.waitUntil(lambda: not page._is_looking, timeout=20_000)
    garcias = set(week.find("garcia"))
    for _turn in range(len(page._pairs)):
        if {card.id for card in page._cards} == garcias:
            break
        week.keys(page.list.table, "p")
    assert {card.id for card in page._cards} == garcias
    before = names(week.database)
    week.keys(page.list.table, "m")
    week.qtbot.waitUntil(lambda: len(week.find("garcia")) == 1)
    week.evening()
    week.window.undo.take_back()
    week.qtbot.waitUntil(lambda: names(week.database) == before)


def _write_the_report(week):
    page = week.go("actions")
    week.rest()
    (meeting,) = [row for row in agenda.read_list(week.database) if row.state == "planned"]
    page.open_action(meeting.id)
    page.side.view.write_report()
    report = page.side.view.report
    report.leaflets.line.setText("250")
    report.form.keep()
    assert agenda.reports_to_write(week.database) == 0


def _erase(week):
    part = week.go("rights").requests
    week.qtbot.waitUntil(lambda: part.chosen() is not None and part.chosen().name != "")
    part.buttons["erase"].click()
    dialog = week.dialog(EraseDialog)
    dialog.typed.put(f"{HER[0]} {HER[1]}")
    week.qtbot.mouseClick(dialog.act_button, CLICK)
    week.qtbot.waitUntil(lambda: week.find("quistillic") == [], timeout=20_000)
    week.qtbot.waitUntil(
        lambda: all(line.answered_on for line in desk.requests(week.database)), timeout=20_000
    )
    week.rest()


def _sunday_night_nothing_of_her_is_left(week, tmp_path):
    database = week.database
    assert checking.check(database).problems == ()
    assert states.list_sheets(database)[0].state is not SheetState.VOID
    assert found_in(database, HER) == []
    assert [row.what for row in tasks.read_tasks(database)] == ["Rappeler […] avant samedi"]
    archive = write_archive(database, tmp_path / "tout.zip").file
    for file in (week.home / "audit.log", week.home / "settings.json", week.home / "logs"):
        for part in [file] if file.is_file() else file.glob("*"):
            content = part.read_bytes()
            assert [word for word in HER if word.encode() in content] == []
    shutil.unpack_archive(archive, tmp_path / "tout")
    for part in (tmp_path / "tout").rglob("*.json*"):
        content = part.read_bytes()
        assert [word for word in HER if word.encode() in content] == []
    _comes_in_equal(week, archive, tmp_path)


def _comes_in_equal(week, archive, tmp_path):
    home = tmp_path / "other"
    shutil.copytree(week.made, home)
    other = opening.open_with_password(home, PASSWORD)
    read_archive(other, archive)
    assert dump(other) == dump(week.database)
    assert Channel.CALL in {
        line.channel
        for row in Directory(other).rows(Directory(other).find(Query()))
        for line in read_card(other, row.id).refusals
    }
    other.close()
