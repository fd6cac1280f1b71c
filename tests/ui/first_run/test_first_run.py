"""Four steps from nothing to an encrypted committee."""

import pytest
from make import PASSWORD
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from organiser import i18n, paths
from organiser.errors import CannotOpen
from organiser.ui.first_run.first_run import FirstRun
from organiser.ui.language import Language
from organiser.ui.lock.entrance import Entrance
from organiser.usecases import opening
from organiser.usecases.committee import read_facts
from tests.ui import rules
from tests.ui.looks import LOOKS, look_name, put_on


@pytest.fixture
def entrance(qtbot, appearance):
    entrance = Entrance()
    qtbot.addWidget(entrance)
    entrance.show()
    entrance.activateWindow()
    qtbot.waitUntil(entrance.isActiveWindow)
    return entrance


@pytest.fixture
def first(qtbot, qapp, entrance, jobs, messages, tmp_path):
    made = []
    first = FirstRun(
        tmp_path / "home", jobs, messages, Language(qapp, paths.resources() / "locale")
    )
    first.made.connect(made.append)
    entrance.show_screen(first)
    qtbot.waitUntil(lambda: bool(first.committee.commune.meant_by("rennes").communes))
    yield first
    for database in made:
        database.close()


def to_password(qtbot, first):
    first.go_on()
    qtbot.keyClicks(first.committee.commune.line, "rennes")
    qtbot.keyClick(first.committee.commune.line, Qt.Key.Key_Return)
    first.go_on()
    first.password.keyring.field.put(False)


def to_code(qtbot, first):
    to_password(qtbot, first)
    for row in (first.password.new_password.first, first.password.new_password.second):
        row.field.put(PASSWORD)
    first.go_on()
    qtbot.waitUntil(lambda: first.step == 3)


def test_four_steps_make_a_committee(qtbot, first):
    to_code(qtbot, first)
    first.code.panel.printed.field.put(True)

    with qtbot.waitSignal(first.finished) as finished:
        first.go_on()

    database, in_keyring = finished.args
    assert read_facts(database).name == "Rennes"
    assert read_facts(database).insee == "35238"
    assert not in_keyring


def test_the_code_shown_opens_the_file(qtbot, first, tmp_path):
    to_code(qtbot, first)
    code = "-".join(words.text() for words in first.code.panel.group_labels)

    opening.open_with_recovery_code(tmp_path / "home", code, PASSWORD).close()

    with pytest.raises(CannotOpen):
        opening.open_with_recovery_code(tmp_path / "home", code[::-1], PASSWORD)


def test_the_language_is_spoken_as_soon_as_it_is_chosen(qtbot, entrance, first):
    first._spoken.changed.connect(entrance.retranslate)

    qtbot.mouseClick(first.language.buttons["fr"], Qt.MouseButton.LeftButton)

    assert i18n.language() == "fr"
    qtbot.mouseClick(first.language.buttons["en"], Qt.MouseButton.LeftButton)
    assert first.next_button.text() == "Continue"


def test_a_commune_is_found_by_postcode_and_proposes_a_name(qtbot, first):
    first.go_on()

    qtbot.keyClicks(first.committee.commune.line, "29200")
    qtbot.keyClick(first.committee.commune.line, Qt.Key.Key_Return)

    assert first.committee.insee() == "29019"
    assert first.committee.name() == "Brest"


def test_a_name_of_her_own_is_not_replaced(qtbot, first):
    first.go_on()
    first.committee.name_row.field.put("Brest Rive Droite")

    qtbot.keyClicks(first.committee.commune.line, "brest")
    qtbot.keyClick(first.committee.commune.line, Qt.Key.Key_Return)

    assert first.committee.name() == "Brest Rive Droite"


def test_the_arrow_goes_from_the_line_into_the_communes_found(qtbot, first):
    first.go_on()
    qtbot.keyClicks(first.committee.commune.line, "saint bri")

    qtbot.keyClick(first.committee.commune.line, Qt.Key.Key_Down)
    qtbot.keyClick(first.committee.commune.list, Qt.Key.Key_Down)
    qtbot.keyClick(first.committee.commune.list, Qt.Key.Key_Return)

    assert first.committee.insee()
    assert first.committee.name().startswith("Saint-Bri")


def test_a_postcode_lists_all_its_communes_and_a_name_says_how_many_more(qtbot, first):
    found = first.committee.commune
    first.go_on()

    qtbot.keyClicks(found.line, "51300")
    names = [found.list.item(row).text() for row in range(found.list.count())]

    assert len(names) == 46
    assert any(name.startswith("Vitry-le-François") for name in names)
    assert found.list.height() < 250
    found.line.clear()
    qtbot.keyClicks(found.line, "saint")
    last = found.list.item(found.list.count() - 1)
    assert "others" in last.text()
    qtbot.keyClick(found.line, Qt.Key.Key_Down)
    for _time in range(9):
        qtbot.keyClick(found.list, Qt.Key.Key_Down)
    assert found.list.currentItem() is not last


def test_what_is_no_commune_is_not_passed_over(qtbot, first):
    first.go_on()
    first.committee.name_row.field.put("Nowhere")
    qtbot.keyClicks(first.committee.commune.line, "zzzz")

    first.go_on()

    assert first.step == 1


def test_a_committee_needs_a_name(first):
    first.go_on()

    first.go_on()

    assert first.step == 1
    assert first.committee.name_row.problem()
    assert QApplication.focusWidget() is first.committee.name_row.field.editor


@pytest.mark.parametrize(
    ("typed", "again"), [("court", "court"), ("motdepasse12", "motdepasse12"), (PASSWORD, "autre")]
)
def test_a_weak_or_mistyped_password_makes_nothing(qtbot, first, tmp_path, typed, again):
    to_password(qtbot, first)
    first.password.new_password.first.field.put(typed)
    first.password.new_password.second.field.put(again)

    first.go_on()

    assert first.step == 2
    assert not (tmp_path / "home" / "committee.db").exists()


def test_the_strength_is_told_as_one_types(qtbot, first):
    to_password(qtbot, first)
    said = []

    for typed in ("", "court", PASSWORD):
        first.password.new_password.first.field.put(typed)
        said.append(first.password.new_password.strength.text())

    assert len(set(said)) == 3


def test_the_code_must_be_proven_to_be_kept(qtbot, first):
    to_code(qtbot, first)

    first.go_on()

    assert first.step == 3
    assert first.code.panel.printed.problem()


def test_two_groups_from_the_paper_are_proof(qtbot, first):
    to_code(qtbot, first)
    panel = first.code.panel
    for row, place in zip((panel.first, panel.second), panel._asked, strict=True):
        row.field.put(panel.group_labels[place].text().lower())

    with qtbot.waitSignal(first.finished):
        first.go_on()


def test_the_page_of_the_code_is_saved_as_pdf(qtbot, first, tmp_path):
    to_code(qtbot, first)

    first.code.panel.save(tmp_path / "code.pdf")

    assert (tmp_path / "code.pdf").read_bytes().startswith(b"%PDF")


def test_nothing_of_the_secrets_stays_on_screen_at_the_end(qtbot, first):
    to_code(qtbot, first)
    code = first.code.panel.group_labels[0].text()
    first.code.panel.printed.field.put(True)

    first.go_on()

    assert code not in rules.texts_on(first)
    assert first.password.value() == ""


def test_once_the_file_is_made_there_is_no_way_back(qtbot, first):
    to_code(qtbot, first)

    first.go_back()

    assert first.step == 3


def test_a_place_that_is_taken_is_said_and_can_be_left(qtbot, first, home, tmp_path):
    first._home = home
    to_password(qtbot, first)
    for row in (first.password.new_password.first, first.password.new_password.second):
        row.field.put(PASSWORD)

    first.go_on()
    qtbot.waitUntil(first.error.isVisible)

    assert first.step == 2
    assert first.next_button.isEnabled()


@pytest.fixture(params=LOOKS, ids=look_name)
def looked_at(request, appearance, entrance, qapp, jobs, messages, tmp_path):
    put_on(request.param, appearance)
    spoken = Language(qapp, paths.resources() / "locale")
    first = FirstRun(tmp_path / "home", jobs, messages, spoken)
    first.code.tell("AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF", "Rennes")
    entrance.show_screen(first)
    yield first
    appearance.wear("light", 100)


@pytest.mark.parametrize("step", range(4))
def test_every_rule_is_kept(entrance, looked_at, step):
    entrance.resize(1366, 768)
    looked_at._go(step)
    rules.settle()

    assert rules.every_rule(entrance) == {}


@pytest.mark.parametrize("step", range(4))
def test_everything_fits_in_the_smallest_window(entrance, looked_at, step):
    entrance.resize(1024, 640)
    looked_at._go(step)
    looked_at.steps[step].check()
    rules.settle()

    assert rules.clipped_texts(entrance) == []
    assert rules.overflowing_areas(entrance) == []
