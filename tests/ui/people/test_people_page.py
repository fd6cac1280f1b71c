"""The page of the people, as she uses it."""

import json
from dataclasses import replace
from pathlib import Path

from make import person
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from organiser import clock
from organiser.domain.action import ActionKind
from organiser.domain.consent import Channel
from organiser.domain.export import Deeds, ExportPurpose
from organiser.settings import read_settings
from organiser.ui.people.export_dialog import ExportDialog
from organiser.ui.people.page import PeoplePage
from organiser.usecases import actions, consents
from organiser.usecases.exports.people import Format
from organiser.usecases.people.card import read_card
from organiser.usecases.people.editing import edit_person
from organiser.usecases.people.listing import Chip, Directory, Query, Sort
from tests.ui import rules
from tests.ui.dragging import drop
from tests.ui.people.scene import names_on

CTRL = Qt.KeyboardModifier.ControlModifier
FIVE = ["Alan Abgrall", "Éva Kerbrat", "Camille Le Goff", "Bleuenn Riou", "Denez Riou"]


def test_everybody_is_in_the_list_and_counted(page):
    assert names_on(page) == FIVE
    assert page.filters.count_text() == "5 people"


def test_the_first_card_comes_by_itself(qtbot, page):
    qtbot.waitUntil(lambda: page.side.card.card is not None)

    assert page.side.card.card.name == "Alan Abgrall"


def test_a_card_comes_even_when_nothing_could_be_made_ready(qtbot, people, open_window):
    with people.raw() as connection:
        connection.exec_driver_sql("DROP TABLE person_word")
    page = open_window().pages.page("people")

    qtbot.waitUntil(lambda: page.side.card.card is not None)


def test_the_model_keeps_what_qt_expects_of_one(page):
    QAbstractItemModelTester(page.list.model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_what_is_typed_filters_once_she_stops(qtbot, page):
    qtbot.keyClicks(page.filters.search, "riou")

    qtbot.waitUntil(lambda: names_on(page) == ["Bleuenn Riou", "Denez Riou"])
    assert page.filters.count_text() == "2 people of 5"


def test_a_letter_typed_on_the_list_is_looked_for(qtbot, page):
    qtbot.keyClicks(page.list.view.table, "k")
    assert page.filters.search.hasFocus()
    qtbot.keyClicks(page.filters.search, "erb")

    qtbot.waitUntil(lambda: names_on(page) == ["Éva Kerbrat"])


def test_nobody_with_the_filters_says_so_and_offers_to_take_them_away(qtbot, page):
    qtbot.mouseClick(page.filters.chips[Chip.VOLUNTEERS], Qt.MouseButton.LeftButton)
    assert page.list.nobody.isVisible()

    qtbot.mouseClick(page.list.nobody.button, Qt.MouseButton.LeftButton)

    assert names_on(page) == FIVE


def test_an_empty_committee_is_led_to_its_first_list(qtbot, database, open_window):
    window = open_window()
    page = window.pages.page("people")
    assert "Nobody yet" in page.list.empty.text()

    with qtbot.waitSignal(page.wants_page) as asked:
        page.list.empty.button.click()

    assert asked.args == ["import"]


def test_a_heading_orders_the_list_and_the_order_is_remembered(page, home):
    page.list.view._ask_order(1)
    page.list.view._ask_order(1)

    assert page.filters.query().sort is Sort.RUNG
    assert page.filters.query().descending
    assert read_settings(home).list_sort == "rung"


def test_the_order_chosen_in_the_menu_is_ticked_there(page):
    menu = page.filters.sort_menu()
    next(action for action in menu.actions() if action.text() == "Town").trigger()

    ticked = [action.text() for action in page.filters.sort_menu().actions() if action.isChecked()]

    assert ticked == ["Town"]


def test_columns_and_widths_are_remembered(qtbot, page, home, open_window):
    menu = page.filters.columns_menu()
    next(action for action in menu.actions() if action.text() == "E-mail").trigger()
    page.list.view.table.setColumnWidth(1, 177)
    qtbot.waitUntil(lambda: 177 in read_settings(home).list_widths)

    again = open_window().pages.page("people")

    assert not again.list.view.table.isColumnHidden(6)
    assert again.list.view.table.columnWidth(1) == 177


def test_a_column_shown_says_what_was_not_read_before(page, people):
    was = [page.list.model.row_at(page.list.model.index(line, 0)).email for line in range(3)]

    page.list.choose_column("email", True)
    rules.settle()

    shown = [page.list.model.index(line, 6).data() for line in range(3)]
    assert was == ["", "", ""]
    assert any("@" in said for said in shown)


def test_columns_stand_in_the_order_she_gave_them(page, home, open_window):
    page.list.view.table.horizontalHeader().moveSection(3, 1)

    again = open_window().pages.page("people").list.view.table.horizontalHeader()

    assert [again.logicalIndex(place) for place in range(3)] == [0, 3, 1]


def test_arrows_show_the_card_of_each(qtbot, page):
    qtbot.keyClick(page.list.view.table, Qt.Key.Key_Down)

    qtbot.waitUntil(lambda: page.side.card.card.name == "Éva Kerbrat")


def test_space_selects_and_several_selected_bring_the_bar(qtbot, page, asked_sheets):
    table = page.list.view.table
    page.list.choose_one()
    table.selectionModel().setCurrentIndex(
        page.list.model.index(2, 0), table.selectionModel().SelectionFlag.NoUpdate
    )
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert page.bar.isVisible()

    qtbot.mouseClick(page.bar.sheets_button, Qt.MouseButton.LeftButton)

    assert len(asked_sheets[0]) == 2


def test_control_a_selects_everybody_and_escape_nobody_else(qtbot, page):
    table = page.list.view.table
    qtbot.keyClick(table, Qt.Key.Key_A, CTRL)
    assert page.list.count_chosen() == 5

    qtbot.keyClick(table, Qt.Key.Key_Escape)

    assert page.list.count_chosen() == 1
    assert not page.bar.isVisible()


def test_an_action_of_several_is_noted_at_once(qtbot, page, people):
    qtbot.keyClick(page.list.view.table, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(page.list.view.table, Qt.Key.Key_A)
    assert page.side.many.action.isVisible()

    qtbot.keyClick(page.side.many._hours.editor, Qt.Key.Key_Return)

    who = page.finder.directory.ids(page.list.model.ids)
    assert all(read_card(people, person_id).timeline[0].kind == "action" for person_id in who)


def test_a_change_elsewhere_shows_by_itself_and_the_place_is_kept(qtbot, page, people):
    page.list.go_to(page.list.model.ids[3])
    here = page.list.current()

    person(people, "Aaron Abiven")

    qtbot.waitUntil(lambda: "Aaron Abiven" in names_on(page))
    assert page.list.current() == here


def test_several_selected_stay_so_when_the_list_changes(qtbot, page, people):
    qtbot.keyClick(page.list.view.table, Qt.Key.Key_A, CTRL)

    person(people, "Aaron Abiven")

    qtbot.waitUntil(lambda: "Aaron Abiven" in names_on(page))
    assert page.list.count_chosen() == 5


def test_the_marks_are_said_in_words(page, people):
    row = page.list.current_row()
    consents.refuse(people, row.id, [Channel.CALL], "at the door")

    page.list.model.forget()

    assert "refused" in page.list.model.index(0, 0).data()
    assert "consent still to be asked" in page.list.model.index(1, 0).data()


def test_last_contact_and_next_step_are_in_the_row(qtbot, page, people):
    row = page.list.current_row()
    edit_person(people, row.id, {"next_step": "Call her", "next_step_on": "01/01/2020"})
    actions.log_action(people, ActionKind.STALL, [row.id], on=clock.today())

    qtbot.waitUntil(lambda: page.list.model.index(0, 2).data() == "today")
    assert page.list.model.index(0, 3).data().startswith("Call her, late")


def test_an_export_says_who_may_not_be_written_to(qtbot, page, tmp_path):
    dialog = ExportDialog(page, page._parts, None, 5)
    qtbot.addWidget(dialog)
    assert "5 of them have not agreed yet" in dialog.caution.text()

    with qtbot.waitSignal(page._parts.messages.shown) as said:
        dialog.write(tmp_path / "people.csv")

    assert said.args == ["5 people written to people.csv"]
    assert len(Path(tmp_path / "people.csv").read_text(encoding="utf-8").splitlines()) == 6


def test_nothing_is_exported_before_it_is_said_what_for(qtbot, page, home, tmp_path):
    dialog = ExportDialog(page, page._parts, None, 5)
    qtbot.addWidget(dialog)
    assert not dialog.write_button.isEnabled()

    dialog.purpose.put(ExportPurpose.REPORT)
    dialog.purpose.changed.emit()
    assert dialog.write_button.isEnabled()

    with qtbot.waitSignal(page._parts.messages.shown):
        dialog.write(tmp_path / "people.csv")
    line = json.loads((page._parts.home / "audit.log").read_text("utf-8").splitlines()[-1])
    assert (line["what"], line["count"], line["purpose"]) == ("people.export", 5, "report")


def test_what_was_done_is_exported_too(qtbot, people, page, tmp_path):
    row = page.list.current_row()
    actions.log_action(people, ActionKind.STALL, [row.id], on=clock.today())
    dialog = ExportDialog(page, page._parts, None, 5)
    qtbot.addWidget(dialog)
    dialog.format.put(Format.VCARD)
    dialog.what.put(Deeds.ACTIONS)
    dialog.what.changed.emit()
    assert dialog.format.value() is Format.CSV

    with qtbot.waitSignal(page._parts.messages.shown) as said:
        dialog.write(tmp_path / "actions.csv")

    assert said.args == ["1 line written to actions.csv"]
    assert "stall" in (tmp_path / "actions.csv").read_text("utf-8")


def test_only_those_selected_are_exported(qtbot, page, tmp_path):
    dialog = ExportDialog(page, page._parts, list(page.list.model.ids[:2]), 2)
    qtbot.addWidget(dialog)

    with qtbot.waitSignal(page._parts.messages.shown):
        dialog.write(tmp_path / "people.csv")

    assert len((tmp_path / "people.csv").read_text(encoding="utf-8").splitlines()) == 3


def test_in_a_narrow_window_the_card_takes_the_place_of_the_list(qtbot, window, page):
    page.fold(2)
    assert not page.side.isVisible()

    qtbot.keyClick(page.list.view.table, Qt.Key.Key_Return)
    assert page.side.isVisible()
    assert not page.list.isVisible()

    qtbot.mouseClick(page.side.card.back_button, Qt.MouseButton.LeftButton)
    assert page.list.isVisible()


def test_a_person_found_elsewhere_is_shown_whatever_the_filters(qtbot, page):
    wanted = page.finder.directory.ids([page.list.model.ids[4]])[0]
    qtbot.keyClicks(page.filters.search, "kerbrat")
    qtbot.waitUntil(lambda: names_on(page) == ["Éva Kerbrat"])

    page.open_person(wanted)

    assert page.side.card.card.name == "Denez Riou"
    assert page.list.current_row().name == "Denez Riou"


def test_only_rows_in_view_are_read(page):
    read = []

    def fetch(numbers):
        read.append(len(numbers))
        return [None] * len(numbers)

    page.list.model._fetch = fetch
    page.list.model.show(range(200_000))
    page.list.view.table.scrollToBottom()
    rules.settle()

    assert sum(read) <= 1_000


def test_among_very_many_the_last_word_typed_is_the_one_answered(qtbot, page):
    page._parts = replace(page._parts, most_at_once=0)

    for words in ("r", "ri", "kerb"):
        page.filters.search.asked.emit(words)

    qtbot.waitUntil(lambda: names_on(page) == ["Éva Kerbrat"])
    assert not page.finder.is_finding


def test_who_was_looked_at_is_written_down_once_by_id_alone(page, home):
    page._show_current()
    page._show_current()

    lines = (home / "audit.log").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1
    assert "Abgrall" not in lines[0]


def test_those_whom_somebody_follows_are_shown_and_those_whom_nobody_does(qtbot, page, people):
    directory = Directory(people)
    point, *others = directory.ids(directory.find(Query()))
    for who in others[:2]:
        edit_person(people, who, {"point_person": str(point)})
    total = directory.count()
    filters = page.filters
    qtbot.waitUntil(lambda: len(filters.followers_menu().actions()) == 2)

    filters.followers_menu().actions()[1].trigger()
    qtbot.waitUntil(lambda: len(page.list.model.ids) == 2)
    assert "Followed by" in filters.follow_chip.text()
    filters.followers_menu().actions()[0].trigger()

    qtbot.waitUntil(lambda: len(page.list.model.ids) == total - 2)
    filters.clear()
    qtbot.waitUntil(lambda: len(page.list.model.ids) == total)


def test_a_list_dropped_on_the_people_goes_to_the_import(qtbot, window, tmp_path):
    taken, led = [], []
    page = PeoplePage(replace(window.pages.page("people")._parts, import_wanted=taken.append))
    qtbot.addWidget(page)
    page.wants_page.connect(led.append)
    file = tmp_path / "list.csv"
    file.write_text("Nom\nRiou\n", encoding="utf-8")
    page.show()

    drop(qtbot, page, file)

    assert (taken, led) == ([file], ["import"])
    qtbot.waitUntil(lambda: not page.finder.is_reading)
