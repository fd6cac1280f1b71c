"""The rules of the screens, kept by the window and by every shared part."""

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from organiser import i18n, paths
from organiser.ui.language import Language
from tests.ui import rules

LOOKS = [("fr", 100, "light"), ("fr", 150, "dark"), ("en", 100, "light")]
PAGES = ["people", "gallery"]


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def looked_at(request, appearance, qapp, window):
    language, percent, scheme = request.param
    i18n.speak(language, paths.resources() / "locale")
    appearance.wear(scheme, percent)
    window.retranslate()
    window.restyle()
    yield window
    appearance.wear("light", 100)


@pytest.mark.parametrize("page", PAGES)
def test_every_rule_is_kept(looked_at, page):
    looked_at.go(page)
    rules.settle()

    assert rules.every_rule(looked_at) == {}


@pytest.mark.parametrize("page", PAGES)
def test_every_rule_is_kept_in_the_smallest_window_with_all_open(looked_at, page):
    looked_at.go(page)
    looked_at.resize(1024, 640)
    looked_at.toggle_help()
    looked_at.parts.messages.say("1 person added", undo=list)
    rules.settle()

    assert rules.clipped_texts(looked_at) == []
    assert rules.overflowing_areas(looked_at) == []
    assert rules.small_targets(looked_at) == []


def test_qt_does_not_lose_none(window):
    assert rules.lost_references(window) == []


def test_no_key_means_two_things(window):
    for page in PAGES:
        window.go(page)

    assert rules.clashing_keys(window) == []


def test_every_key_is_in_the_help(window):
    window.toggle_help()

    said = rules.texts_on(window)

    for command in window.actions_known.possible():
        assert not command.shortcuts or command.title() in said


@pytest.mark.parametrize("page", PAGES)
def test_a_change_of_language_leaves_no_english(qapp, window, tmp_path, page):
    catalogue, language = _french(), Language(qapp, _compiled(_french(), tmp_path))
    if "Search or act" not in catalogue:
        pytest.skip("the catalogue does not hold the phrases of the screens yet")
    window.go(page)

    language.choose("fr")
    window.retranslate()

    assert rules.untranslated_texts(window, catalogue) == []
    language.choose("en")


def test_the_toast_never_hides_what_has_the_keys(window):
    window.parts.messages.say("1 person added", undo=list)
    for key in PAGES:
        window.go(key)

        assert rules.hidden_focus(window, window.above.toast) == []


def _compiled(catalogue, folder):
    """Compile beside the test, so that it never reads an old compilation."""
    file = folder / "fr" / "LC_MESSAGES" / "organiser.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as compiled:
        write_mo(compiled, catalogue)
    return folder


def _french():
    file = paths.resources() / "locale" / "fr" / "LC_MESSAGES" / "organiser.po"
    with file.open("rb") as phrases:
        return read_po(phrases)
