"""The calendar is walked by keys, an action is planned, its people are marked, it is closed."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from organiser.domain.action import ActionKind, ActionState, Attendance, Kind
from organiser.domain.engagement import Rung
from organiser.ui.plans.again_dialog import CopyDialog, RepeatDialog
from organiser.ui.plans.days_model import DaysModel
from organiser.ui.plans.invite_dialog import InviteDialog
from organiser.ui.plans.kinds_dialog import KindsDialog
from organiser.ui.plans.log_dialog import LogDialog
from organiser.ui.plans.period_bar import Look
from organiser.usecases.people.card import read_card
from organiser.usecases.plans import agenda, kinds, planning
from organiser.usecases.plans.papers import write_sign_up_sheet
from organiser.usecases.plans.sign_up_sheets import code_of
from organiser.usecases.teams.tasks import give_task
from organiser.usecases.today import Task
from tests.ui import rules
from tests.ui.plans import scene

KEYS = Qt.Key
SATURDAY = date(2026, 11, 28)
NAMES_DROP_DOWN = pytest.mark.qt_log_ignore("raise()", "grabbing the keyboard", extend=True)
"""The platform without a screen says that it cannot, each time names drop down below a field."""


def people_of(database, action):
    return {who.name: who.state for who in agenda.read_action(database, action).people}


def cell(page, day):
    return page.days.data(page.days.index_of(day))


def dialog_of(kind):
    """The dialog of *kind* that is open."""
    return next(
        part
        for part in QApplication.topLevelWidgets()
        if isinstance(part, kind) and part.isVisible()
    )


def press(qtbot, widget, *keys):
    for key in keys:
        qtbot.keyClick(widget, key)


def test_arrows_go_from_day_to_day_and_on_into_the_next_month(qtbot, page):
    assert page.calendar.hasFocus()

    press(qtbot, page.calendar, KEYS.Key_Right, KEYS.Key_Down)

    assert page.days.day == date(2026, 12, 4)
    assert page.bar._title.text() == "December 2026"
    press(qtbot, page.calendar, KEYS.Key_PageUp, KEYS.Key_Home)
    assert page.days.day == scene.THURSDAY


def test_a_day_says_what_takes_place_and_where_it_stands(page):
    said = cell(page, SATURDAY)

    assert said.startswith("Saturday 28 November 2026. 3 actions. Porte-à-porte du quartier")
    assert "4 of 6 are coming, planned" in said
    assert "report to write" in cell(page, date(2026, 11, 24))
    assert "cancelled" in cell(page, date(2026, 11, 30))
    assert cell(page, date(2026, 11, 27)) == "Friday 27 November 2026. nothing planned"


def test_enter_opens_the_one_action_of_a_day_or_lets_choose_or_plans(qtbot, page):
    page.go_to_day(date(2026, 11, 24))
    press(qtbot, page.calendar, KEYS.Key_Return)
    assert page.side.view.detail.row.kind == Kind(ActionKind.LEAFLETS)
    assert page.side.is_in_front(page.side.view)

    page.go_to_day(SATURDAY)
    press(qtbot, page.calendar, KEYS.Key_Return)
    assert page.side.day.list.table.hasFocus()
    press(qtbot, page.side.day.list.table, KEYS.Key_Down, KEYS.Key_Return)
    assert page.side.view.detail.row.kind == Kind(ActionKind.CALLS)

    page.go_to_day(date(2026, 11, 27))
    press(qtbot, page.calendar, KEYS.Key_Return)
    assert page.side.is_in_front(page.side.form)


def test_a_click_on_a_line_opens_that_action(qtbot, page, made):
    index = page.days.index_of(date(2026, 11, 14))
    place = page.calendar.visualRect(index)
    point = place.topLeft() + place.center() - place.center()
    point.setX(place.left() + 20)
    point.setY(place.top() + 40)

    qtbot.mouseClick(page.calendar.viewport(), Qt.MouseButton.LeftButton, pos=point)

    assert page.side.view.detail.row.id == made["done"]


def test_an_action_is_planned_by_keys_alone(qtbot, page, database):
    press(qtbot, page.calendar, KEYS.Key_N)
    form = page.side.form
    form.kind.put(Kind(ActionKind.STALL))
    for name, typed in (
        ("on", "5/12"),
        ("starts", "9h30"),
        ("needed", "3"),
        ("material", "Table, "),
    ):
        form.fields[name].line.setText(typed)
    qtbot.keyClick(form.fields["city"].line, KEYS.Key_Return)

    detail = page.side.view.detail
    assert page.side.is_in_front(page.side.view)
    assert (detail.row.span.on, detail.row.span.starts) == (date(2026, 12, 5), "09:30")
    assert (detail.plan.needed, [thing.what for thing in detail.material]) == (3, ["Table"])


def test_a_form_with_an_end_alone_stays_open_and_says_why(qtbot, page, messages):
    page.plan_action()
    page.side.form.fields["ends"].line.setText("10")

    with qtbot.waitSignal(messages.failed):
        page.side.form.keep()

    assert page.side.is_in_front(page.side.form)
    page.side.form.fields["ends"].line.setText("midi")
    page.side.form.keep()
    assert "hour" in page.side.form.rows["ends"].problem()


def test_keys_mark_who_is_chosen_and_undo_takes_it_back(qtbot, window, page, made, database):
    page.open_action(made["over"])
    table = page.side.view.people.list.table
    table.selectAll()

    press(qtbot, table, KEYS.Key_3)

    assert set(people_of(database, made["over"]).values()) == {Attendance.CAME}
    qtbot.waitUntil(lambda: page.side.view.detail.row.state is ActionState.DONE)
    assert len(page.side.view.people.chosen()) == 3
    window.undo.take_back()
    assert set(people_of(database, made["over"]).values()) == {Attendance.COMING}


def test_the_keys_without_shift_of_a_french_keyboard_do_the_same(qtbot, page, made, database):
    page.open_action(made["over"])
    table = page.side.view.people.list.table
    table.selectRow(0)

    rules.press(table, KEYS.Key_Apostrophe, "'")

    assert sorted(people_of(database, made["over"]).values()).count(Attendance.DID_NOT) == 1


def test_nobody_came_before_the_day_and_it_is_said(qtbot, page, made, database, messages):
    page.open_action(made["market"])
    page.side.view.people.list.table.selectRow(0)

    with qtbot.waitSignal(messages.failed) as failed:
        press(qtbot, page.side.view.people.list.table, KEYS.Key_3)

    assert "still to come" in failed.args[0].text
    assert Attendance.CAME not in people_of(database, made["market"]).values()


@NAMES_DROP_DOWN
def test_a_name_and_enter_put_somebody_on_the_list(qtbot, page, made, database):
    page.open_action(made["own"])
    line = page.side.view.people.names.line

    qtbot.keyClicks(line, "zoe")
    qtbot.keyClick(line, KEYS.Key_Return)

    assert people_of(database, made["own"]) == {"Zoé Nguyen": Attendance.COMING}


def test_who_is_expected_elsewhere_is_told_beside_her_name(page, made):
    page.open_action(made["market"])

    rows = [
        page.side.view.people.model.row_at(page.side.view.people.model.index(at, 0))
        for at in range(6)
    ]
    assert sum(bool(who.clashes) for who in rows) == 2
    assert "2 people are expected elsewhere" in page.side.view._clash.text()


def test_a_report_closes_an_action_and_who_said_so_came(qtbot, page, made, database):
    page.open_action(made["over"])
    page.side.view.write_report()
    report = page.side.view.report
    report.leaflets.line.setText("250")

    report.form.keep()

    detail = agenda.read_action(database, made["over"])
    assert (detail.row.state, detail.report.leaflets) == (ActionState.DONE, 250)
    assert {who.state for who in detail.people} == {Attendance.CAME}
    card = read_card(database, detail.people[0].person_id)
    assert card.rung >= Rung.SUPPORTER
    qtbot.waitUntil(lambda: not agenda.reports_to_write(database))


def test_the_menu_copies_repeats_cancels_and_deletes(qtbot, page, made, database, tmp_path):
    page.open_action(made["own"])

    page.planner.copy()
    copy = dialog_of(CopyDialog)
    assert copy.day.value() == date(2026, 12, 12)
    copy.submit()
    assert page.side.view.detail.row.span.on == date(2026, 12, 12)

    page.planner.repeat()
    repeat = dialog_of(RepeatDialog)
    repeat.times.line.setText("3")
    assert repeat.told.text().startswith("3 actions · the last one: Saturday 2 January 2027")
    repeat.submit()
    assert len(agenda.read_list(database)) == len(made) + 4

    page.side.view.cancel()
    qtbot.waitUntil(lambda: page.side.view.detail.row.state is ActionState.CANCELLED)
    page.side.view.resume()
    page.side.view.save_to(tmp_path / "a.ics")
    qtbot.waitUntil((tmp_path / "a.ics").exists)
    page.side.view.delete()
    assert page.side.is_in_front(page.side.day)
    assert len(agenda.read_list(database)) == len(made) + 3


def test_the_list_shows_what_comes_first_then_what_was(qtbot, page, made):
    press(qtbot, page.calendar, KEYS.Key_L)

    ids = [row.id for row in page.rows]
    assert ids[0] == made["market"]
    assert ids[-1] == made["done"]
    press(qtbot, page.list.table, KEYS.Key_Return)
    assert page.side.view.detail.row.id == made["market"]
    press(qtbot, page.list.table, KEYS.Key_W)
    assert page.look is Look.WEEK


def test_with_nothing_planned_the_next_saturdays_are_proposed(qtbot, open_window, database):
    page = open_window().pages.page("actions")

    assert len(page.side.day.suggestions._parts) == 4
    page.side.day.suggestions._parts[1].click()

    assert page.side.form.fields["on"].value() == SATURDAY + timedelta(7)


def test_a_kind_of_her_own_is_added_and_offered_at_once(qtbot, page, database):
    page.plan_action()
    page.planner.ask_kinds()
    dialog = dialog_of(KindsDialog)
    dialog.name.put("Nettoyage du parc")
    dialog.submit()
    dialog.close()

    names = [page.side.form.kind.box.itemText(at) for at in range(page.side.form.kind.box.count())]
    assert names[-2:] == ["Apéro citoyen", "Nettoyage du parc"]


@NAMES_DROP_DOWN
def test_the_action_that_was_just_planned_asks_who_comes(qtbot, page, database):
    page.plan_on(scene.THURSDAY)
    page.side.form.keep()
    who = page.side.view.people

    assert who.first_focus() is who.names.line

    qtbot.keyClicks(who.names.line, "camille")
    qtbot.keyClick(who.names.line, KEYS.Key_Return)
    qtbot.waitUntil(lambda: who.model.rowCount() == 1)
    assert who.first_focus() is who.list


@NAMES_DROP_DOWN
def test_an_action_is_noted_from_any_page_in_a_few_keys(qtbot, window, made, database):
    window.go("today")
    before = len(agenda.read_list(database))
    window.actions_known.run("log_action")
    dialog = dialog_of(LogDialog)
    for name in ("camille", "anne"):
        qtbot.keyClicks(dialog.who.line, name)
        qtbot.keyClick(dialog.who.line, KEYS.Key_Return)
    assert dialog.isVisible()

    qtbot.keyClick(dialog.who.line, KEYS.Key_Return)

    assert not dialog.isVisible()
    rows = agenda.read_list(database)
    assert len(rows) == before + 1
    (row,) = [row for row in rows if row.span.on == scene.THURSDAY]
    assert (row.came, row.state) == (2, ActionState.DONE)


@NAMES_DROP_DOWN
def test_a_name_that_nobody_has_keeps_the_dialog_open(qtbot, window, database):
    window.actions_known.run("log_action")
    dialog = dialog_of(LogDialog)
    qtbot.keyClicks(dialog.who.line, "xyzxyz")
    assert dialog.who.names.said() == ["Nobody of that name on the list"]

    qtbot.keyClick(dialog.who.line, KEYS.Key_Return)
    dialog.submit()

    assert dialog.isVisible()
    dialog.close()


def test_people_chosen_in_the_list_are_invited_and_who_was_left_out_is_said(
    qtbot, window, made, database, messages
):
    window.go("people")
    people = window.pages.page("people")
    qtbot.waitUntil(lambda: people.list.model.rowCount() > 5)
    people.list.view.table.selectAll()
    people.bar.invite_button.click()
    dialog = dialog_of(InviteDialog)
    dialog.action.put(next(row for row, _w in dialog.action._choices if row.id == made["own"]))

    with qtbot.waitSignal(messages.noticed) as said:
        dialog.submit()

    assert said.args[0].text.startswith("8 people invited · 1 left out: agreed to nothing yet")
    assert len(people_of(database, made["own"])) == 8


def test_an_action_that_is_gone_meanwhile_is_put_away(qtbot, page, made, database):
    page.open_action(made["own"])

    planning.delete(database, made["own"])

    qtbot.waitUntil(lambda: page.side.view.detail is None)
    assert page.side.is_in_front(page.side.day)


def test_material_is_added_ticked_and_taken_off_by_keys(qtbot, page, made, database):
    page.open_action(made["market"])
    part = page.side.view.material
    page.side.view.tabs.setCurrentIndex(1)
    part.what.setText("Parapluies")
    qtbot.keyClick(part.what, KEYS.Key_Return)
    qtbot.waitUntil(lambda: part.model.rowCount() == 4)
    part.list.table.selectRow(0)
    part.list.table.setFocus()
    press(qtbot, part.list.table, KEYS.Key_Return)
    qtbot.waitUntil(lambda: page.side.view.detail.material[0].is_ready)

    press(qtbot, part.list.table, KEYS.Key_Delete)

    qtbot.waitUntil(lambda: part.model.rowCount() == 3)
    assert [thing.what for thing in page.side.view.detail.material] == [
        "Badges",
        "Stylos",
        "Parapluies",
    ]


def test_escape_closes_the_form_then_the_action(qtbot, page, made):
    page.open_action(made["market"])
    page.planner.change()

    qtbot.keyClick(page.side.form, KEYS.Key_Escape)
    assert page.side.is_in_front(page.side.view)
    qtbot.keyClick(page, KEYS.Key_Escape)

    assert page.side.is_in_front(page.side.day)
    assert page.calendar.hasFocus()


def test_the_calendar_keeps_the_rules_of_models(qtmodeltester, page):
    qtmodeltester.check(DaysModel())
    qtmodeltester.check(page.days)


def test_kinds_are_told_by_their_names_in_the_field(page, database):
    page.side.form.kind.offer(kinds.all_kinds(database))

    assert page.side.form.kind.box.itemText(0) == "Door to door"


def test_an_action_is_announced_by_a_tick_and_undo_takes_it_back(qtbot, window, page, made):
    page.open_action(made["market"])
    page.planner.change()
    page.side.form.fields["is_public"].box.setFocus()
    qtbot.keyClick(page.side.form.fields["is_public"].box, KEYS.Key_Space)
    page.side.form.keep()

    assert page.side.view.detail.plan.is_public
    assert "announced on the site" in page.side.view._kind.text()
    window.undo.take_back()
    qtbot.waitUntil(lambda: not page.side.view.detail.plan.is_public)


@pytest.mark.parametrize("look", list(Look))
def test_every_look_is_reached_by_a_button(page, look):
    page.bar.chips[look].click()

    assert page.look is look


def test_today_leads_to_the_report_that_waits_and_to_what_comes_next(qtbot, window, made):
    today = window.pages.page("today")
    window.go("today")
    today.read_again()
    qtbot.waitUntil(lambda: not today.readings.is_busy)
    assert "Porte-à-porte du quartier de la gare, in 2 days" in today.outing.action_button.text()
    line = next(line for line in today.to_do.lines if line.todo.task is Task.REPORTS)
    assert (line.todo.count, line.todo.since) == (1, date(2026, 11, 24))

    line.button.click()

    page = window.pages.page("actions")
    assert window.pages.key == "actions"
    assert page.side.view.detail.row.id == made["over"]
    window.go("today")
    today.outing.action_button.click()
    assert page.side.view.detail.row.id == made["market"]


def test_today_leads_to_the_tasks_that_are_due(qtbot, window, made, database):
    give_task(database, "Clés", due_on=scene.THURSDAY)
    today = window.pages.page("today")
    window.go("today")
    today.read_again()
    qtbot.waitUntil(lambda: any(line.todo.task is Task.TASKS for line in today.to_do.lines))

    next(line for line in today.to_do.lines if line.todo.task is Task.TASKS).button.click()

    assert window.pages.key == "teams"


def test_a_sign_up_sheet_is_typed_back_one_key_a_line(
    qtbot, window, page, made, database, tmp_path
):
    write_sign_up_sheet(database, made["over"], tmp_path / "sheet.pdf")
    with database.bare() as connection:
        (number,) = connection.execute("SELECT number FROM sign_up_sheet").fetchone()
    window.actions_known.run("type_sign_up_sheet")
    entry = page.side.entry
    assert entry.code.hasFocus()

    qtbot.keyClicks(entry.code, code_of(number, 1).replace(" ", ""))
    table = entry.list.table
    press(qtbot, table, KEYS.Key_3, KEYS.Key_3)
    rules.press(table, KEYS.Key_Apostrophe, "'")
    press(qtbot, table, KEYS.Key_Return)
    for name, typed in (("first_name", "Lea"), ("last_name", "Morvan")):
        entry.fields[name].line.setText(typed)
    qtbot.keyClick(entry.fields["last_name"].line, KEYS.Key_Return)

    states = sorted(people_of(database, made["over"]).values())
    assert states == [Attendance.CAME] * 3 + [Attendance.DID_NOT]
    assert people_of(database, made["over"])["Lea Morvan"] is Attendance.CAME
    assert entry.sheet.lines[3].name == "Lea Morvan"
    window.undo.take_back()
    qtbot.waitUntil(lambda: entry.sheet.lines[3].person_id is None)


def test_a_wrong_code_is_said_beside_the_field(qtbot, page):
    page.type_sheet()
    qtbot.keyClicks(page.side.entry.code, "4172830197")
    assert "number" in page.side.entry._problem.text()

    qtbot.keyClicks(page.side.entry.code, "1")

    assert page.side.entry.sheet is None
