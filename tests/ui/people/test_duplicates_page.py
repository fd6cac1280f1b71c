"""The page of the pairs that may be one person, as she uses it."""

import pytest
from make import names, person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from organiser.domain.consent import Channel
from organiser.ui.shell.question import Question
from organiser.usecases import consents
from organiser.usecases.people import duplicates, merging
from organiser.usecases.people.card import read_card


@pytest.fixture
def twice(database):
    """Somebody who is there twice, somebody there thrice, and somebody once."""
    pair = (
        person(database, "Jose Garcia", phones="06 39 98 00 01"),
        person(database, "José GARCIA", phones="06 39 98 00 01", emails="jose@example.org"),
    )
    for _turn in range(3):
        person(database, "Maëlle Abgrall", emails="maelle@example.org")
    person(database, "Denez Riou", phones="06 39 98 00 07")
    consents.refuse(database, pair[1], [Channel.CALL], source="au téléphone")
    return pair


@pytest.fixture
def duplicates_page(qtbot, twice, open_window):
    window = open_window()
    window.go("duplicates")
    page = window.pages.page("duplicates")
    qtbot.waitUntil(lambda: not page._is_looking)
    return page


def go_to(page, *who):
    """Leave pairs for later until that of *who* is shown."""
    for _turn in range(len(page._pairs)):
        if {card.id for card in page._cards} == set(who):
            return
        page.later()
    raise AssertionError("the pair is not there")


def cells(page, row):
    shown = (page.model.index(row, column).data() for column in range(4))
    return [text.replace("\u00a0", " ") for text in shown]


def test_the_pairs_are_there_with_reasons_and_what_would_stay(duplicates_page, twice):
    go_to(duplicates_page, *twice)

    assert "same mobile" in duplicates_page._why.text()
    assert [cells(duplicates_page, row) for row in range(5)] == [
        ["First name", "Jose", "José", "José"],
        ["Last name", "Garcia", "GARCIA", "Garcia"],
        ["Phones", "06 39 98 00 01", "06 39 98 00 01", "06 39 98 00 01"],
        ["E-mails", "—", "jose@example.org", "jose@example.org"],
        ["No more by", "—", "phone call", "phone call"],
    ]


def test_m_merges_and_the_next_pair_comes(qtbot, duplicates_page, database, twice):
    go_to(duplicates_page, *twice)

    qtbot.keyClick(duplicates_page.list.table, Qt.Key.Key_M)

    card = read_card(database, twice[0])
    assert card.name == "José Garcia"
    assert {line.channel for line in card.refusals} == {Channel.CALL}
    assert set(twice) & {card.id for card in duplicates_page._cards} == set()


def test_a_value_is_chosen_by_arrows_and_enter_or_by_a_click(
    qtbot, duplicates_page, database, twice
):
    go_to(duplicates_page, *twice)
    table = duplicates_page.list.table
    table.setCurrentIndex(duplicates_page.model.index(1, 1))

    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    where = table.visualRect(duplicates_page.model.index(0, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert [cells(duplicates_page, row)[3] for row in range(2)] == ["Jose", "GARCIA"]

    duplicates_page.merge_button.click()

    # the fuller spelling is proposed, the chosen one is what stays
    assert read_card(database, twice[0]).last_name == "GARCIA"


def test_n_keeps_two_persons_apart_for_good(qtbot, duplicates_page, database, twice):
    go_to(duplicates_page, *twice)

    qtbot.keyClick(duplicates_page.list.table, Qt.Key.Key_N)
    duplicates_page.look()
    qtbot.waitUntil(lambda: not duplicates_page._is_looking)

    assert all(set(twice) != {pair.one, pair.other} for pair in duplicates_page._pairs)
    assert duplicates.count_pairs(database) == 0
    assert names(database).count("Jose Garcia") == 1


def test_all_certain_pairs_are_merged_after_a_question_and_parted_by_one_undo(
    qtbot, duplicates_page, database
):
    before = names(database)
    assert duplicates_page._sure_button.isVisible()

    duplicates_page._sure_button.click()
    question = duplicates_page.findChild(Question)
    assert question.keep_button.isDefault()
    qtbot.mouseClick(question.act_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not duplicates_page._is_looking)

    assert sorted(names(database)) == ["Denez Riou", "José Garcia", "Maëlle Abgrall"]
    duplicates_page._part(merging.mergers(database)[0].act)
    assert names(database) == before


def test_without_a_pair_it_says_so_and_offers_to_look_again(qtbot, database, open_window):
    person(database, "Denez Riou")
    window = open_window()
    window.go("duplicates")
    page = window.pages.page("duplicates")

    qtbot.waitUntil(page.none.isVisible)

    assert "No duplicate" in page.none.text()
    assert page.none.button.isEnabled()
    assert not page._undo_button.isEnabled()


def test_the_other_entry_can_be_the_one_that_stays(duplicates_page, database, twice):
    go_to(duplicates_page, *twice)
    kept, other = (card.id for card in duplicates_page._cards)

    duplicates_page.swap()
    duplicates_page.merge()

    assert read_card(database, other).phones if False else read_card(database, other).name
    assert merging.mergers(database)[0].kept_id == other
    assert kept not in {row.kept_id for row in merging.mergers(database)}


def test_every_button_says_what_it_does(duplicates_page):
    shown = [b for b in duplicates_page.findChildren(QPushButton) if b.isVisible()]

    assert all(button.text() for button in shown)


def test_the_reasons_are_a_sentence_and_the_points_stand_behind_a_button(
    qtbot, duplicates_page, twice
):
    page = duplicates_page
    before = page._why.text(), page._sum_card.isVisibleTo(page)

    qtbot.keyClicks(page.list.table, "d")

    assert "−" not in before[0]
    assert "+" not in before[0]
    assert before[1] is False
    assert page._sum_card.isVisibleTo(page)
    assert any("together" in each.text() for each in page._sum.findChildren(QLabel))
