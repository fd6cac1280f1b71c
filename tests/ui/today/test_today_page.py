"""Today says what is to be done, and each line and figure leads to where it is done."""

from datetime import timedelta
from functools import partial

import pytest
from make import bring_in, candidate, person
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication

from organiser import clock
from organiser.domain.consent import Channel
from organiser.errors import CannotOpen
from organiser.ui.charts.scale import scale_of
from organiser.usecases import backup, consents, goals
from organiser.usecases import today as usecase
from organiser.usecases.people.listing import Chip, Directory, Query
from organiser.usecases.today import Task
from tests.ui import rules
from tests.ui.today import scene

KEYS = Qt.Key


def line_of(page, task):
    return next(line for line in page.to_do.lines if line.todo.task is task)


def people_shown(qtbot, window):
    people = window.pages.page("people")
    qtbot.waitUntil(lambda: not people.finder.is_reading and not people.finder.is_finding)
    return people.filters.query().chips, len(people.list.model.ids)


def test_the_program_opens_on_what_is_to_be_done_now(window, page):
    assert window.pages.key == "today"
    assert [line.todo.task for line in page.to_do.lines] == [
        Task.LATE_SHEETS, Task.STEPS, Task.RETURNS, Task.REMARKS, Task.UNTOLD,
        Task.NO_BASIS,
    ]  # fmt: skip
    assert "6 things to handle" in window.side_bar.button("today").accessibleName()


def test_the_first_line_has_the_keys_and_arrows_go_from_line_to_line(qtbot, page):
    first, second = page.to_do.lines[:2]
    assert first.button.hasFocus()

    qtbot.keyClick(first.button, KEYS.Key_Down)
    assert second.button.hasFocus()

    qtbot.keyClick(second.button, KEYS.Key_Up)
    qtbot.keyClick(first.button, KEYS.Key_Up)
    assert first.button.hasFocus()


@pytest.mark.parametrize(
    ("task", "chip"),
    [
        (Task.STEPS, Chip.TO_CONTACT), (Task.REMARKS, Chip.REMARKS), (Task.NO_BASIS, Chip.UNASKED),
    ],
)  # fmt: skip
def test_enter_leads_to_as_many_people_as_the_line_says(qtbot, window, page, task, chip):
    line = line_of(page, task)

    qtbot.keyClick(line.button, KEYS.Key_Return)

    assert window.pages.key == "people"
    assert people_shown(qtbot, window) == (frozenset({chip}), line.todo.count)
    assert window.pages.page("people").filters.chips[chip].isVisible()


def test_a_filter_asked_for_here_goes_when_it_is_off(qtbot, window, page):
    line_of(page, Task.REMARKS).button.click()
    people_shown(qtbot, window)
    chip = window.pages.page("people").filters.chips[Chip.REMARKS]

    chip.click()

    assert not chip.isVisible()
    assert people_shown(qtbot, window) == (frozenset(), 182)


def test_pairs_lead_to_where_they_are_decided(qtbot, database, open_window):
    bring_in(
        database,
        candidate("Anne Riou", 2, phones=("0639980001",)),
        candidate("Annie Riou", 3, phones=("0639980001",)),
    )
    window = open_window()

    line_of(window.pages.page("today"), Task.PAIRS).button.click()

    assert window.pages.key == "duplicates"
    pairs = window.pages.page("duplicates")
    qtbot.waitUntil(lambda: not pairs._is_looking)
    assert pairs.list.isVisible()


def test_sheets_that_are_late_are_selected_where_they_are_followed(qtbot, window, page):
    line = line_of(page, Task.LATE_SHEETS)

    qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)

    packets = window.pages.page("sheets").packets
    assert window.pages.key == "sheets"
    assert {row.id for row in packets.chosen()} == set(line.todo.sheets)
    assert packets.buttons["back"].isEnabled()


def test_a_sheet_that_came_back_is_opened_to_be_typed_in(qtbot, window, page):
    line = line_of(page, Task.RETURNS)

    line.button.click()

    returns = window.pages.page("returns")
    assert window.pages.key == "returns"
    assert returns.desk.page.sheet_id == line.todo.sheets[0]


def test_what_two_computers_typed_apart_is_opened_to_be_compared(qtbot, window, page, season):
    scene.type_apart(season, clock.today())
    qtbot.waitUntil(lambda: any(line.todo.task is Task.APART for line in page.to_do.lines))
    line = line_of(page, Task.APART)
    assert "2 pages were typed on two computers. 2 doors differ · 1 call differs" in line.text()

    line.button.click()

    returns = window.pages.page("returns")
    assert window.pages.key == "returns"
    assert "This page was typed on two computers" in returns.desk.banner.text()


def test_a_missing_copy_is_kept_by_its_button(qtbot, page, home):
    page.look_for_copy()
    qtbot.waitUntil(lambda: any(line.todo.task is Task.COPY for line in page.to_do.lines))

    line_of(page, Task.COPY).button.click()

    qtbot.waitUntil(lambda: all(line.todo.task is not Task.COPY for line in page.to_do.lines))
    assert len(backup.backups(home)) == 1


@pytest.mark.parametrize(
    ("tile", "chips"),
    [
        ("people", frozenset()), ("new_people", frozenset({Chip.NEW})),
        ("actions_done", frozenset({Chip.ACTIVE})),
    ],
)  # fmt: skip
def test_a_figure_opens_the_list_behind_it(qtbot, window, page, tile, chips):
    figure = getattr(page, tile)

    qtbot.keyClick(figure, KEYS.Key_Return)

    found, count = people_shown(qtbot, window)
    assert found == chips
    assert tile == "actions_done" or count == figure.figure.now


def test_the_doors_open_the_sheets_they_were_knocked_at_with(qtbot, window, page):
    qtbot.mouseClick(page.doors, Qt.MouseButton.LeftButton)

    sheets = window.pages.page("sheets")
    assert sheets.parts.currentWidget() is sheets.packets


def test_the_next_outing_opens_its_sheets(window, page):
    page.outing.open_button.click()

    chosen = window.pages.page("sheets").packets.chosen()
    assert {row.id for row in chosen} == set(page.outing.value.outing.sheets)


def test_the_ladder_opens_the_volunteers(qtbot, window, page):
    page.ladder.open_button.click()

    found, count = people_shown(qtbot, window)
    assert found == {Chip.VOLUNTEERS}
    assert count == sum(page.ladder.value[3:])


def test_the_goal_is_set_in_its_card(qtbot, page, season):
    page.month.change_button.click()
    page.month.form.rows[0].field.editor.setText("21")

    qtbot.keyClick(page.month.form.rows[0].field.editor, KEYS.Key_Return)

    qtbot.waitUntil(lambda: page.month.value.goal == 21)
    assert "goal of this month is reached" in page.month.text()
    assert page.month.change_button.hasFocus()


def test_a_goal_given_up_leaves_the_number_alone(qtbot, page, season):
    goals.set_goal(season, 0)

    qtbot.waitUntil(lambda: page.month.value.goal == 0)
    assert not page.month.ring.isVisible()
    assert page.month.goal_button.isVisible()


def test_the_form_of_the_goal_closes_without_a_change(qtbot, page):
    page.month.ask_goal()

    qtbot.keyClick(page.month.form, KEYS.Key_Escape)

    assert page.month.value.goal == 80
    assert page.month.ring.isVisible()


def test_what_was_answered_elsewhere_leaves_its_line_at_once(qtbot, page, season):
    directory = Directory(season)
    found = directory.find(Query(chips=frozenset({Chip.REMARKS})))

    for key in directory.ids(found):
        consents.answer_question(season, key, is_refusal=True)

    qtbot.waitUntil(lambda: all(x.todo.task is not Task.REMARKS for x in page.to_do.lines))


def test_the_keys_stay_in_the_lines_when_one_goes(qtbot, page, season):
    page.to_do.lines[3].button.setFocus()

    consents.refuse(season, person(season, "Anne Riou"), [Channel.CALL], "at the door")
    goals.set_goal(season, 4)
    page.to_do.take(usecase.Day(page.to_do.value.todos[:3], 0, None, is_new=False))

    assert page.to_do.lines[2].button.hasFocus()


def test_midnight_is_noticed(qtbot, page):
    tomorrow = clock.now() + timedelta(days=1)

    with clock.set_to(lambda: tomorrow), qtbot.waitSignal(page.readings.settled):
        page.look_at_clock()

    assert line_of(page, Task.LATE_SHEETS).todo.count >= 1
    assert page._day == tomorrow.astimezone().date()


def test_before_midnight_nothing_is_read(page):
    page.look_at_clock()

    assert not page.readings.is_busy


def test_one_card_that_cannot_be_read_says_so_and_the_others_live_on(qtbot, page, season):
    page.month.fail(CannotOpen("Another program is writing to the file."))

    assert "Another program" in page.month._failed._why.text()
    assert page.people.figure.now == 182

    with qtbot.waitSignal(page.readings.settled):
        page.month._failed.button.click()

    assert "42 doors of 80" in page.month.text()


def test_a_figure_that_cannot_be_read_is_a_dash_and_pressing_it_tries_again(qtbot, page):
    page.doors.fail(CannotOpen("busy"))
    assert page.doors.text().endswith("—")

    with qtbot.waitSignal(page.readings.settled):
        page.doors.click()

    assert page.doors.figure.now == 42


def test_a_card_that_breaks_is_logged(page, caplog):
    page.weeks.fail(KeyError())
    page.people.fail(KeyError())

    assert len(caplog.records) == 2


def test_all_the_rest_is_read_although_one_reading_fails(qtbot, page, season):
    class Broken:
        topics = frozenset()

        def work(self):
            return partial(_break)

        def wait(self):
            pass

        def take(self, _value):
            raise AssertionError

        def fail(self, error):
            self.error = error

    broken = Broken()
    with qtbot.waitSignal(page.readings.settled):
        page.readings.ask([broken, page.ladder])

    assert isinstance(broken.error, KeyError)


def test_cards_that_ask_for_the_same_are_answered_by_one_reading(qtbot, page, jobs):
    begun = []
    jobs.running.connect(begun.append)

    with qtbot.waitSignal(page.readings.settled):
        page.readings.ask([page.people, page.new_people, page.ladder])

    assert begun == [1, 0]


def _break():
    raise KeyError


def test_when_all_is_done_the_next_outing_is_what_is_left(page):
    page.to_do.take(usecase.Day((), 3, clock.today() + timedelta(days=2), is_new=False))

    assert page.to_do.text() == "Everything is done. Next outing: in 2 days"


def test_when_all_is_done_and_nothing_is_printed_an_outing_can_be_prepared(window, page):
    page.to_do.take(usecase.Day((), 0, None, is_new=False))

    page.to_do.outing_button.click()

    sheets = window.pages.page("sheets")
    assert sheets.parts.currentWidget() is sheets.prepare


def test_a_new_committee_sees_how_to_begin_and_no_noughts(is_new, open_window):
    window = open_window()
    page = window.pages.page("today")

    assert [line.todo.task for line in page.to_do.lines] == [
        Task.IMPORT, Task.ADD, Task.FIRST_OUTING,
    ]  # fmt: skip
    assert not page.people.isVisible()

    page.to_do.lines[0].button.click()
    assert window.pages.key == "import"


def test_somebody_new_is_added_from_here(qtbot, window, page):
    window.actions_known.run("today_new_person")

    people = window.pages.page("people")
    qtbot.waitUntil(lambda: people.side._is_in_front("new"))
    assert window.pages.key == "people"


def test_what_stands_beside_a_list_made_ahead_is_nobody_she_has_not_looked_at(
    qtbot, window, page, home
):
    with qtbot.waitSignal(page.wants_ahead):
        page._ahead.start(0)
    people = window.pages.page("people")
    qtbot.waitUntil(lambda: people.finder.is_ready)
    qtbot.wait(people._pause.interval() + 20)

    assert people.list.model.rowCount() == 182
    assert "person.view" not in _audit(home)

    window.go("people")
    qtbot.waitUntil(lambda: "person.view" in _audit(home))


def _audit(home):
    file = home / "audit.log"
    return file.read_text(encoding="utf-8") if file.exists() else ""


def test_a_page_that_is_left_before_it_was_seen_reads_nothing(make_window):
    window = make_window()
    window.show()
    window.go("sheets")
    rules.settle()

    assert not window.pages.page("today")._has_begun


@pytest.mark.qt_log_ignore("raise")  # the platform without a screen has no order of windows
def test_each_bar_is_said_where_the_mouse_rests(page):
    bars = page.weeks.bars
    place = bars._scale().slot(11).center()

    event = QHelpEvent(QEvent.Type.ToolTip, place.toPoint(), bars.mapToGlobal(place.toPoint()))
    assert QApplication.sendEvent(bars, event)

    assert "Week of 23/11/2026: 3 actions" in bars._said_at(place)
    assert bars._said_at(QPointF(-5, 0)) == ""


@pytest.mark.parametrize(
    ("most", "scale"), [(0, (1, 1)), (1, (1, 1)), (6, (6, 2)), (7, (10, 5)), (1234, (1500, 500))]
)
def test_a_scale_is_round_and_has_few_lines(most, scale):
    assert scale_of([0, most]) == scale


def test_charts_are_said_in_words(page):
    assert "Volunteer: 11" in page.ladder.text()
    assert page.weeks.text().endswith("1 from door to door")
    assert "42 doors of 80" in page.month.ring.accessibleName()


def test_the_date_is_said_in_full(page):
    assert page._date.text() == "Thursday 26 November 2026"


def test_a_page_that_outlives_its_work_asks_for_none_any_more(page, jobs):
    page._ahead.start()

    jobs.close()

    timers = (page._minute, page._grace, page._ahead)
    assert [timer.isActive() for timer in timers] == [False, False, False]
