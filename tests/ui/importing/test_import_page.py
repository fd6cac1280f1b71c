"""The import, step by step, as she does it."""

import pytest
from make import names
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox

from organiser.domain.consent import Origin
from organiser.domain.intake import Target
from organiser.ui.importing.columns_step import CHOICES
from organiser.ui.importing.page import CHECK, COLUMNS, DONE, FILE, PAIRS
from organiser.usecases import history
from organiser.usecases.people import duplicates
from tests.ui import rules
from tests.ui.dragging import drop

CLICK = Qt.MouseButton.LeftButton
GOOD = "Nom,Prénom,Courriel\nRiou,Camille,c@example.org\nBihan,Fanch,f@example.org\n"
ODD = "Nom,Prénom,Truc,Religion\nRiou,Camille,bidule,x\n"
DATED = "Nom,Prénom,Né le\nRiou,Camille,03/04/1975\n"
WRONG = "Nom,Prénom,Courriel,Remarques\nRiou,Camille,c@example.org,\n,,,rien\n"
SPOILT = "Nom,Prénom,Profession\nRiou,FranÃ§oise,infirmiÃ¨re\nRiou,RenÃ©,retraitÃ©\n"


def wait(qtbot, page):
    qtbot.waitUntil(lambda: page._job is None)


def go_on(qtbot, page):
    assert page.next_button.isEnabled()
    qtbot.mouseClick(page.next_button, CLICK)
    wait(qtbot, page)


def test_nothing_is_preselected_and_both_answers_are_needed(qtbot, page, written):
    page.file.take(written(GOOD))
    wait(qtbot, page)
    assert page.file.origin is None
    assert not page.next_button.isEnabled()

    page.file.origins[Origin.EVENT].click()

    assert page.next_button.isEnabled()


@pytest.mark.parametrize("origin", [Origin.TOWN_HALL, Origin.EMPLOYER, Origin.THIRD_PARTY])
def test_a_list_that_may_not_be_used_is_stopped_and_why_is_said(page, take, written, origin):
    take(written(GOOD), origin)

    assert not page.next_button.isEnabled()
    assert any("may not be used." in text for text in rules.texts_on(page))


def test_a_file_recognised_entirely_goes_straight_to_the_check(qtbot, page, take, written):
    take(written(GOOD))
    go_on(qtbot, page)

    assert page.step == CHECK
    assert page.check.summary().startswith("2 new · 0 updated")


def test_all_of_it_goes_back_by_one_button(qtbot, page, take, written, database):
    take(written(GOOD))
    go_on(qtbot, page)
    assert names(database) == []

    go_on(qtbot, page)
    assert page.step == DONE
    assert "2 people brought in" in page.done.text()
    assert names(database) == ["Fanch Bihan", "Camille Riou"]

    qtbot.mouseClick(page.done.undo_button, CLICK)
    wait(qtbot, page)
    assert names(database) == []
    assert "taken back" in page.done.text()


def test_ctrl_z_takes_the_import_back_too(qtbot, window, page, take, written, database):
    take(written(GOOD))
    go_on(qtbot, page)
    go_on(qtbot, page)

    qtbot.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, page)

    assert names(database) == []


def test_cancel_leaves_nothing(qtbot, page, take, written, database):
    take(written(GOOD))
    go_on(qtbot, page)

    with qtbot.waitSignal(page.wants_page):
        qtbot.mouseClick(page.cancel_button, CLICK)

    assert page.step == FILE
    assert page.file.file is None
    assert names(database) == []
    assert history.last_act(database) is None


def test_a_column_that_is_not_known_is_asked_about(qtbot, page, take, written):
    take(written(ODD))
    go_on(qtbot, page)

    assert page.step == COLUMNS
    said = [page.columns.model.index(row, 3).data() for row in range(4)]
    assert said[:2] == ["Recognised", "Recognised"]
    assert said[3] == "Beliefs are never imported."


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_what_a_column_becomes_is_chosen_in_its_cell(qtbot, page, take, written):
    take(written(ODD))
    go_on(qtbot, page)
    cell = page.columns.model.index(2, 2)
    page.columns.grid.setCurrentIndex(cell)
    qtbot.keyClick(page.columns.grid, Qt.Key.Key_Return)
    combo = page.columns.grid.findChild(QComboBox)

    combo.setCurrentIndex(CHOICES.index(Target.OCCUPATION))
    combo.activated.emit(combo.currentIndex())

    assert page._draft.mapping.targets[2] is Target.OCCUPATION


def test_a_forbidden_column_cannot_be_chosen(qtbot, page, take, written):
    take(written(ODD))
    go_on(qtbot, page)

    assert not page.columns.model.setData(page.columns.model.index(3, 2), 0)
    assert page._draft.mapping.targets[3] is Target.FORBIDDEN


def test_dates_that_can_be_read_two_ways_are_asked_about(qtbot, page, take, written):
    take(written(DATED))
    go_on(qtbot, page)
    assert not page.next_button.isEnabled()

    qtbot.mouseClick(page.columns.month_first, CLICK)

    assert page.next_button.isEnabled()
    assert page._draft.mapping.date_order == "mdy"


def test_a_line_is_corrected_on_the_spot_and_read_again(qtbot, page, take, written, database):
    take(written(WRONG))
    go_on(qtbot, page)
    assert "1 to correct" in page.check.summary()
    assert page.check.model.rowCount() == 1

    page.check.model.setData(page.check.model.index(0, 2), "Bihan")
    page.check.model.setData(page.check.model.index(0, 3), "Fanch")
    assert page.check.model.index(0, 1).data() == "Corrected"
    assert "to correct" not in page.check.summary()

    go_on(qtbot, page)
    assert names(database) == ["Fanch Bihan", "Camille Riou"]


def test_lines_left_out_are_saved_as_a_file(qtbot, page, take, written, tmp_path, messages):
    take(written(WRONG))
    go_on(qtbot, page)
    go_on(qtbot, page)
    assert page.done.rejects_button.isVisible()

    with qtbot.waitSignal(messages.shown) as said:
        page.done.rejects_wanted.emit(tmp_path / "left-out.csv")

    assert said.args == ["1 line written"]
    assert "rien" in (tmp_path / "left-out.csv").read_text(encoding="utf-8-sig")


def test_pairs_kept_apart_stay_so_and_the_others_wait(qtbot, page, take, written, database):
    from make import bring_in, candidate

    bring_in(
        database,
        candidate("Camille Riou", 2, emails=("c@example.org",)),
        candidate("Fanch Bihan", 3, emails=("f@example.org",)),
    )
    take(written(
        "Nom,Prénom,Courriel\nRiou-Le Goff,Camille,c@example.org\n"
        "Bihan-Le Goff,Fanch,f@example.org\n"
    ))  # fmt: skip
    go_on(qtbot, page)
    go_on(qtbot, page)
    assert page.step == PAIRS
    assert page.pairs.model.rowCount() == 2

    qtbot.keyClicks(page.pairs.list.table, "n")
    go_on(qtbot, page)

    assert duplicates.count_pairs(database) == 1
    assert len(names(database)) == 4


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "This file is empty. There is nobody in it."),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "This is a picture."),
        (b"%PDF-1.7", "This file does not read as a table."),
    ],
)
def test_a_file_that_cannot_be_read_says_why_on_the_page(qtbot, page, tmp_path, content, said):
    file = tmp_path / "liste.csv"
    file.write_bytes(content)
    page.file.take(file)
    wait(qtbot, page)

    assert page.error.text().startswith(said)
    assert page.error.isVisible()


def test_spoilt_accents_are_offered_for_repair(qtbot, page, take, written):
    take(written(SPOILT))
    assert page.spoilt.isVisible()

    qtbot.mouseClick(page.spoilt.act_button, CLICK)
    wait(qtbot, page)

    assert not page.spoilt.isVisible()
    assert "Françoise" in page.columns.model.index(1, 1).data()


def test_the_demonstration_is_brought_in_whole(qtbot, page, take, demonstration, database):
    take(demonstration / "liste-plouexemple.csv")
    go_on(qtbot, page)
    while page.step != DONE:
        go_on(qtbot, page)

    assert len(names(database)) == 1100


def test_work_that_is_stopped_leaves_nothing_and_can_be_tried_again(
    qtbot, page, take, demonstration, database
):
    take(demonstration / "liste-plouexemple.csv")
    page.file.ready_changed.emit()
    page._look_over()
    page._stop()
    wait(qtbot, page)
    assert page.step in (COLUMNS, CHECK)

    assert names(database) == []


def test_the_models_keep_what_qt_expects_of_one(qtbot, page, take, written):
    take(written(WRONG))
    go_on(qtbot, page)

    for model in (page.columns.model, page.check.model):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_a_file_can_be_chosen_without_dragging(page):
    assert page.file.browse_button.isVisible()
    assert page.file.acceptDrops()


def test_the_button_says_where_it_leads_when_every_column_is_recognised(page, take, written):
    take(written(GOOD))

    assert page.next_button.text() == "Check 2 lines"


def test_the_return_key_does_not_take_a_finished_import_back(qtbot, page, take, written, database):
    take(written(GOOD))
    go_on(qtbot, page)

    go_on(qtbot, page)

    assert page.first_focus() is page.next_button


def test_a_list_is_dropped_on_the_page(qtbot, page, written):
    file = written(GOOD)

    drop(qtbot, page.file, file)

    qtbot.waitUntil(lambda: page._draft is not None)
    assert page.file.file == file


def test_a_photo_dropped_on_the_page_is_refused_in_words(qtbot, page, written, messages):
    with qtbot.waitSignal(messages.failed) as said:
        drop(qtbot, page.file, written("", name="photo.jpg"))

    assert "This is no list" in said.args[0].text
    assert page.file.file is None


def test_a_file_from_elsewhere_begins_the_import_anew(qtbot, page, take, written):
    take(written(GOOD))
    go_on(qtbot, page)
    go_on(qtbot, page)
    assert page.step == DONE
    second = written(GOOD, name="second.csv")

    page.take_file(second)

    assert (page.step, page.file.file) == (FILE, second)


def test_a_file_from_elsewhere_does_not_push_a_list_away_that_is_on_its_way(
    qtbot, page, take, written, messages
):
    first = written(GOOD)
    take(first)
    go_on(qtbot, page)

    with qtbot.waitSignal(messages.failed) as said:
        page.take_file(written(GOOD, name="second.csv"))

    assert "on its way in" in said.args[0].text
    assert page.file.file == first
