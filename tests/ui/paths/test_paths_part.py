"""Paths are taken over, walked and given up by keys, on their tab and on the card."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from organiser import i18n, paths
from organiser.domain.engagement import Rung
from organiser.domain.pathway import Contact, State
from organiser.ui.paths.put_dialog import PutDialog
from organiser.usecases.paths import keeping, reading
from organiser.usecases.paths.ready import Ready, ready_path
from tests.ui import rules
from tests.ui.paths import scene
from tests.ui.plans.scene import THURSDAY, at, people

KEYS = Qt.Key


@pytest.fixture(autouse=True)
def thursday():
    """It is ten in the morning of a Thursday."""
    with at(THURSDAY):
        yield


@pytest.fixture
def open_window(open_at):
    """Opens the window of the program at the page."""
    return partial(open_at, "teams")


@pytest.fixture
def who(database):
    return scene.fill(database)


@pytest.fixture
def window(who, open_window):
    return open_window()


@pytest.fixture
def page(window):
    page = window.pages.page("teams")
    page.show_paths()
    return page


def names(page):
    model = page.paths.walks.model
    return [model.row_at(model.index(at, 0)).name for at in range(model.rowCount())]


def dialog(window):
    return next(each for each in window.findChildren(QDialog) if each.isVisible())


def test_nothing_is_there_until_a_path_is_taken_over_by_a_click(qtbot, database, open_window):
    page = open_window().pages.page("teams")
    page.show_paths()
    assert page.paths.model.rowCount() == 0

    page.paths.taking[Ready.WELCOME].click()

    qtbot.waitUntil(lambda: page.paths.model.rowCount() == 1)
    assert [row.path for row in keeping.read_paths(database)] == [ready_path(Ready.WELCOME)]
    assert Ready.WELCOME not in page.paths.taking


def test_a_path_is_written_by_keys(qtbot, window, page, database):
    page.add_path()
    asked = dialog(window)
    asked.name.line.setText("Former une équipe")
    asked.whom.put(Rung.RELAY)
    asked.steps.lines[0].title.setText("Réunir trois personnes")
    asked.steps.lines[0].title.setFocus()
    qtbot.keyClick(asked.steps.lines[0].title, KEYS.Key_Return)
    asked.steps.lines[1].title.setText("Choisir un jour")
    asked.steps.lines[1].days.put(3)
    asked.steps.lines[1].contact.setCurrentIndex(0)
    asked.steps.lines[1].up_button.click()

    qtbot.keyClick(asked, KEYS.Key_Return, Qt.KeyboardModifier.ControlModifier)

    path = keeping.path_called(database, "Former une équipe").path
    assert [(step.title, step.days, step.contact) for step in path.steps] == [
        ("Choisir un jour", 3, Contact.NONE), ("Réunir trois personnes", 7, Contact.ANY),
    ]  # fmt: skip


def test_a_path_that_cannot_be_kept_says_why_and_stays_open(window, page, database):
    page.paths.change()
    asked = dialog(window)
    for line in list(asked.steps.lines):
        line.out_button.click()

    asked.submit()

    assert asked.isVisible()
    assert asked.problem.text() == "A path has one step at least."
    asked.reject()


def test_the_latest_come_first_and_enter_does_the_step(qtbot, page, database, who):
    first = names(page)[0]
    table = page.paths.walks.list.table
    assert page.paths.walks.model.row_at(page.paths.walks.model.index(0, 0)).stand.is_late

    table.selectRow(0)
    qtbot.keyClick(table, KEYS.Key_Return)

    qtbot.waitUntil(lambda: names(page)[0] != first)
    row = next(row for row in reading.read_walks(database) if row.name == first)
    assert row.stand.settled == 1


def test_a_step_is_skipped_noted_with_a_word_handed_over_and_given_up_by_keys(
    qtbot, window, page, database, who
):
    table = page.paths.walks.list.table
    table.selectRow(0)
    row = page.paths.walks.here()
    qtbot.keyClick(table, KEYS.Key_S)
    now = partial(_read, database, row.id)
    assert now().stand.settled == 1
    qtbot.waitUntil(lambda: _shown(page, row.id).stand.settled == 1)
    _stand_on(page, row.id)
    qtbot.keyClick(table, KEYS.Key_M)
    asked = dialog(window)
    asked.fields[2].put("très motivée")
    asked.submit()
    assert now().walk.settled[1].note == "très motivée"
    qtbot.waitUntil(lambda: _shown(page, row.id).stand.settled == 2)
    _stand_on(page, row.id)
    qtbot.keyClick(table, KEYS.Key_Q)
    asked = dialog(window)
    asked.fields[0].put("")
    asked.submit()
    assert now().carer == ""
    _stand_on(page, row.id)

    qtbot.keyClick(table, KEYS.Key_G)
    asked = dialog(window)
    asked.fields[0].put("a déménagé")
    asked.submit()

    assert (now().stand.state, now().word) == (
        State.GIVEN_UP, "a déménagé",
    )  # fmt: skip
    page.paths.walks.ended_chip.click()
    assert row.name in names(page)


def test_a_path_is_stopped_and_used_again(page, database):
    page.paths.list.table.selectRow(0)
    name = page.paths.here().path.name

    page.paths.turn()

    assert name not in [row.path.name for row in keeping.read_paths(database)]
    page.paths.stopped_chip.click()
    assert page.paths.model.rowCount() == 2
    _stand_on_path(page, name)
    page.paths.turn()
    assert name in [row.path.name for row in keeping.read_paths(database)]


def test_one_path_alone_is_shown_when_asked(page):
    page.paths.list.table.selectRow(1)
    page.paths.every_chip.click()

    assert len(names(page)) == page.paths.here().walking


def test_people_chosen_are_put_on_a_path_and_who_may_not_be_is_left_out(
    qtbot, window, page, database, who
):
    window.pages.page("people")
    window.go("people")
    room = window.pages.page("people")
    qtbot.waitUntil(lambda: room.list.model.rowCount() == len(who))
    room.list.view.table.selectAll()
    qtbot.waitUntil(room.bar.isVisible)
    room.bar.path_button.click()
    asked = dialog(window)
    volunteer = keeping.path_called(database, ready_path(Ready.TO_VOLUNTEER).name)
    asked.path.put(volunteer.id)

    asked.submit()

    assert keeping.path_called(database, volunteer.path.name).walking == len(who)
    assert asked.isVisible() is False


def test_a_card_shows_her_path_and_d_does_its_step(qtbot, window, database, who):
    window.go("people")
    room = window.pages.page("people")
    qtbot.waitUntil(lambda: room.list.model.rowCount() == len(who))
    room.open_person(who[2])
    part = room.side.card.path
    qtbot.waitUntil(lambda: not part.isHidden())

    qtbot.keyClick(room.side.card.action_button, KEYS.Key_D)

    qtbot.waitUntil(lambda: part._walk is not None and part._walk.stand.settled == 1)
    room.side.card.explain_or_not()
    assert room.side.card.why._step.text() == part._walk.stand.next.step.title
    qtbot.keyClick(room.side.card.action_button, KEYS.Key_G)
    part.word.put("déménage")
    part.leaving.keep()
    qtbot.waitUntil(lambda: part._walk is None)


def test_a_card_offers_the_path_for_her_stage(qtbot, window, database, who):
    window.go("people")
    room = window.pages.page("people")
    qtbot.waitUntil(lambda: room.list.model.rowCount() == len(who))
    room.open_person(who[0])
    part = room.side.card.path
    qtbot.waitUntil(lambda: bool(part.offers))

    part.offers[0].click()

    qtbot.waitUntil(lambda: part._walk is not None)
    assert [row.person_id for row in reading.read_walks(database)].count(who[0]) == 1


@pytest.mark.parametrize("is_filled", [True, False])
def test_every_rule_is_kept_in_a_small_window_too(database, looked_at, is_filled):
    if is_filled:
        scene.fill(database)
    window = looked_at()
    window.pages.page("teams").show_paths()
    rules.settle()

    assert rules.every_rule(window) == {}

    window.resize(1024, 640)
    rules.settle()

    assert rules.clipped_texts(window) == []
    assert rules.overflowing_areas(window) == []
    assert rules.small_targets(window) == []


@pytest.mark.parametrize("which", ["path", "word", "carer", "why", "put"])
def test_every_rule_is_kept_in_each_dialog(qtbot, database, looked_at, which):
    who = scene.fill(database)
    window = looked_at()
    page = window.pages.page("teams")
    page.show_paths()
    {
        "path": page.paths.change, "word": page.paths.walks.ask_word,
        "carer": page.paths.walks.ask_carer, "why": page.paths.walks.ask_why,
        "put": partial(PutDialog, window, database, page._parts.messages, who),
    }[which]()  # fmt: skip
    asked = window.findChildren(QDialog)[-1]
    asked.show()
    qtbot.waitUntil(asked.isVisible)
    rules.settle()

    broken = rules.every_rule(asked)
    broken.pop("stray_windows", None)  # the window it stands over

    asked.reject()
    assert broken == {}


def test_every_rule_is_kept_on_a_card_with_a_path(qtbot, database, looked_at):
    who = scene.fill(database)
    window = looked_at()
    window.go("people")
    room = window.pages.page("people")
    qtbot.waitUntil(lambda: room.list.model.rowCount() == len(who))
    room.open_person(who[2])
    room._show_side()
    qtbot.waitUntil(room.side.card.path.isVisible)
    rules.settle()

    assert rules.every_rule(window) == {}

    room.side.card.path.ask_why()
    rules.settle()

    assert rules.every_rule(window) == {}


def test_no_key_means_two_things(window, page):
    assert rules.clashing_keys(window) == []


def test_another_language_leaves_no_english(database, open_window):
    from babel.messages.pofile import read_po

    people(database)
    window = open_window()
    window.pages.page("teams").show_paths()
    i18n.speak("fr", paths.resources() / "locale")

    window.retranslate()

    with (paths.resources() / "locale/fr/LC_MESSAGES/organiser.po").open("rb") as file:
        assert rules.untranslated_texts(window, read_po(file, locale="fr")) == []


def _read(database, walk_id):
    with database.bare() as connection:
        return reading.read_walk(connection, walk_id)


def _shown(page, walk_id):
    model = page.paths.walks.model
    rows = [model.row_at(model.index(at, 0)) for at in range(model.rowCount())]
    return next(row for row in rows if row.id == walk_id)


def _stand_on(page, walk_id):
    model = page.paths.walks.model
    rows = [model.row_at(model.index(at, 0)).id for at in range(model.rowCount())]
    page.paths.walks.list.table.selectRow(rows.index(walk_id))


def _stand_on_path(page, name):
    model = page.paths.model
    rows = [model.row_at(model.index(at, 0)).path.name for at in range(model.rowCount())]
    page.paths.list.table.selectRow(rows.index(name))
