"""The rules of the screens, kept by the page of the actions and its dialogs."""

import pytest
from PySide6.QtWidgets import QApplication

from organiser import i18n, paths
from organiser.ui.plans.again_dialog import RepeatDialog
from organiser.ui.plans.log_dialog import LogDialog
from organiser.ui.plans.period_bar import Look
from tests.ui import rules

STATES = ["month", "week", "list", "action", "material", "report", "form", "sheet", "several"]


@pytest.mark.parametrize("state", STATES)
def test_every_rule_is_kept_in_a_small_window_too(made, looked_at, state):
    window = looked_at()
    _show(window.pages.page("actions"), made, state)
    rules.settle()

    assert rules.every_rule(window) == {}

    window.resize(1024, 640)
    rules.settle()

    assert rules.clipped_texts(window) == []
    assert rules.overflowing_areas(window) == []
    assert rules.small_targets(window) == []


def test_every_rule_is_kept_while_nothing_is_planned(looked_at):
    window = looked_at()
    rules.settle()

    assert rules.every_rule(window) == {}


@pytest.mark.parametrize("kind", [LogDialog, RepeatDialog])
def test_every_rule_is_kept_by_the_dialogs(made, looked_at, kind):
    window = looked_at()
    page = window.pages.page("actions")
    page.open_action(made["own"])
    if kind is LogDialog:
        window.actions_known.run("log_action")
    else:
        page.planner.repeat()
    rules.settle()
    dialog = next(part for part in QApplication.topLevelWidgets() if isinstance(part, kind))

    for check in (rules.unnamed_controls, rules.clipped_texts, rules.small_targets):
        assert check(dialog) == []
    dialog.close()


def test_no_key_means_two_things(window):
    window.pages.page("people")

    assert rules.clashing_keys(window) == []


@pytest.mark.parametrize("state", STATES)
def test_another_language_leaves_no_english(window, made, catalogue, state):
    _show(window.pages.page("actions"), made, state)
    i18n.speak("fr", paths.resources() / "locale")

    window.retranslate()

    assert rules.untranslated_texts(window, catalogue) == []


@pytest.fixture
def catalogue():
    from babel.messages.pofile import read_po

    with (paths.resources() / "locale/fr/LC_MESSAGES/organiser.po").open("rb") as file:
        return read_po(file, locale="fr")


def _show(page, made, state):
    if state in set(Look):
        page.show_look(Look(state))
    elif state in {"action", "material"}:
        page.open_action(made["market"])
        page.side.view.tabs.setCurrentIndex(int(state == "material"))
    elif state == "report":
        page.open_action(made["over"])
        page.side.view.write_report()
    elif state == "sheet":
        page.type_sheet()
    elif state == "form":
        page.plan_action()
    else:
        page.go_to_day(page.days.day.replace(day=28))
