"""Search or act."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from organiser.ui.matching import fit
from tests.ui.rules import press, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def palette(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    return window.above.palette_box


def titles(palette):
    return [palette.hits.index(row, 0).data() for row in range(palette.hits.rowCount())]


def test_it_opens_with_what_can_be_done(palette):
    assert palette.field.hasFocus()
    assert titles(palette)[0] == "New person"


def test_a_few_letters_find_a_command_and_enter_does_it(palette, window):
    type_text(palette.field, "par")
    press(palette.field, Qt.Key.Key_Return)

    assert window.pages.key == "gallery"
    assert not palette.isVisible()


def test_people_are_found_by_their_name(qtbot, palette):
    type_text(palette.field, "Solène")

    qtbot.waitUntil(lambda: "Solène Le Bihan" in titles(palette))


def test_arrows_move_and_come_round(palette):
    press(palette.field, Qt.Key.Key_Up)

    assert palette.list.currentIndex().row() == palette.hits.rowCount() - 1


def test_escape_gives_the_keys_back_to_where_they_were(window, qtbot):
    table = window.pages.page("people").list.table
    table.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)

    press(window.above.palette_box.field, Qt.Key.Key_Escape)

    assert table.hasFocus()


def test_turning_to_something_else_closes_it(palette, window):
    window.top_bar.menu_button.setFocus()

    assert not palette.isVisible()


def test_finding_nothing_is_said(qtbot, palette):
    type_text(palette.field, "zzzzqqq")

    assert titles(palette) == []
    assert palette._nothing.isVisible()


def test_the_list_keeps_qt_s_rules(palette, qtmodeltester):
    qtmodeltester.check(palette.hits)


def test_the_program_is_never_in_two_places_at_once(palette):
    QApplication.processEvents()

    assert palette.parent().rect().contains(palette.geometry())


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["élève", "noter", "action", "œuvre", "rue"]), min_size=1, max_size=4)
)
def test_a_title_fits_each_of_its_own_words(words):
    title = " ".join(words)

    assert all(fit(word, title) > 0 for word in words)


def test_a_word_begun_fits_better_than_letters_scattered():
    assert fit("imp", "Import a list") > fit("imp", "Inform people")
