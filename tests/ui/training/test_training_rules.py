"""The rules of the screens, kept by the page of training and its dialog."""

import pytest
from PySide6.QtWidgets import QApplication

from organiser import i18n, paths
from organiser.ui.training.course_dialog import CourseDialog
from tests.ui import rules
from tests.ui.training import shots

STATES = {
    "courses": lambda _page: None,
    "own": lambda page: page.list.table.selectRow(1),
    "awaited": shots._show_awaited,
    "lesson": lambda page: shots._read(page, 1),
    "last": lambda page: shots._read(page, 5),
    "asked": lambda page: shots._read(page, 6),
    "told": lambda page: (shots._read(page, 6), page.reader.quiz.choose(0)),
    "several": shots._show_several,
    "passed": lambda page: shots._answer(page, 9),
    "failed": lambda page: shots._answer(page, 4),
}


@pytest.mark.parametrize("state", STATES)
def test_every_rule_is_kept_in_a_small_window_too(made, looked_at, state):
    window = looked_at()
    STATES[state](window.pages.page("training"))
    rules.settle()

    assert rules.every_rule(window) == {}

    window.resize(1024, 640)
    rules.settle()

    assert rules.clipped_texts(window) == []
    assert rules.overflowing_areas(window) == []
    assert rules.small_targets(window) == []


def test_every_rule_is_kept_while_nobody_followed_anything(looked_at):
    window = looked_at()
    rules.settle()

    assert rules.every_rule(window) == {}


def test_every_rule_is_kept_by_the_dialog(made, looked_at):
    window = looked_at()
    window.pages.page("training").write()
    rules.settle()
    dialog = next(p for p in QApplication.topLevelWidgets() if isinstance(p, CourseDialog))

    for check in (rules.unnamed_controls, rules.clipped_texts, rules.small_targets):
        assert check(dialog) == []
    dialog.close()


@pytest.mark.parametrize("state", STATES)
def test_another_language_leaves_no_english(window, made, catalogue, state):
    STATES[state](window.pages.page("training"))
    i18n.speak("fr", paths.resources() / "locale")

    window.retranslate()

    assert rules.untranslated_texts(window, catalogue) == []


@pytest.fixture
def catalogue():
    from babel.messages.pofile import read_po

    with (paths.resources() / "locale/fr/LC_MESSAGES/organiser.po").open("rb") as file:
        return read_po(file, locale="fr")
