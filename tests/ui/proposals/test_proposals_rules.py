"""The rules of the screens, kept by the page of the proposals and its dialogs."""

from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from organiser import i18n, paths
from organiser.ui.rights.form_dialog import FormDialog
from tests.ui import rules
from tests.ui.proposals import scene

STATES = {
    "draft": lambda _page: None,
    "answered": lambda page: page.list.table.selectRow(1),
    "others": lambda page: page.list.table.selectRow(2),
}


@pytest.fixture
def open_window(open_at):
    """Opens the window of the program at the page."""
    return partial(open_at, "proposals")


def test_every_rule_is_kept_in_a_small_window_too(database, looked_at):
    scene.fill(database)
    window = looked_at()
    for show in STATES.values():
        window.resize(1366, 700)
        show(window.pages.page("proposals"))
        rules.settle()

        assert rules.every_rule(window) == {}

        window.resize(1024, 640)
        rules.settle()

        assert rules.clipped_texts(window) == []
        assert rules.overflowing_areas(window) == []
        assert rules.small_targets(window) == []


def test_every_rule_is_kept_while_there_is_no_proposal(looked_at):
    window = looked_at()
    rules.settle()

    assert rules.every_rule(window) == {}


def test_every_rule_is_kept_by_the_dialogs(database, looked_at):
    scene.fill(database)
    page = looked_at().pages.page("proposals")
    page.write()
    page.list.table.selectRow(2)
    page.second()
    rules.settle()
    shown = [p for p in QApplication.topLevelWidgets() if isinstance(p, FormDialog)]

    assert len(shown) == 2
    for dialog in shown:
        for check in (rules.unnamed_controls, rules.clipped_texts, rules.small_targets):
            assert check(dialog) == []
        dialog.close()


def test_another_language_leaves_no_english(window, made, catalogue):
    for show in STATES.values():
        show(window.pages.page("proposals"))
        i18n.speak("fr", paths.resources() / "locale")

        window.retranslate()

        assert rules.untranslated_texts(window, catalogue) == []


@pytest.fixture
def catalogue():
    from babel.messages.pofile import read_po

    with (paths.resources() / "locale/fr/LC_MESSAGES/organiser.po").open("rb") as file:
        return read_po(file, locale="fr")
