"""The rules of the screens, kept by the map."""

import pytest

from organiser import i18n, paths
from tests.ui import rules
from tests.ui.looks import LOOKS, look_name
from tests.ui.map import scene


@pytest.fixture(params=LOOKS, ids=look_name)
def looked_at(request, appearance, window):
    language, percent, scheme = request.param
    i18n.speak(language, paths.resources() / "locale")
    appearance.wear(scheme, percent)
    window.retranslate()
    window.restyle()
    yield window
    appearance.wear("light", 100)


@pytest.mark.parametrize("state", ["communes", "streets", "nothing"])
def test_every_rule_is_kept_in_a_small_window_too(qtbot, looked_at, state):
    page = looked_at.pages.page("map")
    _show(qtbot, page, state)
    rules.settle()

    assert rules.every_rule(looked_at) == {}

    looked_at.resize(1024, 640)
    rules.settle()

    assert rules.clipped_texts(looked_at) == []
    assert rules.overflowing_areas(looked_at) == []
    assert rules.small_targets(looked_at) == []


def _show(qtbot, page, state):
    if state == "streets":
        page.choose("35024")
        model = page.side.model
        qtbot.waitUntil(lambda: model.rowCount() == len(scene.STREETS))
    elif state == "nothing":
        page.count(page.side.counted_as.__class__.DOORS)
