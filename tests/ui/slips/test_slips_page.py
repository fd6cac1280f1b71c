"""A pile of signed slips, typed by keys alone."""

from datetime import timedelta

import pytest
from make import names, person
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from organiser import clock
from organiser.domain.action import ActionKind, Kind
from organiser.domain.consent import Channel, Purpose
from organiser.domain.plan import Plan
from organiser.domain.slips import TICKS, Answer
from organiser.ui.slips.draft import Draft, says_no, tick_of
from organiser.ui.slips.many_dialog import ManyDialog
from organiser.usecases import consents, undo
from organiser.usecases.people.card import read_card
from organiser.usecases.plans import planning
from organiser.usecases.rights import erasing
from organiser.usecases.slips import entering, piles
from organiser.usecases.slips.entering import Slip
from organiser.usecases.slips.piles import PileFacts
from organiser.usecases.today import Task, read_day
from tests.ui import rules
from tests.ui.looks import LOOKS, look_name

NEWS = Answer((Channel.EMAIL,), (Purpose.NEWS,))


def press(text):
    """Type *text* where the keys are; "\\r" is Enter."""
    for letter in text:
        where = QApplication.focusWidget()
        if letter == "\r":
            QTest.keyClick(where, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(where, letter)


def begun(page, place="Mairie"):
    page.ask_pile()
    press(f"{place}\r")
    return page.pile


def test_a_pile_is_typed_by_keys_alone(page, database, people):
    begun(page)

    press("riou\r16\r")
    press("abgr\r367\r")

    assert [(slip.number, slip.name) for slip in page.pile.slips] == [
        (2, "Alan Abgrall"), (1, "Anne Riou")
    ]  # fmt: skip
    (line,) = consents.read_consents(database, people["Anne Riou"])
    assert (line.channel, line.purpose) == (Channel.EMAIL, Purpose.NEWS)
    assert len(consents.read_consents(database, people["Alan Abgrall"])) == 2


def test_the_next_pile_is_not_taken_for_the_last(page):
    begun(page, "Mairie")
    page.ask_pile()

    assert page.form.fields.place.value() == ""


def test_the_top_row_of_a_french_keyboard_ticks_too():
    assert [tick_of(key) for key in "&é\"'(-è_ç"] == list(TICKS)
    assert says_no("à")


def test_somebody_new_is_typed_without_the_mouse(page, database):
    begun(page)

    press("jeanne le goff")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    walk_to_new(page)
    press("\r06 39 98 12 34\rjeanne@example.org\r16\r")

    (slip,) = page.pile.slips
    card = read_card(database, slip.person_id)
    assert (card.first_name, card.last_name) == ("jeanne", "le goff")
    assert [contact.typed for contact in card.contacts] == ["jeanne@example.org", "06 39 98 12 34"]


def walk_to_new(page):
    for _line in range(page.slip.finder.model.rowCount()):
        QTest.keyClick(page.slip.finder.line, Qt.Key.Key_Down)


def test_whoever_is_in_the_list_already_is_offered_while_somebody_new_is_typed(page, qtbot):
    begun(page)
    press("anne riou")
    walk_to_new(page)
    press("\r")
    qtbot.waitUntil(lambda: not page.slip._there.isHidden())

    (line,) = page.slip._found.findChildren(type(page.slip.other_button))
    line.click()

    assert page.slip.draft.person.name == "Anne Riou"


def test_nothing_is_ticked_before_she_ticks_it(page):
    begun(page)
    press("riou\r16\r")

    press("abgr\r")

    assert not any(button.isChecked() for button in page.slip.ticks.buttons.values())
    press("*")
    assert page.slip.draft.answer == NEWS


def test_a_slip_without_a_purpose_stays_and_says_so(page):
    begun(page)

    press("riou\r1\r")

    assert page.pile.slips == ()
    assert page.slip._problem.text().startswith("Tick a way to reach her")
    assert page.slip.draft.answer.channels == (Channel.EMAIL,)


def test_zero_writes_a_refusal_down(page, database, people):
    begun(page)

    press("riou\r0\r")

    assert len(read_card(database, people["Anne Riou"]).refusals) == 5


def test_leaving_loses_nothing_of_the_slip_that_is_half_typed(window, page):
    begun(page)
    press("riou\r1")

    window.go("people")
    window.go("slips")
    page.on_change(frozenset({"slips"}))

    assert page.slip.draft.person.name == "Anne Riou"
    assert page.slip.ticks.buttons[Channel.EMAIL].isChecked()
    press("6\r")
    assert len(page.pile.slips) == 1


def test_escape_goes_back_to_who_it_is_and_keeps_what_is_ticked(page):
    begun(page)
    press("riou\r16")

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    QTest.keyClick(page.slip.finder.line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press("abgr\r\r")

    assert [slip.name for slip in page.pile.slips] == ["Alan Abgrall"]


def test_a_slip_is_corrected_from_the_list_of_those_typed(page, database, people):
    begun(page)
    press("riou\r16\r")
    page.typed.list.table.selectRow(0)
    page.typed.list.table.setFocus()

    press("\r")
    press("13\r")

    (line,) = consents.read_consents(database, people["Anne Riou"])
    assert line.channel is Channel.CALL
    assert page.slip._title.text() == "Slip 2"


def test_a_slip_is_taken_out_and_brought_back_by_undo(page, qtbot, database):
    begun(page)
    press("riou\r16\r")
    page.typed.list.table.selectRow(0)

    QTest.keyClick(page.typed.list.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.pile.slips == ())
    undo.undo(database)

    qtbot.waitUntil(lambda: [slip.name for slip in page.pile.slips] == ["Anne Riou"])


def test_a_pile_that_is_taken_back_closes_its_desk(page, qtbot, database):
    begun(page)

    undo.undo(database)

    qtbot.waitUntil(lambda: page.pile is None)


def test_whoever_is_erased_meanwhile_is_on_no_slip_being_typed(page, qtbot, database, people):
    begun(page)
    press("riou\r16")

    erasing.erase(database, people["Anne Riou"])

    qtbot.waitUntil(lambda: not page.slip.draft.has_somebody)


def test_an_open_pile_waits_on_the_page_of_today(window, page, database, home):
    begun(page)
    press("riou\r16\r")

    todos = [todo.task for todo in read_day(database, home, with_copy=False).todos]
    assert Task.SLIPS in todos
    window.go("today")
    today = window.pages.page("today")
    today.do(next(t for t in read_day(database, home, with_copy=False).todos
                  if t.task is Task.SLIPS))  # fmt: skip

    assert window.pages.page("slips").pile.row.typed == 1


def test_an_action_knows_where_and_when_its_slips_were_signed(window, database, people):
    day = clock.today() - timedelta(days=2)
    action = planning.plan(
        database, Plan(Kind(ActionKind.STALL), day, title="Marché", place="Place de la mairie")
    )
    window.go("actions")
    view = window.pages.page("actions")
    view.open_action(action)

    (run,) = [run for words, run in view.side.view._more() if "slips" in words()]
    run()

    page = window.pages.page("slips")
    assert page.form.fields.facts().on == day
    assert page.form.fields.place.value() == "Marché, Place de la mairie"


def test_several_of_the_list_agree_at_once_when_each_has_a_paper(window, qtbot, database):
    window.go("people")
    listed = window.pages.page("people")
    qtbot.waitUntil(lambda: listed.list.model.rowCount() == 3)
    listed.list.view.table.selectAll()
    listed.bar.slips_button.click()
    dialog = window.findChild(ManyDialog)
    dialog.fields.place.put("Marché")
    dialog.papers.put(2)
    dialog.chips[Channel.EMAIL].setChecked(True)
    dialog.chips[Purpose.NEWS].setChecked(True)
    rules.settle()
    broken = rules.clipped_texts(dialog), rules.unnamed_controls(dialog)

    dialog.submit()
    refused = dialog.problem.text()
    dialog.papers.put(3)
    dialog.submit()

    assert broken == ([], [])
    assert "2 signed slips for 3 people" in refused
    assert [row.typed for row in piles.read_piles(database)] == [3]


def test_what_a_draft_asks_of_somebody_known_is_only_how_to_reach_her():
    draft = Draft(values={"first_name": "X", "email": "a@example.org"})

    assert set(draft.slip().values) == {"phone", "email"}


@pytest.mark.parametrize("look", LOOKS, ids=look_name)
def test_every_state_of_the_page_keeps_the_rules(look, dressed, database, people):
    window = dressed(look)
    window.go("slips")
    page = window.pages.page("slips")
    rules.settle()
    broken = [rules.every_rule(window)]
    pile = piles.begin_pile(database, PileFacts(clock.today(), "Place de la mairie", expected=30))
    consents.refuse(database, people["Anne Riou"], (Channel.EMAIL,), "au téléphone")
    entering.record_slip(database, pile, Slip(NEWS, people["Anne Riou"]))
    entering.record_slip(database, pile, Slip(Answer(is_no=True)))
    page.open_pile(pile)
    rules.settle()
    broken.append(rules.every_rule(window))
    page.typed.list.table.selectRow(1)
    page.slip.draft.words = "Jeanne Le Goff"
    page.slip._begin_new()
    rules.settle()
    broken.append(rules.every_rule(window))

    assert broken == [{}, {}, {}]


def test_a_name_alone_of_somebody_new_may_say_no(page, database):
    begun(page)
    before = names(database)
    press("kerneis")
    walk_to_new(page)
    press("\r")
    page.slip.ticks.begin()

    press("0\r")

    assert names(database) == before
    assert page.pile.row.typed == 1
    assert person(database, "Kerneis")
