"""The page of the help to vote: noted, matched and parted by keys, printed, empty before that."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid
from voting import MARCH, agreeing, at, vote

from organiser import i18n, paths
from organiser.domain.vote_help import Need, Side
from organiser.usecases import undo
from organiser.usecases.history import last_act
from organiser.usecases.votes.ballots import read_ballots
from organiser.usecases.votes.reading import read_board
from tests.ui import rules
from tests.ui.votes import scene

KEYS = Qt.Key
NAMES_DROP_DOWN = pytest.mark.qt_log_ignore("raise()", "grabbing the keyboard", extend=True)


@pytest.fixture(autouse=True)
def march():
    """It is three weeks before the vote."""
    with at(MARCH):
        yield


@pytest.fixture
def open_window(open_at):
    """Opens the window of the program at the page."""
    return partial(open_at, "votes")


@pytest.fixture
def window(database, open_window):
    scene.fill(database)
    return open_window()


@pytest.fixture
def page(window):
    return window.pages.page("votes")


def choose(view, model, name):
    names = [model.row_at(model.index(at, 0)).name for at in range(model.rowCount())]
    view.table.selectRow(names.index(name))


def test_two_are_matched_by_one_key_and_parted_by_another(qtbot, page):
    choose(page.ask_list, page.asks, "Louis Abgrall")
    choose(page.offer_list, page.offers, "Yann Kervella")
    page.ask_list.table.setFocus()

    qtbot.keyClick(page.ask_list.table, KEYS.Key_M)
    qtbot.waitUntil(lambda: page.board.waiting == 2)
    choose(page.ask_list, page.asks, "Louis Abgrall")
    qtbot.keyClick(page.ask_list.table, KEYS.Key_U)

    qtbot.waitUntil(lambda: page.board.waiting == 3)


def test_a_match_is_taken_back_by_undo(qtbot, page, database):
    choose(page.ask_list, page.asks, "Louis Abgrall")
    choose(page.offer_list, page.offers, "Yann Kervella")
    page.match_button.click()
    qtbot.waitUntil(lambda: page.board.waiting == 2)

    undo.undo_act(database, last_act(database).number)

    qtbot.waitUntil(lambda: page.board.waiting == 3)


def test_one_key_takes_out_all_that_somebody_said_who_agrees_no_more(qtbot, page):
    choose(page.ask_list, page.asks, "Louis Abgrall")
    page.ask_list.table.setFocus()

    qtbot.keyClick(page.ask_list.table, KEYS.Key_R)

    qtbot.waitUntil(lambda: page.board.waiting == 2)
    assert "Louis Abgrall" not in [row.name for row in page.board.asks]


def test_what_is_not_the_same_help_cannot_be_matched(page):
    choose(page.ask_list, page.asks, "Louis Abgrall")
    choose(page.offer_list, page.offers, "Nolwenn Pennec")

    assert not page.match_button.isEnabled()


def test_what_somebody_said_is_noted_in_a_dialog(page, database):
    agreeing(database, "Zoé Quemener")
    page.note()
    dialog = _dialog_of(page)
    who, what, how, note, agrees = dialog.fields
    _choose_in(who, "Zoé Quemener")
    what.put((Side.ASKS, Need.LIFT))
    how.put("au téléphone")
    note.put("9 h")
    unticked = not agrees.value()
    agrees.put(True)

    dialog.submit()

    rows = read_board(database, read_ballots(database)[0]).asks
    assert [row.note for row in rows if row.name == "Zoé Quemener"] == ["9 h"]
    assert unticked


@NAMES_DROP_DOWN
def test_the_dialog_closes_while_names_are_open_below(qtbot, page):
    page.note()
    dialog = _dialog_of(page)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    who = dialog.fields[0]
    who.line.setFocus()
    qtbot.keyClicks(who.line, "Lou")
    qtbot.waitUntil(who.names.list.isVisible)

    dialog.close()

    qtbot.waitUntil(lambda: not isValid(dialog))


def test_without_her_consent_the_dialog_says_why_and_stays(page, database):
    agreeing(database, "Zoé Quemener")
    page.note()
    dialog = _dialog_of(page)
    _choose_in(dialog.fields[0], "Zoé Quemener")
    dialog.fields[2].put("au téléphone")

    dialog.submit()

    assert dialog.isVisible()
    assert "agrees" in dialog.problem.text()
    dialog.reject()


def _choose_in(field, name):
    field.names.look_for(name)
    field.line.setText(name)


def _dialog_of(page):
    from organiser.ui.rights.form_dialog import FormDialog

    return page.window().findChildren(FormDialog)[-1]


def test_the_last_days_say_where_they_come_from(page):
    said = rules.texts_on(page)

    assert any("5 March 2027" in each and "L.17" in each for each in said)


def test_a_word_is_taken_out_where_the_keys_are(qtbot, page):
    choose(page.offer_list, page.offers, "Nolwenn Pennec")
    page.offer_list.table.setFocus()

    qtbot.keyClick(page.offer_list.table, KEYS.Key_Delete)

    qtbot.waitUntil(lambda: page.offers.rowCount() == 2)


def test_the_list_for_the_day_is_saved(qtbot, page, tmp_path):
    page.save_to(tmp_path / "day.pdf")

    qtbot.waitUntil((tmp_path / "day.pdf").exists)


def test_without_a_vote_it_leads_to_the_days_of_voting(qtbot, open_window):
    page = open_window().pages.page("votes")

    assert page.no_vote.isVisible()
    with qtbot.waitSignal(page.wants_page) as wanted:
        page.no_vote.button.click()
    assert wanted.args == ["rights"]


@pytest.mark.parametrize("filling", ["full", "nothing", "no vote"])
def test_every_rule_is_kept_in_a_small_window_too(database, looked_at, filling):
    if filling != "no vote":
        (scene.fill if filling == "full" else vote)(database)
    window = looked_at()
    rules.settle()

    assert rules.every_rule(window) == {}

    window.resize(1024, 640)
    rules.settle()

    assert rules.clipped_texts(window) == []
    assert rules.overflowing_areas(window) == []
    assert rules.small_targets(window) == []


def test_no_key_means_two_things(window):
    assert rules.clashing_keys(window) == []


def test_another_language_leaves_no_english(page, window):
    from babel.messages.pofile import read_po

    i18n.speak("fr", paths.resources() / "locale")

    window.retranslate()

    with (paths.resources() / "locale/fr/LC_MESSAGES/organiser.po").open("rb") as file:
        assert rules.untranslated_texts(window, read_po(file, locale="fr")) == []
