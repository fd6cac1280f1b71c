"""The rules of the screens, kept by the page of rights."""

import pytest

from organiser import i18n, paths
from tests.ui import rules
from tests.ui.looks import LOOKS, look_name
from tests.ui.rights import shots


@pytest.fixture(params=LOOKS, ids=look_name)
def looked_at(request, appearance, database, window):
    language, percent, scheme = request.param
    shots._fill(database)
    i18n.speak(language, paths.resources() / "locale")
    appearance.wear(scheme, percent)
    window.go("rights")
    window.retranslate()
    window.restyle()
    yield window
    appearance.wear("light", 100)


@pytest.mark.parametrize("part", ["requests", "informing", "durations", "papers"])
def test_every_rule_is_kept_in_a_small_window_too(qtbot, looked_at, jobs, part):
    page = looked_at.pages.page("rights")
    page.show_part(getattr(page, part))
    qtbot.waitUntil(lambda: not jobs._jobs)
    rules.settle()

    assert rules.every_rule(looked_at) == {}

    looked_at.resize(1024, 640)
    rules.settle()

    assert rules.clipped_texts(looked_at) == []
    assert rules.overflowing_areas(looked_at) == []
    assert rules.small_targets(looked_at) == []
