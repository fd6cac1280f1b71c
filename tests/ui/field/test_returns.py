"""She types what came back: by key, by scanner, and never twice."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from organiser.domain.field import DoorResult, Extra, Outcome, StreetTally
from organiser.domain.sheet_code import SlipCode, write_slip
from organiser.settings import change_settings
from organiser.ui.field.entry_model import Part
from organiser.ui.field.entry_page import ReturnsPage
from organiser.ui.field.keys import Act, Meaning
from organiser.usecases.field import entering, printing, tallies
from tests.ui.field.doors import OUTING, chosen, codes
from tests.ui.rules import press

AZERTY = dict(zip("1234567890", "&é\"'(-è_çà", strict=True))


@pytest.fixture
def page(field, sheet):
    """The page of returns, in front, with a sheet of twenty doors printed."""
    field.go("returns")
    return field.pages.page("returns")


@pytest.fixture
def typing(page, streets, sheet):
    """The first page of doors, open."""
    page.open_code(codes(streets, sheet)[0])
    return page


def keys(text):
    """Type *text* wherever the keys go."""
    for sign in text:
        press(QApplication.focusWidget(), Qt.Key.Key_unknown, sign)


def key(code, text="", modifiers=Qt.KeyboardModifier.NoModifier):
    press(QApplication.focusWidget(), code, text, modifiers)


def scan(token):
    """What a hand scanner does."""
    keys(token)
    key(Qt.Key.Key_Return, "\r")


def answers(page):
    return "".join(line.outcome or "." for line in page.desk.entry.lines)


def results(database, code):
    return entering.open_page(database, code).results


def test_a_page_opens_at_its_tenth_digit(page, streets, sheet):
    digits = codes(streets, sheet)[0].replace(" ", "")

    keys(digits[:9])
    was_open = page.desk.isVisible()
    keys(digits[9])

    assert (was_open, page.desk.isVisible()) == (False, True)
    assert page.desk.grid.hasFocus()


def test_the_digits_need_no_shift_on_a_french_keyboard(page, streets, sheet):
    digits = codes(streets, sheet)[0].replace(" ", "")

    keys("".join(AZERTY[digit] for digit in digits))

    assert page.desk.isVisible()


@pytest.mark.parametrize("sounds", [True, False])
def test_a_key_not_understood_sounds_only_if_she_wants_it(
    qtbot, messages, jobs, streets, sheet, sounds
):
    change_settings(streets.file.parent, sounds=sounds)
    heard = []
    page = ReturnsPage(streets, messages, jobs, lambda: heard.append("beep"))
    qtbot.addWidget(page)
    page.open_code(codes(streets, sheet)[0])

    press(page.desk.grid, Qt.Key.Key_Q, "q")

    assert heard == (["beep"] if sounds else [])


def test_a_slipped_key_is_told_under_the_field(page):
    keys("1234567890")

    assert "key slipped" in page.opening.problem.text()
    assert page.opening.code.text() == "123 456 78 90"
    assert page.opening.code.hasFocus()


def test_a_far_page_is_thirteen_digits(page):
    keys("4172830006")
    waits = page.opening.problem.isHidden()
    keys("012")

    assert waits
    assert page.opening.problem.isVisible()


def test_sixteen_doors_are_sixteen_keys_and_one_to_settle(typing, streets, sheet):
    keys("1211123111511212")
    key(Qt.Key.Key_End)

    stored = results(streets, codes(streets, sheet)[0])
    assert "".join(result.outcome for result in stored) == "APAAAPLAAAIAAPAP"
    assert typing.opening.struck.isVisible()


def test_the_french_top_row_answers_as_the_digits_do(typing):
    keys("&é\"'(-")

    assert answers(typing)[:6] == "APLNIE"


def test_letters_answer_too(typing):
    keys("aPLnie")

    assert answers(typing)[:6] == "APLNIE"


def test_a_wrong_key_is_told_and_moves_nothing(typing):
    keys("1x")

    assert "“x” is no code" in typing.desk.sentence.text()
    assert typing.desk.entry.here == 1
    keys("1")
    assert "x" not in typing.desk.sentence.text()


def test_a_key_held_down_answers_one_line(typing):
    none = Qt.KeyboardModifier.NoModifier
    keys("1")
    for _turn in range(5):
        repeated = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, none, "1", autorep=True)
        QApplication.sendEvent(typing.desk.grid, repeated)

    assert answers(typing)[:3] == "A.."


def test_ticks_stay_on_the_line_and_a_slip_asks_its_number(typing, sheet):
    number = write_slip(SlipCode(sheet.number, 1))

    keys("7")
    keys("8")
    keys(number.replace(" ", ""))
    keys("2")

    line = typing.desk.entry.lines[0]
    assert (line.leaflet, line.slip, line.slip_number) == (True, True, number.replace(" ", ""))
    assert (line.outcome, typing.desk.entry.here) == (Outcome.MET, 1)


def test_a_letter_in_the_slip_field_is_the_answer(typing):
    keys("c")
    keys("p")

    line = typing.desk.entry.lines[0]
    assert (line.slip, line.outcome, typing.desk.entry.here) == (True, Outcome.MET, 1)


def test_a_slip_of_another_packet_is_told(typing):
    keys("c")
    keys(write_slip(SlipCode(999999, 1)).replace(" ", ""))

    assert "not the number of a slip of this packet" in typing.desk.sentence.text()


def test_letters_are_letters_in_a_note(typing, qtbot):
    keys("+")
    keys("sonnette en panne")
    key(Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: typing.desk.entry.lines[0].note == "sonnette en panne")
    assert typing.desk.grid.hasFocus()


def test_a_note_about_private_life_is_warned_of_while_it_is_typed(typing):
    keys("+")
    usual = typing.desk.sentence.text()
    keys("traitée pour un cancer")

    assert "no health" in usual
    assert "private life: leave it out" in typing.desk.sentence.text()


def test_space_repeats_zero_passes_and_t_fills_the_rest(typing):
    keys("2 0")
    keys("t")

    assert answers(typing) == "PP." + "A" * 13
    assert "13 empty lines are now absent" in typing.desk.sentence.text()


def test_going_back_never_goes_forward_by_itself(typing):
    keys("11")
    key(Qt.Key.Key_Up)
    key(Qt.Key.Key_Backspace)

    assert typing.desk.entry.here == 0
    keys("2")
    assert answers(typing)[:2] == "PA"


def test_undo_and_redo_work_inside_the_page(typing):
    control = Qt.KeyboardModifier.ControlModifier
    keys("12")
    key(Qt.Key.Key_Z, "\x1a", control)
    once = answers(typing)[:2]
    key(Qt.Key.Key_Y, "\x19", control)

    assert (once, answers(typing)[:2]) == ("A.", "AP")


def test_keys_that_go_nowhere_are_seen(typing, qtbot):
    typing.desk.later_button.setFocus()

    assert typing.desk.grid.veil.isVisible()
    qtbot.mouseClick(typing.desk.grid.veil, Qt.MouseButton.LeftButton)
    assert typing.desk.grid.hasFocus()
    assert not typing.desk.grid.veil.isVisible()


def test_what_is_half_typed_is_there_again(typing, streets, sheet):
    keys("12")
    typing.desk.later_button.click()

    typing.open_code(codes(streets, sheet)[0])

    assert (answers(typing)[:3], typing.desk.entry.here) == ("AP.", 2)


def test_what_is_typed_is_kept_without_being_asked(typing, streets, sheet, qtbot):
    keys("12")

    code = codes(streets, sheet)[0]
    qtbot.waitUntil(lambda: entering.open_page(streets, code).draft != "")


def test_what_is_unlikely_is_asked_once_and_answered_by_one_key(typing, streets, sheet):
    keys("121")
    key(Qt.Key.Key_End)
    asked = [button.text() for button in typing.desk.check.questions]
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Return)

    assert asked == ["It is right"]
    stored = results(streets, codes(streets, sheet)[0])
    assert [result.outcome for result in stored] == [Outcome.ABSENT, Outcome.MET, Outcome.ABSENT]


def test_from_the_questions_one_goes_back_to_the_lines(typing):
    keys("121")
    key(Qt.Key.Key_End)
    key(Qt.Key.Key_Escape)

    assert typing.desk.grid.hasFocus()
    keys("1")
    assert answers(typing)[:4] == "APAA"


def test_a_settled_page_says_what_to_strike_and_enter_goes_on(typing, streets, sheet):
    first, second = codes(streets, sheet)[:2]
    keys("1211123111511212")
    key(Qt.Key.Key_End)
    said = typing.opening.struck.text()
    key(Qt.Key.Key_Return, "\r")

    struck = f"{first[:3]} {first[3:6]} {first[6:8]}"
    assert said == f"Strike the page {struck} through 16 doors have their answers."
    assert typing.desk.page.typed.replace(" ", "") == second


def test_a_settled_page_is_read_only_until_it_is_corrected(typing, streets, sheet):
    code = codes(streets, sheet)[0]
    entering.record_results(streets, typing.desk.page.id, [DoorResult(0, Outcome.ABSENT)])
    typing.open_code(code)

    keys("2")
    key(Qt.Key.Key_End)
    refused = answers(typing)[0]
    typing.desk.settle_button.click()
    keys("2")

    assert (refused, answers(typing)[0]) == ("A", "P")


def test_settling_can_be_taken_back_with_all_that_was_typed(typing, field, streets, sheet):
    keys("1211123111511212")
    key(Qt.Key.Key_End)

    field.undo.take_back()

    assert answers(typing) == "APAAAPLAAAIAAPAP"
    assert not entering.open_page(streets, codes(streets, sheet)[0]).is_settled


def test_a_void_sheet_says_which_took_its_place(page, streets, sheet):
    draft = printing.prepare(streets, OUTING, chosen(streets))
    new = printing.print_sheet(streets, draft, None, replaces=sheet.id)

    page.open_code(codes(streets, sheet)[0])

    shown = f"{new.number // 1000:03d} {new.number % 1000:03d}"
    assert f"Sheet replaced by {shown}" in page.desk.banner.text()


def test_a_scanner_opens_a_page_wherever_the_keys_go(typing, streets, sheet):
    manifest = printing.manifest_of(streets, sheet.id)
    second = manifest.pages[2]
    keys("12")

    scan(second.token + "2")

    assert typing.desk.page.page == second.page
    assert answers(typing) == "." * len(typing.desk.entry.lines)


def test_a_scanner_in_a_note_leaves_no_trace(typing, streets, sheet):
    second = printing.manifest_of(streets, sheet.id).pages[2]
    keys("+")
    keys("chien ")

    scan(second.token + "2")

    assert typing.desk.page.page == second.page


def test_a_scanner_in_the_field_of_digits_opens_the_page(page, streets, sheet):
    first = printing.manifest_of(streets, sheet.id).pages[1]

    scan(first.token + "0")

    assert page.desk.page.page == first.page


def test_the_sheets_that_wait_are_there_and_open(page, sheet, qtbot):
    model = page.opening.model

    qtbot.waitUntil(lambda: model.rowCount() == 1)
    page.opening.list.opened.emit(model.index(0, 0))
    assert page.desk.page.kind == "doors"


def test_the_welcome_by_street_is_typed_without_doors(page, streets, sheet):
    page.open_code(codes(streets, sheet)[-1])
    keys("12")
    key(Qt.Key.Key_Return)
    keys("é")
    key(Qt.Key.Key_Return)
    keys("3")
    key(Qt.Key.Key_End)

    assert tallies.tallies_of(streets, sheet.id) == (StreetTally("rue de Dinan", 12, 2, 3),)


def test_the_grid_is_a_list_qt_agrees_with(typing, qtmodeltester):
    qtmodeltester.check(typing.desk.model)
    qtmodeltester.check(typing.desk.tally_model)


def test_the_answer_of_a_line_is_read_out(typing):
    keys("1")

    said = typing.desk.model.index(0, Part.ANSWER).data(Qt.ItemDataRole.AccessibleTextRole)

    assert said.startswith("Line 1, ")
    assert said.endswith(": Absent")


def test_nothing_waits_is_said(page, streets, sheet):
    for code in codes(streets, sheet):
        page.open_code(code)
        if page.desk.entry is not None:
            entering.record_results(streets, page.desk.page.id, [])
    tallies.record_tallies(streets, sheet.id, [])
    page.read_again()

    assert "No sheet is waiting" in page.opening.list.empty.text()
    assert page.opening.model.rowCount() == 0


def numbered(database, number, street=0):
    """A packet of the doors of *street*, under a number of our choice."""
    draft = printing.prepare(database, OUTING, chosen(database, street))
    draft = replace(draft, numbers=replace(draft.numbers, number=number))
    return printing.print_sheet(database, draft)


@pytest.mark.parametrize("number", [41_523, 48_181, 388_888, 888_888])
def test_the_digits_of_another_page_are_no_answers(page, streets, sheet, number):
    first = codes(streets, sheet)[0]
    second = codes(streets, numbered(streets, number, street=1))[0].replace(" ", "")
    page.open_code(first)
    keys("2")

    keys(second)

    assert page.desk.page.typed.replace(" ", "") == second
    page.open_code(first)
    lines = page.desk.entry.lines
    assert [(line.outcome, line.slip) for line in lines if line.outcome or line.slip] == [
        (Outcome.MET, False)
    ]


def test_a_code_typed_in_the_cell_of_a_slip_opens_its_page(page, streets, sheet):
    first = codes(streets, sheet)[0]
    second = codes(streets, numbered(streets, 41_523))[0].replace(" ", "")
    page.open_code(first)

    keys("c" + second)

    assert page.desk.page.typed.replace(" ", "") == second
    page.open_code(first)
    assert (page.desk.entry.lines[0].slip, page.desk.entry.lines[0].slip_number) == (True, "")


def test_a_tick_taken_away_beside_its_open_cell_stays_away(typing):
    keys("c")
    slip = Meaning(Act.TOGGLE, Extra.SLIP)

    typing.desk.side.codes.chosen.emit(slip)

    assert not typing.desk.entry.lines[0].slip
    typing.desk.grid.setFocus()
    keys("2")
    assert (typing.desk.entry.lines[0].slip, answers(typing)[:2]) == (False, "P.")


def test_a_note_under_way_stays_when_another_page_is_scanned(typing, streets, sheet):
    first, second = codes(streets, sheet)[0], codes(streets, numbered(streets, 41_523))[0]
    keys("+")
    keys("Revenir le soir")

    typing.gun.read.emit(second)
    typing.open_code(first)

    assert typing.desk.entry.lines[0].note == "Revenir le soir"
