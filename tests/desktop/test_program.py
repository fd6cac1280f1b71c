"""The program from its first paint to its end."""

import gc
import weakref
from dataclasses import replace
from datetime import timedelta

import pytest
from make import PASSWORD, bring_in, candidate, person
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from organiser import clock, i18n, paths
from organiser.desktop.way import Way
from organiser.domain.identity import fold
from organiser.settings import read_settings
from organiser.ui.first_run.first_run import FirstRun
from organiser.ui.guide.book import read_chapters
from organiser.ui.lock.lock_screen import LockScreen
from organiser.ui.lock.opening_screen import OpeningScreen
from organiser.usecases import backup, committee, demonstration, opening
from organiser.usecases.people.listing import Directory, Query

NAME = "Zéphyrine Quatrebarbes"


class Known(QLabel):
    """Stands for whatever page shows a person."""


def show_somebody(program):
    person(program.database, NAME)
    directory = Directory(program.database)
    shown = Known(directory.rows(directory.find(Query("zeph")))[0].name, program.window)
    shown.show()
    return weakref.ref(directory), weakref.ref(program.window), weakref.ref(program.database)


def texts():
    every = [QApplication.topLevelWidgets(), *(w.findChildren(QWidget) for w in _tops())]
    parts = [part for group in every for part in group]
    shown = [part.text() for part in parts if isinstance(part, QLabel | QLineEdit)]
    return " ".join([*shown, *(part.accessibleName() + part.windowTitle() for part in parts)])


def _tops():
    return QApplication.topLevelWidgets()


def test_something_is_painted_before_the_file_is_looked_for(qtbot, qapp, appearance, home):
    from organiser.desktop.program import Program
    from organiser.ui.language import Language

    program = Program(home, appearance, Language(qapp, paths.resources() / "locale"), Way())
    program.start()

    assert isinstance(program.entrance.screen_shown, OpeningScreen)
    assert program.database is None
    program.end()


def test_an_empty_home_leads_to_the_first_start(start, tmp_path):
    program = start(tmp_path / "new")

    assert isinstance(program.entrance.screen_shown, FirstRun)


def test_a_committee_without_a_key_is_locked(start, home):
    program = start(home)

    assert isinstance(program.entrance.screen_shown, LockScreen)


def test_her_password_leads_to_her_window(opened):
    assert opened.window.isVisible()
    assert not opened.entrance.isVisible()
    assert opened.window.parts.committee == "Plouexemple"


def test_the_window_names_nobody_in_its_title(opened):
    assert opened.window.windowTitle() == "Organiser"


def test_a_finished_first_start_opens_the_window(qtbot, start, tmp_path):
    program = start(tmp_path / "new")
    screen = program.entrance.screen_shown
    screen.committee.name_row.field.put("Brest")
    for row in (screen.password.new_password.first, screen.password.new_password.second):
        row.field.put(PASSWORD)
    screen.password.keyring.field.put(False)
    screen.code.panel.printed.field.put(True)
    for _step in range(3):
        screen.go_on()
    qtbot.waitUntil(lambda: screen.step == 3)

    screen.go_on()
    screen.go_on()  # without a code of headquarters

    assert program.window.parts.committee == "Brest"
    assert not read_settings(tmp_path / "new").open_with_keyring


def test_a_program_closed_at_the_last_step_leaves_a_file_that_opens(qtbot, start, tmp_path):
    program = start(tmp_path / "new")
    screen = program.entrance.screen_shown
    screen.committee.name_row.field.put("Brest")
    for row in (screen.password.new_password.first, screen.password.new_password.second):
        row.field.put(PASSWORD)
    screen.password.keyring.field.put(False)
    for _step in range(3):
        screen.go_on()
    qtbot.waitUntil(lambda: screen.step == 3)

    program.end()

    opening.open_with_password(tmp_path / "new", PASSWORD).close()


def test_locking_leaves_nothing_of_her_people(opened):
    directory, window, database = show_somebody(opened)
    key = opened.database._key

    opened.lock()
    gc.collect()

    assert "phyrine" not in texts()
    assert directory() is None
    assert window() is None
    assert database() is None
    assert key == bytes(32)


def test_locking_forgets_the_names_kept_to_be_quick(opened):
    fold(NAME)

    opened.lock()

    assert fold.cache_info().currsize == 0


def test_an_open_dialog_does_not_keep_it_from_locking(qtbot, opened):
    opened.window.go("settings")
    dialog = opened.window.pages.page("settings").security.ask_password()
    qtbot.waitUntil(dialog.isVisible)

    opened.lock()

    qtbot.waitUntil(lambda: opened.window is None)


def test_a_keyring_that_has_no_key_leads_to_the_lock(start, home):
    program = start(home, with_keyring=True)

    assert isinstance(program.entrance.screen_shown, LockScreen)


def test_locking_leaves_the_clipboard_alone(opened):
    QApplication.clipboard().setText("of hers")

    opened.lock()

    assert QApplication.clipboard().text() == "of hers"


def test_after_locking_the_password_leads_back_to_the_same_page(qtbot, opened, unlocked):
    opened.window.go("settings")

    opened.lock()
    unlocked(qtbot, opened)

    assert opened.window.pages.key == "settings"


def test_what_is_being_typed_is_saved_before_locking(qtbot, opened, unlocked):
    opened.window.go("settings")
    field = opened.window.pages.page("settings").committee.fields["phone"]
    opened.window.activateWindow()
    field.editor.setFocus()
    qtbot.waitUntil(field.editor.hasFocus)
    field.editor.setText("02 61 91 00 01")

    opened.lock()
    unlocked(qtbot, opened)

    assert committee.read_facts(opened.database).phone == "02 61 91 00 01"


def test_ten_minutes_without_a_touch_lock_it(qtbot, opened):
    qtbot.waitUntil(lambda: not opened._upkeep._is_working)
    later = clock.now() + timedelta(minutes=10, seconds=1)

    with clock.set_to(lambda: later):
        opened._upkeep.look()

    assert isinstance(opened.entrance.screen_shown, LockScreen)
    assert opened.window is None


def test_nine_minutes_do_not(opened):
    later = clock.now() + timedelta(minutes=9)

    with clock.set_to(lambda: later):
        opened._upkeep.look()

    assert opened.window is not None


def test_long_work_is_not_cut_short_by_the_lock(opened):
    opened._inner_jobs.running.emit(1)
    later = clock.now() + timedelta(minutes=30)

    with clock.set_to(lambda: later):
        opened._upkeep.look()

    assert opened.window is not None


def test_what_another_program_wrote_is_told_to_the_window(qtbot, opened, home):
    other = opening.open_with_password(home, PASSWORD)
    bring_in(other, candidate())
    other.close()

    with qtbot.waitSignal(opened.window.news.changed) as news:
        opened._upkeep.look()

    assert "people" in news.args[0]


def test_a_copy_is_kept_once_a_day(qtbot, opened, home):
    opened._upkeep.keep_copy()
    qtbot.waitUntil(lambda: len(backup.backups(home)) == 1)

    with qtbot.waitSignal(opened._inner_jobs.running, check_params_cb=lambda left: left == 0):
        opened._upkeep.keep_copy()

    assert len(backup.backups(home)) == 1


def test_a_copy_takes_the_place_of_the_file(qtbot, opened, home):
    file = backup.keep_backup(opened.database, home)
    person(opened.database, NAME)
    restored = backup.restore(home, file, None, opened.database.key())

    opened.use_copy(restored)
    qtbot.waitUntil(lambda: opened.window is None)
    qtbot.waitUntil(lambda: opened.window is not None)

    assert Directory(opened.database).count() == 0
    assert list((home / "replaced").iterdir())


def test_the_demonstration_comes_and_goes(qtbot, start, tmp_path):
    program = start(tmp_path / "new")
    program.entrance.screen_shown.demonstration_asked.emit()
    qtbot.waitUntil(lambda: program.window is not None, timeout=60_000)
    people = Directory(program.database).count()

    program.throw_away()
    qtbot.waitUntil(lambda: program.window is None)
    qtbot.waitUntil(lambda: isinstance(program.entrance.screen_shown, FirstRun))

    assert people > 1000
    assert not (tmp_path / "new" / demonstration.FOLDER).exists()


def test_a_fault_is_said_in_the_window_and_it_lives_on(qtbot, opened):
    with qtbot.waitSignal(opened.window.parts.messages.failed):
        opened.say_fault(ValueError("Zéphyrine"))

    assert opened.window.above.error_card.isVisible()
    assert "phyrine" not in opened.window.above.error_card.text()


def test_who_does_not_wait_for_the_keyring_types_her_password(qtbot, qapp, appearance, home):
    from organiser.desktop.program import Program
    from organiser.ui.language import Language

    program = Program(home, appearance, Language(qapp, paths.resources() / "locale"), Way())
    program.start()

    program.entrance.screen_shown.given_up.emit()

    assert isinstance(program.entrance.screen_shown, LockScreen)
    program.end()


def test_a_damaged_key_file_is_said_on_the_lock_screen(qtbot, start, home):
    (home / "committee.keys").write_text("{}", encoding="utf-8")

    program = start(home)
    program.entrance.screen_shown.line.setText(PASSWORD)
    program.entrance.screen_shown.unlock()

    qtbot.waitUntil(lambda: bool(program.entrance.screen_shown.password.problem()))


@pytest.mark.parametrize("page", ["settings"])
def test_every_page_is_kept_in_a_picture(qtbot, opened, tmp_path, page):
    from organiser.desktop.showing import Showing

    done = []
    Showing(opened.window, tmp_path / "shots", then=lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done), timeout=60_000)  # each page in turn

    assert (tmp_path / "shots" / f"{page}.png").stat().st_size > 1000


def test_a_committee_that_changes_its_name_is_called_by_it_at_once(qtbot, opened):
    facts = committee.read_facts(opened.database)

    committee.change_facts(opened.database, replace(facts, name="Plouexemple Nord"))

    qtbot.waitUntil(lambda: "Plouexemple Nord" in texts())


def test_what_was_done_is_listed_beside_the_page_and_taken_back_there(qtbot, opened):
    person(opened.database, NAME)
    window = opened.window
    window.toggle_past()
    panel = window.above.past
    assert NAME in " ".join(part.text() for part in panel.findChildren(QPushButton))

    undo = next(p for p in panel.findChildren(QPushButton) if p.text() == "Undo")
    undo.click()
    qtbot.waitUntil(lambda: "taken back" in _labels(panel))

    assert Directory(opened.database).find(Query("zeph")) == []
    assert "Taken back" in window.above.toast.text()


def test_the_help_and_what_was_done_share_one_place(opened):
    window = opened.window
    window.toggle_past()

    window.toggle_help()
    assert window.above.aside() is window.above.help

    window.close_top_layer()
    assert window.above.aside() is None


def _labels(widget):
    return " ".join(part.text() for part in widget.findChildren(QLabel) if not part.isHidden())


def test_every_page_of_the_window_has_its_chapter_in_both_guides(opened):
    keys = {spec.key for spec in opened.window.parts.pages} - {"guide"}
    for spoken in i18n.LANGUAGES:
        i18n.speak(spoken, paths.resources() / "locale")

        assert keys <= {key for chapter in read_chapters() for key in chapter.pages}
    i18n.speak("en", paths.resources() / "locale")


def test_help_leads_to_the_chapter_of_the_page(opened):
    window = opened.window
    window.go("sheets")
    window.toggle_help()

    button = next(p for p in window.above.help.findChildren(QPushButton) if p.text())
    button.click()

    assert window.pages.key == "guide"
    assert "packet" in window.pages.page("guide").contents.currentItem().text()
