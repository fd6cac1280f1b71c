"""The window around the pages."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from organiser.settings import read_settings
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.page import Page, PageSpec
from organiser.ui.shell.keys_paper import keys_paper
from organiser.ui.shell.parts import WindowParts
from organiser.ui.shell.window import MainWindow
from organiser.ui.widgets.buttons import Button
from tests.ui import gallery, rules

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def test_a_page_is_made_only_when_it_is_first_asked_for(qtbot, appearance, tmp_path):
    made = []

    def make(name):
        made.append(name)
        return Page()

    messages = Messages()
    jobs = Jobs(messages)
    pages = tuple(
        PageSpec(name, lambda: "A page", "house", lambda name=name: make(name))
        for name in ("one", "two")
    )

    window = MainWindow(WindowParts(pages, tmp_path, messages, jobs))
    qtbot.addWidget(window)
    assert made == ["one"]

    window.go("two")
    window.go("one")
    assert made == ["one", "two"]
    jobs.close()


def test_control_and_a_digit_go_to_a_page(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_2, CTRL)

    assert window.pages.key == "gallery"


def test_the_digit_needs_no_shift_on_a_french_keyboard(qtbot, window):
    qtbot.keyClick(window, Qt.Key(0xC9), CTRL)

    assert window.pages.key == "gallery"


def test_one_goes_back_to_where_one_was(qtbot, window):
    window.go("gallery")

    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)

    assert window.pages.key == "people"


def test_the_side_bar_folds_to_pictures_in_a_small_window(window):
    window.resize(1100, 700)
    QApplication.processEvents()
    assert window.side_bar.width() == 64

    window.resize(1366, 768)
    QApplication.processEvents()
    assert window.side_bar.width() == 216


def test_big_text_folds_as_a_small_window_does(appearance, window):
    appearance.wear(percent=150)
    window.restyle()

    assert window.side_bar.width() == 96


def test_a_page_says_how_many_things_wait(window):
    window.pages.page("people").badge.emit(1248)

    assert "1,248 things to handle" in window.side_bar.button("people").accessibleName()


def test_news_reach_the_page_in_front_now_and_the_others_when_they_come(qtbot, window):
    people = window.pages.page("people")
    window.go("gallery")

    with qtbot.waitSignal(window.news.changed):
        window.news.hear(frozenset({"people"}))
        window.news.hear(frozenset({"actions"}))
    assert people.changes == []

    window.go("people")
    assert people.changes == [frozenset({"people", "actions"})]


def test_many_commits_are_told_once(qtbot, window):
    people = window.pages.page("people")

    with qtbot.waitSignal(window.news.changed):
        for _turn in range(20):
            window.news.hear(frozenset({"people"}))

    assert people.changes == [frozenset({"people"})]


def test_a_commit_after_the_window_has_gone_is_nobody_s_business(qtbot, appearance, tmp_path):
    listeners, messages = [], Messages()
    jobs = Jobs(messages)
    window = gallery.make_window(tmp_path, messages, jobs)
    window.news.follow(listeners.append)

    window.deleteLater()
    qtbot.waitUntil(lambda: not _is_there(window))

    listeners[0](frozenset({"people"}))
    jobs.close()


def test_what_was_done_is_affirmed_and_can_be_taken_back(qtbot, window):
    undone = []
    window.parts.messages.say("1 person added", undo=lambda: undone.append(1))
    assert window.above.toast.isVisible()

    qtbot.mouseClick(window.above.toast.undo_button, Qt.MouseButton.LeftButton)

    assert undone == [1]
    assert not window.above.toast.isVisible()


def test_it_can_also_be_taken_back_by_key_and_done_again(qtbot, window):
    done = []
    window.parts.messages.say("Moved", undo=lambda: done.append("-"), redo=lambda: done.append("+"))

    qtbot.keyClick(window.pages.page("people").list.table, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(window.pages.page("people").list.table, Qt.Key.Key_Y, CTRL)
    qtbot.keyClick(window.pages.page("people").list.table, Qt.Key.Key_Z, CTRL | SHIFT)

    assert done == ["-", "+"]


def test_the_menu_says_what_would_be_taken_back(window):
    window.parts.messages.say("1 person added", undo=list)

    said = [action.text() for action in window.top_bar.menu().actions()]

    assert "Undo: 1 person added" in said


def test_a_notice_stays_at_least_five_seconds_and_waits_for_who_reads_it(qtbot, window):
    window.parts.messages.say("1 person added", undo=list)
    assert window.above.toast.timer.interval() >= 5000

    qtbot.mouseMove(window.above.toast, QPoint(5, 5))
    window.above.toast.undo_button.setFocus()
    assert not window.above.toast.timer.isActive()

    window.top_bar.menu_button.setFocus()
    assert window.above.toast.timer.isActive() or window.above.toast.underMouse()


def test_only_one_notice_is_shown_and_it_takes_no_focus(window):
    before = QApplication.focusWidget()

    window.parts.messages.say("first", undo=list)
    window.parts.messages.say("second")

    assert window.above.toast.text() == "second"
    assert not window.above.toast.undo_button.isVisible()
    assert QApplication.focusWidget() is before


def test_an_error_is_a_card_in_the_page_and_never_a_notice(window):
    window.parts.messages.show(gallery.unreadable())

    assert "cannot be read" in window.above.error_card.text()
    assert window.above.error_card.isVisible()
    assert not window.above.toast.isVisible()
    assert not window.above.error_card.details_button.isVisible()


def test_the_details_of_a_bug_can_be_copied(qtbot, window, caplog):
    try:
        int("Camille")
    except ValueError as error:
        window.parts.messages.show(error)

    qtbot.mouseClick(window.above.error_card.details_button, Qt.MouseButton.LeftButton)

    assert "ValueError" in QApplication.clipboard().text()
    assert "Camille" not in QApplication.clipboard().text()


def test_escape_closes_the_uppermost_layer(qtbot, window):
    window.toggle_help()
    window.parts.messages.show(gallery.unreadable())

    for _turn in range(2):
        qtbot.keyClick(window, Qt.Key.Key_Escape)

    assert window.above.shown() == []


def test_f6_goes_round_all_parts_of_the_window(qtbot, window):
    window.toggle_help()
    window.parts.messages.say("1 person added", undo=list)
    seen = []

    for _turn in range(len(window.regions())):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        seen += [part for part in window.regions() if part.isAncestorOf(focused)]

    assert {type(part).__name__ for part in seen} == {
        "SideBar", "PageStack", "HelpPanel", "Toast",
    }  # fmt: skip


def test_control_f_goes_to_the_search_of_the_page(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F, CTRL)

    assert window.pages.page("people").search.hasFocus()


def test_lock_is_asked_for_by_key(qtbot, window):
    with qtbot.waitSignal(window.lock_asked):
        qtbot.keyClick(window, Qt.Key.Key_L, CTRL)


def test_there_is_no_button_for_what_is_not_there(window):
    assert not window.actions_known.knows("settings")


def test_the_command_of_a_page_rests_while_another_is_in_front(qtbot, window):
    window.go("gallery")

    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    assert not window.above.toast.isVisible()

    window.go("people")
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    assert window.above.toast.text() == "1 person added"


def test_the_window_comes_back_where_it_was(qtbot, appearance, window, tmp_path, messages, jobs):
    window.resize(1024, 700)
    window.close()
    assert read_settings(tmp_path).window

    again = gallery.make_window(tmp_path, messages, jobs)
    qtbot.addWidget(again)

    assert (again.width(), again.height()) == (1024, 700)


def test_a_broken_record_of_the_place_is_only_forgotten(
    qtbot, appearance, tmp_path, messages, jobs
):
    (tmp_path / "settings.json").write_text('{"window": "zz"}', encoding="utf-8")

    window = gallery.make_window(tmp_path, messages, jobs)
    qtbot.addWidget(window)

    assert window.width() == 1366


def test_long_work_is_seen_after_a_while_and_can_be_stopped(qtbot, window):
    window.work_bar._count(1)
    assert not window.work_bar.isVisible()

    window.work_bar.show()
    window.work_bar.show_step(142, 1212)
    assert "142 of 1,212" in rules.texts_on(window)

    window.work_bar._count(0)
    assert not window.work_bar.isVisible()


@pytest.mark.parametrize("typed", ["eleve", "ÉLÈVE", "el"])
def test_the_palette_finds_with_and_without_accents(typed):
    from organiser.ui.matching import fit

    assert fit(typed, "Ouvrir la fiche d’Élève") > 0


def _is_there(window):
    import shiboken6

    return shiboken6.isValid(window)


def test_what_is_done_without_a_word_can_be_taken_back_all_the_same(qtbot, window):
    done = []
    window.parts.messages.remember("card changed", undo=lambda: done.append("-"))
    assert not window.above.shown()

    qtbot.keyClick(window.pages.page("people").list.table, Qt.Key.Key_Z, CTRL)

    assert done == ["-"]


def test_a_notice_never_offers_to_take_back_another_act_than_its_own(qtbot, window):
    window.parts.messages.say("1 101 people imported", undo=list)
    window.parts.messages.say("Refusal noted", undo=list)

    qtbot.keyClick(window.pages.page("people").list.table, Qt.Key.Key_Z, CTRL)

    assert window.undo.last().text == "1 101 people imported"
    assert not window.above.toast.isVisible()


def test_the_keys_on_paper_are_those_of_the_page_and_of_everywhere(window):
    sheet = window.keys_sheet()

    said = {line.words for group in sheet.groups for line in group.lines}

    assert [group.title for group in sheet.groups][-1] == "Everywhere"
    assert {"Search or act", "Undo"} <= said


def test_the_keys_on_paper_name_nobody(window):
    window.parts.messages.say("Call with Camille Riou noted", undo=list)

    sheet = window.keys_sheet()

    assert "Camille" not in str(sheet)


def test_the_keys_are_saved_as_a_page(window, messages, tmp_path):
    window._out.write(keys_paper(window.keys_sheet()), tmp_path / "keys.pdf")

    assert (tmp_path / "keys.pdf").read_bytes().startswith(b"%PDF")


def test_a_notice_does_not_lie_on_the_main_button(window):
    button = Button("primary")
    button.setParent(window)
    button.setText("Save and next")
    button.setGeometry(window.width() // 2 - 60, window.height() - 60, 160, 36)
    button.show()

    window.parts.messages.say("Call noted", undo=list)

    assert not window.above.toast.geometry().intersects(button.geometry())
    assert window.above.toast.geometry().bottom() < window.height()


def test_a_notice_lies_on_no_button_while_the_lower_half_has_room(window):
    rows = [Button() for _turn in range(3)]
    for at, button in enumerate(rows):
        button.setParent(window)
        button.setGeometry(window.width() // 2 - 60, window.height() - 60 * (at + 1), 160, 36)
        button.show()

    window.parts.messages.say("Call noted", undo=list)

    place = window.above.toast.geometry()
    assert not [button for button in rows if place.intersects(button.geometry())]
    assert window.height() // 2 < place.top() < rows[-1].y()


def test_a_notice_makes_way_for_the_main_button_of_the_next_page(window, qtbot):
    window.parts.messages.say("Campaign launched", undo=list)
    button = Button("primary")
    button.setParent(window)
    button.setGeometry(window.width() // 2 - 60, window.height() - 60, 160, 36)
    button.show()

    window.pages.came.emit(window.pages.key)

    toast = window.above.toast
    qtbot.waitUntil(lambda: not toast.geometry().intersects(button.geometry()))
