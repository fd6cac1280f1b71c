"""The rules of the screens, kept by the page of today."""

import pytest

from organiser import i18n, paths
from tests.ui import rules

STATES = ["full", "goal", "failed"]


@pytest.mark.parametrize("state", STATES)
def test_every_rule_is_kept_in_a_small_window_too(looked_at, state):
    window = looked_at()
    _show(window.pages.page("today"), state)
    rules.settle()

    assert rules.every_rule(window) == {}

    window.resize(1024, 640)
    rules.settle()

    assert rules.clipped_texts(window) == []
    assert rules.overflowing_areas(window) == []
    assert rules.small_targets(window) == []


def test_every_rule_is_kept_by_a_committee_that_begins(is_new, looked_at):
    window = looked_at()
    rules.settle()

    assert rules.every_rule(window) == {}


def test_no_key_means_two_things_although_the_list_is_made_ahead(window):
    window.pages.page("people")

    assert rules.clashing_keys(window) == []


def test_another_language_leaves_no_english(window, catalogue, page):
    i18n.speak("fr", paths.resources() / "locale")

    window.retranslate()

    assert rules.untranslated_texts(window, catalogue) == []


def test_nothing_is_lost_in_a_loop(page):
    assert rules.lost_references(page.ladder) == []


@pytest.fixture
def catalogue():
    from babel.messages.pofile import read_po

    with (paths.resources() / "locale/fr/LC_MESSAGES/organiser.po").open("rb") as file:
        return read_po(file, locale="fr")


def _show(page, state):
    if state == "goal":
        page.month.ask_goal()
    if state == "failed":
        for card in page.cards:
            card.fail(KeyError())
