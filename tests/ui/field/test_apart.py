"""What two computers typed apart is told above the returns, and compared with its paper."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from organiser import i18n, paths
from organiser.domain.field import DoorResult, Outcome
from organiser.usecases.field import entering
from tests.ui import rules
from tests.ui.field.doors import codes, print_calls, type_apart


@pytest.fixture
def page(field, sheet):
    """The page of returns, in front."""
    field.go("returns")
    return field.pages.page("returns")


@pytest.fixture
def doors(streets, sheet):
    """The digits of a page of doors that was typed in two ways."""
    code = codes(streets, sheet)[0]
    type_apart(streets, code)
    return code


@pytest.fixture
def calls(streets):
    """The digits of a page of calls that was typed in two ways."""
    code = print_calls(streets, 3)
    type_apart(streets, code, "PAP", "PIP")
    return code


def keys(page, text):
    rules.type_text(page.desk.grid, text)


def type_in(database, code, letters):
    opened = entering.open_page(database, code)
    said = zip(opened.rows, letters, strict=False)
    results = [DoorResult(row.row, Outcome(letter)) for row, letter in said]
    entering.record_results(database, opened.id, results)


def settle(page):
    rules.press(QApplication.focusWidget(), Qt.Key.Key_End)
    for _question in (*page.desk.check.questions, "settle"):
        if not page.opening.isVisible():
            rules.press(QApplication.focusWidget(), Qt.Key.Key_Return)


def headings(page):
    model = page.desk.model
    return [model.headerData(part, Qt.Orientation.Horizontal) for part in range(1, 4)]


def test_a_page_of_doors_is_compared_and_settled(page, streets, doors):
    page.read_again()
    card = page.opening.apart
    assert "1 page was typed on two computers · 2 doors differ" in card.text()

    card.button.click()

    said = "line 2: absent · line 4: absent"
    assert said in page.desk.banner.text()
    assert page.desk.entry.here == 1
    keys(page, "PL")
    assert said in page.desk.banner.text()
    settle(page)
    assert page.opening.isVisible()
    assert not card.isVisible()
    assert not entering.open_page(streets, doors).others


def test_a_page_of_calls_is_compared_in_words_of_calls(page, streets, calls):
    page.read_again()
    card = page.opening.apart
    assert "1 page was typed on two computers · 1 call differs" in card.text()

    card.button.click()

    assert "line 2: no answer" in page.desk.banner.text()
    assert headings(page) == ["Name", "Town", "Phone"]
    assert page.desk.model.answer(page.desk.entry.lines[1]) == "Message left"
    keys(page, "A")
    settle(page)
    assert not card.isVisible()
    (_one, second, _three) = entering.open_page(streets, calls).results
    assert second.outcome is Outcome.ABSENT


def test_the_card_names_the_paper_and_goes_from_page_to_page(page, streets, doors, calls):
    page.read_again()
    card = page.opening.apart
    number = entering.open_page(streets, doors).number
    assert "2 pages were typed on two computers · 2 doors differ · 1 call differs" in card.text()
    assert f"sheet {number // 1000:03d} {number % 1000:03d}, page 2" in card.text()

    card.button.click()
    settle(page)

    assert "1 page was typed on two computers · 1 call differs" in card.text()


def test_what_an_exchange_brings_while_she_types_is_another_typing(page, streets, sheet):
    code = codes(streets, sheet)[0]
    page.open_code(code)
    keys(page, "P")
    type_in(streets, code, "APL")

    keys(page, "P")
    settle(page)

    said = {each.row: each.outcome for each in entering.open_page(streets, code).results}
    assert list(said.values()) == [Outcome.MET, Outcome.MET, Outcome.COME_BACK]
    assert "1 page was typed on two computers · 1 door differs" in page.opening.apart.text()


def test_what_an_exchange_brings_while_she_is_away_is_another_typing_too(page, streets, sheet):
    code = codes(streets, sheet)[0]
    page.open_code(code)
    keys(page, "P")
    page.desk.later_button.click()
    begun = entering.open_page(streets, code)
    type_in(streets, code, "AP")
    entering.keep_draft(streets, begun.id, begun.draft)  # of this computer alone

    page.open_code(code)
    settle(page)

    assert "1 page was typed on two computers · 1 door differs" in page.opening.apart.text()


def test_a_page_of_her_own_that_she_corrects_is_no_other_typing(page, streets, sheet):
    code = codes(streets, sheet)[0]
    page.open_code(code)
    keys(page, "P")
    settle(page)

    page.open_code(code)
    page.desk.settle_button.click()
    keys(page, "A")
    settle(page)

    assert not page.opening.apart.isVisible()


def test_what_the_other_one_said_is_still_there_when_she_comes_back_to_it(page, doors):
    page.compare()
    keys(page, "P")
    page.desk.later_button.click()

    page.compare()

    assert "line 2: absent · line 4: absent" in page.desk.banner.text()


def test_a_decision_taken_back_is_asked_again(page, field, doors):
    page.compare()
    settle(page)
    assert not page.opening.apart.isVisible()

    field.undo.take_back()
    page.desk.later_button.click()

    assert page.opening.apart.isVisible()


def test_a_drive_that_ends_elsewhere_takes_its_page_from_the_card(qtbot, page, streets, calls):
    from organiser.usecases.outreach import drives

    page.read_again()
    assert page.opening.apart.isVisible()

    drives.close(streets, drives.read_drives(streets)[0].id)

    qtbot.waitUntil(lambda: not page.opening.apart.isVisible())


def test_another_language_says_the_card_again(page, field, doors):
    page.read_again()
    i18n.speak("fr", paths.resources() / "locale")

    field.retranslate()

    assert "Reprenez le papier" in page.opening.apart.text()
    assert page.opening.apart.button.text() == "Comparer"
