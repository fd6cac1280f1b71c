"""The rules of the screens, kept by the guide and by what stands beside every page."""

import pytest
from make import person

from tests.ui import rules
from tests.ui.looks import LOOKS, look_name, put_on
from tests.ui.today.scene import make_window

STATES = ("guide", "technician", "help", "past", "nothing done")


@pytest.fixture(params=LOOKS, ids=look_name)
def window(request, qtbot, appearance, database, messages, jobs, tmp_path):
    put_on(request.param, appearance)
    window = make_window(database, tmp_path, messages, jobs)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    appearance.wear("light", 100)


@pytest.mark.parametrize("state", STATES)
def test_every_rule_is_kept_in_a_small_window_too(qtbot, window, database, jobs, state):
    if state == "past":
        person(database, "Marie-Angélique de Kersauson-Penvern")
    _show(window, state)
    rules.settle()
    qtbot.waitUntil(lambda: not jobs._jobs)
    if (past := window.above.made("past")) is not None:  # it reads once more when all is quiet
        qtbot.waitUntil(lambda: not past._settling.isActive())
    rules.settle()

    assert rules.every_rule(window) == {}

    window.resize(1024, 640)
    rules.settle()

    assert rules.clipped_texts(window) == []
    assert rules.overflowing_areas(window) == []
    assert rules.small_targets(window) == []


def _show(window, state):
    if state in ("guide", "technician"):
        window.go("guide")
        contents = window.pages.page("guide").contents
        contents.setCurrentRow(contents.count() - 1 if state == "technician" else 4)
    elif state == "help":
        window.go("returns")
        window.toggle_help()
    else:
        window.toggle_past()
