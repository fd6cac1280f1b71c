"""The rules of the screens, kept by the page of exchanges and by what leads to it."""

import pytest

from organiser import i18n, paths
from tests.ui import rules
from tests.ui.line import shots
from tests.ui.looks import LOOKS, look_name

PARTS = [
    "to_review", "deleted", "stopped", "asking", "sealed", "log", "computers", "invitation",
    "officer_asks", "officer_holds", "officer_refused",
]  # fmt: skip


@pytest.fixture(params=LOOKS, ids=look_name)
def look(request, appearance):
    language, percent, scheme = request.param
    i18n.speak(language, paths.resources() / "locale")
    appearance.wear(scheme, percent)
    yield request.param
    appearance.wear("light", 100)


@pytest.fixture
def shown(qtbot, look, tmp_path):
    """Draws a scene and puts it away."""
    made = []

    def shown(name):
        widget = getattr(shots, name)(tmp_path)
        made.append(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        rules.settle()
        return widget

    yield shown
    shots.put_away(*made)


@pytest.mark.parametrize("name", PARTS)
def test_every_rule_is_kept_in_a_small_window_too(shown, name):
    window = shown(name)

    assert rules.every_rule(window) == {}

    window.resize(1024, 640)
    rules.settle()

    assert rules.clipped_texts(window) == []
    assert rules.overflowing_areas(window) == []
    assert rules.small_targets(window) == []


@pytest.mark.parametrize("name", ["pairing", "pairing_refused", "goodbye"])
def test_every_rule_is_kept_by_the_dialogs(shown, name):
    dialog = shown(name)

    broken = rules.every_rule(dialog)
    broken.pop("stray_windows", None)  # the window it stands over

    assert broken == {}


def test_no_key_means_two_things(shown):
    assert rules.clashing_keys(shown("to_review")) == []
