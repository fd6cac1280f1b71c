"""The page of who climbed: months by keys, the list behind a bar, a card from there."""

import pytest
from PySide6.QtCore import Qt

from organiser import clock, i18n, paths
from organiser.domain.action import ActionKind
from organiser.usecases import actions
from organiser.usecases.climbers import read_climbing
from tests.ui import rules
from tests.ui.climbers import scene

KEYS = Qt.Key


@pytest.fixture
def open_window(qtbot, open_at):
    """Opens the window of the program at the page, once it was counted."""

    def open_it():
        window = open_at("climbers")
        page = window.pages.page("climbers")
        qtbot.waitUntil(lambda: bool(page.climbing.months))
        return window

    return open_it


@pytest.fixture
def window(database, open_window):
    scene.fill(database)
    return open_window()


@pytest.fixture
def page(window):
    return window.pages.page("climbers")


def test_the_month_that_runs_is_chosen_and_its_list_below(page, database):
    month = read_climbing(database).months[-1]

    assert page.chart.place == len(page.climbing.months) - 1
    assert page.rows.rowCount() == month.all_climbed > 0


def test_arrows_choose_another_month_and_its_list(qtbot, page):
    page.chart.setFocus()

    qtbot.keyClick(page.chart, KEYS.Key_Left)

    month = page.climbing.months[-2]
    assert page.chart.place == len(page.climbing.months) - 2
    assert page.rows.rowCount() == month.all_climbed


def test_enter_leads_to_the_list_and_from_there_to_a_card(qtbot, page):
    page.chart.setFocus()
    qtbot.keyClick(page.chart, KEYS.Key_Return)
    assert page.list.table.hasFocus()

    with qtbot.waitSignal(page.wants_page) as wanted:
        qtbot.keyClick(page.list.table, KEYS.Key_Return)

    assert wanted.args == ["people"]


def test_all_of_it_is_said_in_words(page):
    said = page.chart.accessibleDescription()

    assert page.chart.text().count("climbed") == len(page.climbing.months)
    assert said.startswith(f"{page._head.text()}: {page._said.text()}")
    assert not page._said.text().startswith(page._head.text())


def test_a_committee_that_begins_is_told_how_people_climb(open_window):
    page = open_window().pages.page("climbers")

    assert page.nobody.isVisible()


def test_it_follows_what_is_noted(qtbot, page, database):
    from make import person

    before = page.climbing.months[-1].all_climbed
    who = person(database, "Zoé Quemener")
    actions.log_action(database, ActionKind.STALL, [who], on=clock.today())

    qtbot.waitUntil(lambda: page.climbing.months[-1].all_climbed == before + 1)


@pytest.mark.parametrize("is_filled", [True, False])
def test_every_rule_is_kept_in_a_small_window_too(database, looked_at, is_filled):
    if is_filled:
        scene.fill(database)
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
