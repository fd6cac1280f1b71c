"""The page of the directives: what is new stands out, one key answers, one undo takes it back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from organiser.ui.directives.words import state_of
from organiser.usecases import undo
from organiser.usecases.badges import read_waits
from organiser.usecases.directives import reading
from tests.ui.directives.scene import asked


def titles(page):
    return [page.model.row_at(page.model.index(at, 0)).directive.page.title
            for at in range(page.model.rowCount())]  # fmt: skip


def states(page):
    return [state_of(page.model.row_at(page.model.index(at, 0)))[0]
            for at in range(page.model.rowCount())]  # fmt: skip


def of(database, key):
    return next(row for row in reading.read_directives(database) if row.directive.id == key)


def test_the_newest_is_first_and_each_says_where_it_stands(page):
    assert titles(page)[:2] == ["Tract logement : ce qui change", "Que répondre sur l’énergie"]
    assert states(page) == ["To read", "Changed", "Withdrawn", "Applied"]


def test_one_key_says_that_it_was_read_and_one_undo_takes_it_back(page, database, made):
    QTest.keyClicks(page.list.table, "r")
    assert not of(database, made["asks"]).is_new

    undo.undo(database)

    assert of(database, made["asks"]).is_new


def test_a_word_goes_back_with_the_receipt(page, database, made):
    page.pane.word.setText("Il nous faut 500 tracts")
    QTest.keyClick(page.pane.word, Qt.Key.Key_Return)

    row = of(database, made["asks"])

    assert row.reading.word == "Il nous faut 500 tracts"
    assert not row.is_to_acknowledge


def test_applied_is_said_and_taken_back_by_the_same_button(page, database, made, qtbot):
    page.pane.apply_button.click()
    qtbot.waitUntil(lambda: page.row().reading.applied_at is not None)

    page.pane.apply_button.click()

    assert of(database, made["asks"]).reading.applied_at is None


def test_what_was_replaced_can_be_read(page):
    page.list.table.selectRow(1)
    assert "demie" in page.pane.view.toPlainText()

    page.pane.earlier_button.click()
    assert "demie" not in page.pane.view.toPlainText()
    page.pane.earlier_button.click()

    assert "demie" in page.pane.view.toPlainText()


def test_what_is_withdrawn_says_why_and_asks_for_nothing(page):
    page.list.table.selectRow(2)

    assert "La salle est fermée." in page.pane.notice.text()
    assert not page.pane.apply_button.isVisibleTo(page.pane)
    assert not page.pane.word.isVisibleTo(page.pane)


def test_neither_html_nor_a_picture_of_the_text_is_taken_for_one(page, database):
    text = "<b>gras</b> ![x](file:///etc/hostname) [lien](https://example.org)"
    asked(database, "Piégée", text, series=9, days=0)
    page.read_again()
    page.list.table.selectRow(0)

    assert "<b>gras</b>" in page.pane.view.toPlainText()
    assert page.pane.view.loadResource(2, "file:///etc/hostname").isNull()
    assert not page.pane.view.openLinks()


def test_today_and_the_side_bar_count_what_waits(database, home, made):
    assert read_waits(database, home).directives == 3


def test_a_committee_without_directives_is_told_what_will_be_here(database, open_at):
    page = open_at("directives").pages.page("directives")

    assert page.first_focus() is page.none
    assert page.row() is None
