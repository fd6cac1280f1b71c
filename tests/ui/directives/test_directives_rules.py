"""The rules of the screens, kept by the page of the directives."""

from functools import partial

import pytest

from organiser import i18n, paths
from tests.ui import rules
from tests.ui.directives import scene, shots

STATES = {
    "asks": lambda _page: None,
    "changed": lambda page: page.list.table.selectRow(1),
    "earlier": shots._show_earlier,
    "withdrawn": lambda page: page.list.table.selectRow(2),
}


@pytest.fixture
def open_window(open_at):
    """Opens the window of the program at the page."""
    return partial(open_at, "directives")


def test_every_rule_is_kept_in_a_small_window_too(database, looked_at):
    scene.fill(database)
    window = looked_at()
    for show in STATES.values():
        window.resize(1366, 700)
        show(window.pages.page("directives"))
        rules.settle()

        assert rules.every_rule(window) == {}

        window.resize(1024, 640)
        rules.settle()

        assert rules.clipped_texts(window) == []
        assert rules.overflowing_areas(window) == []
        assert rules.small_targets(window) == []


def test_every_rule_is_kept_while_there_is_no_directive(looked_at):
    window = looked_at()
    rules.settle()

    assert rules.every_rule(window) == {}


def test_another_language_leaves_no_english(window, made, catalogue):
    for show in STATES.values():
        show(window.pages.page("directives"))
        i18n.speak("fr", paths.resources() / "locale")

        window.retranslate()

        assert rules.untranslated_texts(window, catalogue) == []


@pytest.fixture
def catalogue():
    from babel.messages.pofile import read_po

    with (paths.resources() / "locale/fr/LC_MESSAGES/organiser.po").open("rb") as file:
        return read_po(file, locale="fr")
