"""The window reminds of "data and rights" once a day, and never in the way."""

import pytest

from organiser.domain.action import ActionKind, Kind
from organiser.domain.plan import Plan
from organiser.usecases.plans import planning
from organiser.usecases.training import courses, following
from tests.ui.plans.scene import THURSDAY, at
from tests.ui.training import scene
from tests.ui.training.test_training_page import KEY


def said(window):
    toast = window.above.made("toast")
    return toast.text() if toast is not None and toast.isVisible() else ""


def test_an_export_reminds_and_leads_to_the_course(window, messages):
    window.go("people")

    messages.data_leave.emit()
    assert "Data and rights" in said(window)
    window.above.toast.way_button.click()

    page = window.pages.page("training")
    assert window.pages.key == "training"
    assert page.is_reading()
    assert page.reader.course.key == KEY


def test_it_reminds_once_a_day(window, messages):
    messages.data_leave.emit()
    window.above.toast.hide()

    messages.data_leave.emit()
    assert said(window) == ""

    with at(THURSDAY.replace(day=27)):
        messages.data_leave.emit()
    assert "Data and rights" in said(window)


def test_what_came_of_it_is_said_and_the_reminder_comes_again(window, messages):
    messages.data_leave.emit()
    messages.say("Sheet 1 is recorded.", undo=list)
    assert said(window) == "Sheet 1 is recorded."
    assert not window.above.toast.way_button.isVisible()

    (reminder,) = [part for part in window.children() if type(part).__name__ == "Reminder"]
    assert reminder.again.isActive()
    reminder.again.timeout.emit()

    assert "Data and rights" in said(window)


def test_who_passed_it_hears_nothing(window, messages, database):
    course = courses.read_courses(database)[0].course
    following.record_result(database, course, scene.answers(course))

    messages.data_leave.emit()

    assert said(window) == ""


@pytest.mark.parametrize("way", ["people", "archive", "tasks", "sign-up sheet"])
def test_each_way_out_says_so_before_it_opens(qtbot, window, messages, tmp_path, way, database):
    file = tmp_path / "out"
    ask = _way(window, way, database)

    with qtbot.waitSignal(messages.data_leave):
        ask(file)
    qtbot.waitUntil(file.exists)


def _way(window, way, database):
    if way == "people":
        from organiser.ui.people.export_dialog import ExportDialog

        window.go("people")
        parts = window.pages.page("people")._parts
        return ExportDialog(window, parts, None, 9).write
    if way == "archive":
        from organiser.ui.settings.archive_card import ArchiveCard

        return window.pages.page("settings").findChild(ArchiveCard).write
    if way == "tasks":
        return window.pages.page("teams").tasks.save_to
    page = window.pages.page("actions")
    action = planning.plan(database, Plan(Kind(ActionKind.STALL), THURSDAY))
    page.open_action(action)
    return page.side.view.save_sheet
