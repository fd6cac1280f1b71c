"""The rules of the screens, kept by the pages of the field."""

import pytest
from PySide6.QtWidgets import QApplication

from organiser import i18n, paths
from organiser.ui.language import Language
from tests.ui import rules
from tests.ui.field.doors import bring_pictures, codes, print_calls, type_apart
from tests.ui.test_rules import _compiled, _french

LOOKS = [("fr", 100, "light"), ("fr", 150, "dark"), ("en", 100, "light")]
STATES = [
    "waiting", "typing", "checking", "settled", "tally", "apart", "compared", "nothing chosen",
    "prepared", "packets", "pictures read", "line asked",
]  # fmt: skip


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def looked_at(request, appearance, field, sheet):
    language, percent, scheme = request.param
    i18n.speak(language, paths.resources() / "locale")
    appearance.wear(scheme, percent)
    field.retranslate()
    field.restyle()
    yield field
    appearance.wear("light", 100)


def bring(window, streets, sheet, state, qtbot):
    if state in ("nothing chosen", "prepared", "packets"):
        bring_sheets(window, state, qtbot)
        return
    window.go("returns")
    page = window.pages.page("returns")
    if state in ("pictures read", "line asked"):
        bring_pictures_of(page, streets, sheet, state, qtbot)
    elif state == "tally":
        page.open_code(codes(streets, sheet)[-1])
    elif state in ("apart", "compared"):
        bring_apart(page, streets, sheet, state)
    elif state != "waiting":
        page.open_code(codes(streets, sheet)[0])
        rules.type_text(page.desk.grid, "12")
    if state == "checking":
        page.desk.ask_to_settle()
    if state == "settled":
        page.desk.settled.emit()
    QApplication.processEvents()


def bring_pictures_of(page, streets, sheet, state, qtbot):
    page.reader.take(bring_pictures(streets, sheet, streets.file.parent))
    qtbot.waitUntil(page.opening.read.isVisible, timeout=30_000)
    if state == "line asked":
        page.opening.read.list.opened.emit(page.opening.read.model.index(0, 0))


def bring_apart(page, streets, sheet, state):
    type_apart(streets, codes(streets, sheet)[0])
    type_apart(streets, print_calls(streets), "PAPAIE", "PIPLAA")
    page.read_again()
    if state == "compared":
        page.opening.apart.button.click()


def bring_sheets(window, state, qtbot):
    window.go("sheets")
    page = window.pages.page("sheets")
    qtbot.waitUntil(lambda: page.prepare.streets.model.rowCount() == 2)
    if state == "prepared":
        page.prepare.streets._act(page.prepare.streets.model.index(0, 0))
        qtbot.waitUntil(lambda: page.prepare.preview is not None)
    if state == "packets":
        page.show_part(page.packets)
        page.packets.list.table.selectRow(0)
    QApplication.processEvents()


@pytest.mark.parametrize("state", STATES)
def test_every_rule_is_kept_while_typing(looked_at, streets, sheet, state, qtbot):
    bring(looked_at, streets, sheet, state, qtbot)

    assert rules.every_rule(looked_at) == {}


@pytest.mark.parametrize("state", STATES)
def test_nothing_is_cut_off_in_the_smallest_window(looked_at, streets, sheet, state, qtbot):
    bring(looked_at, streets, sheet, state, qtbot)
    looked_at.resize(1024, 640)
    QApplication.processEvents()

    assert rules.clipped_texts(looked_at) == []
    assert rules.overflowing_areas(looked_at) == []
    assert rules.small_targets(looked_at) == []


def test_no_key_means_two_things_on_the_field(field):
    field.go("returns")
    field.go("sheets")

    assert rules.clashing_keys(field) == []


@pytest.mark.parametrize("state", STATES)
def test_a_change_of_language_leaves_no_english_on_the_field(
    qapp, field, streets, sheet, state, qtbot, tmp_path
):
    catalogue = _french()
    if "Check and settle" not in catalogue:
        pytest.skip("the catalogue does not hold the phrases of the field yet")
    language = Language(qapp, _compiled(catalogue, tmp_path))
    bring(field, streets, sheet, state, qtbot)

    language.choose("fr")
    field.retranslate()

    assert rules.untranslated_texts(field, catalogue) == []
    language.choose("en")
