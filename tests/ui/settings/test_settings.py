"""What is chosen in the settings is kept at once, and can be taken back."""

import zipfile

import pytest
from make import PASSWORD, person
from PySide6.QtCore import Qt

from organiser import i18n, paths
from organiser.errors import CannotOpen
from organiser.settings import read_settings
from organiser.ui.language import Language
from organiser.ui.page import PageSpec
from organiser.ui.settings.display_card import DisplayCard
from organiser.ui.settings.page import SettingsPage
from organiser.ui.settings.parts import ProgramParts, SettingsParts
from organiser.ui.shell.parts import WindowParts
from organiser.ui.shell.question import Question
from organiser.ui.shell.window import MainWindow
from organiser.usecases import backup, committee, creating, opening
from organiser.usecases.archive.writing import write_archive
from tests.ui import rules
from tests.ui.dragging import drop
from tests.ui.looks import LOOKS, look_name, put_on

OTHER = "un autre bon mot de passe"


class Frame:
    """A window with the settings in it, and what they asked of the program."""

    def __init__(self, qapp, appearance, messages, jobs, home, database):
        self.asked, self.has_tray = [], True
        self.language = Language(qapp, paths.resources() / "locale")
        program = ProgramParts(
            appearance,
            self.language,
            lambda: self.asked.append("changed"),
            self.known,
            self.asked.append,
            lambda: self.asked.append("thrown away"),
            lambda: self.has_tray,
        )
        self.parts = parts = SettingsParts(
            home, database, messages, jobs, program, is_demonstration=True
        )
        spec = PageSpec("settings", lambda: "Settings", "settings", lambda: SettingsPage(parts))
        self.window = MainWindow(WindowParts((spec,), home, messages, jobs, can_lock=True))
        self.window.news.follow(database.listen)
        self.language.changed.connect(self.window.retranslate)
        appearance.changed.connect(self.window.restyle)

    def known(self):
        return self.window.actions_known.all()

    @property
    def page(self):
        return self.window.pages.page("settings")


@pytest.fixture
def make_frame(qtbot, qapp, appearance, messages, jobs, home, database):
    def make():
        frame = Frame(qapp, appearance, messages, jobs, home, database)
        qtbot.addWidget(frame.window)
        frame.window.resize(1366, 768)
        frame.window.show()
        frame.window.activateWindow()
        qtbot.waitUntil(frame.window.isActiveWindow)
        return frame

    yield make
    appearance.wear("light", 100)


@pytest.fixture
def frame(make_frame):
    return make_frame()


def choose(field, value):
    field.put(value)
    field.changed.emit()


def test_the_text_grows_at_once_and_stays_so(frame, home, appearance):
    choose(frame.page.display.text_size, 130)

    assert appearance.percent == 130
    assert read_settings(home).text_percent == 130


def test_the_theme_is_worn_at_once(frame, home, appearance):
    choose(frame.page.display.theme, "dark")

    assert appearance.scheme == "dark"
    assert read_settings(home).theme == "dark"


def test_the_language_is_spoken_at_once(frame, home):
    choose(frame.page.display.language, "fr")
    spoken = i18n.language()
    choose(frame.page.display.language, "en")

    assert spoken == "fr"
    assert read_settings(home).language == "en"


def test_notices_are_off_until_she_asks_for_them(frame, home):
    was_on = frame.page.display.notices.value()

    choose(frame.page.display.notices, True)

    assert (was_on, read_settings(home).notices) == (False, True)
    assert frame.asked == ["changed"]


def test_a_computer_without_a_place_for_notices_says_so(qtbot, frame):
    frame.has_tray = False

    card = DisplayCard(frame.parts)
    qtbot.addWidget(card)
    card.show()

    assert not card.notices.editor.isEnabled()
    assert "This computer has no place for such notices." in rules.texts_on(card)


def test_the_minutes_before_the_lock_are_told_to_who_counts_them(frame, home):
    choose(frame.page.security.lock, 5)

    assert read_settings(home).lock_minutes == 5
    assert frame.asked == ["changed"]


def test_never_locking_is_not_offered(frame):
    offered = [value for value, _words in frame.page.security.lock._choices]

    assert offered == [5, 10, 20]


def test_a_keyring_that_is_not_there_is_not_promised(qtbot, frame, home, messages):
    with qtbot.waitSignal(messages.noticed, timeout=20_000):
        choose(frame.page.security.keyring, True)

    if not read_settings(home).open_with_keyring:
        assert not frame.page.security.keyring.value()


def test_the_password_is_changed_with_the_present_one(qtbot, frame, home, messages):
    dialog = frame.page.security.ask_password()
    dialog.present.field.put(PASSWORD)
    for row in (dialog.new_password.first, dialog.new_password.second):
        row.field.put(OTHER)

    with qtbot.waitSignal(messages.noticed):
        dialog.submit()

    opening.open_with_password(home, OTHER).close()


def test_without_the_present_password_nothing_changes(qtbot, frame, home):
    dialog = frame.page.security.ask_password()
    dialog.present.field.put("faux mot de passe")
    for row in (dialog.new_password.first, dialog.new_password.second):
        row.field.put(OTHER)

    dialog.submit()
    qtbot.waitUntil(lambda: bool(dialog.present.problem()))

    opening.open_with_password(home, PASSWORD).close()


def test_a_new_recovery_code_replaces_the_old_one(qtbot, frame, home, messages, made_committee):
    dialog = frame.page.security.make_code()
    code = dialog._code
    dialog.panel.printed.field.put(True)

    with qtbot.waitSignal(messages.noticed):
        dialog.submit()

    with pytest.raises(CannotOpen):
        opening.open_with_recovery_code(home, made_committee[2], OTHER)
    opening.open_with_recovery_code(home, code, OTHER).close()


def test_a_code_that_is_not_on_paper_does_not_count(frame, home, made_committee):
    dialog = frame.page.security.make_code()

    dialog.submit()
    dialog.reject()

    opening.open_with_recovery_code(home, made_committee[2], OTHER).close()


def test_what_the_committee_says_of_itself_is_saved_on_leaving_the_field(frame, database):
    field = frame.page.committee.fields["controller"]
    field.editor.setFocus()
    field.put("Association des amis de Brest")

    frame.page.committee.fields["contact"].editor.setFocus()

    assert committee.read_facts(database).controller == "Association des amis de Brest"


def test_and_is_taken_back_by_undo(qtbot, frame, database):
    field = frame.page.committee.fields["phone"]
    field.editor.setFocus()
    field.put("02 61 91 00 01")
    frame.page.committee.fields["contact"].editor.setFocus()

    frame.window.undo.take_back()

    qtbot.waitUntil(lambda: field.value() == "")
    assert committee.read_facts(database).phone == ""


def test_a_copy_is_kept_and_listed(qtbot, frame, home):
    frame.page.backups.now_button.click()

    qtbot.waitUntil(lambda: frame.page.backups.model.rowCount() == 1)
    assert len(backup.backups(home)) == 1


def test_a_copy_is_kept_where_she_says(qtbot, frame, tmp_path, messages):
    with qtbot.waitSignal(messages.noticed):
        frame.page.backups.keep(tmp_path / "stick.organiser-backup")

    assert (tmp_path / "stick.organiser-backup").exists()


def compared(qtbot, frame, home, database):
    file = backup.keep_backup(database, home)
    person(database, "Camille Riou")
    frame.page.backups.look_at(file)
    qtbot.waitUntil(lambda: bool(dialogs(frame)))
    return dialogs(frame)[0]


def dialogs(frame):
    from organiser.ui.settings.restore_dialog import UseDialog

    return [dialog for dialog in frame.window.findChildren(UseDialog) if dialog.isVisible()]


def test_a_copy_is_shown_beside_the_present_file(qtbot, frame, home, database):
    dialog = compared(qtbot, frame, home, database)

    said = {label.text() for label in dialog.findChildren(rules.QLabel)}
    assert {"0 people", "1 person"} <= said
    dialog.reject()


def test_a_copy_that_is_not_used_is_thrown_away(qtbot, frame, home, database):
    dialog = compared(qtbot, frame, home, database)

    qtbot.mouseClick(dialog.keep_button, Qt.MouseButton.LeftButton)

    assert list((home / "restored").iterdir()) == []
    assert frame.asked == []


def test_a_copy_that_is_used_is_handed_to_the_program(qtbot, frame, home, database):
    dialog = compared(qtbot, frame, home, database)

    dialog.submit()

    assert [restored.people for restored in frame.asked] == [0]


def test_a_copy_of_another_file_asks_for_its_password(qtbot, frame, tmp_path):
    from organiser.ui.settings.restore_dialog import SecretDialog

    other = creating.create_committee(
        tmp_path / "other", "Lorient", password=OTHER, in_keyring=False
    )
    file = backup.keep_backup(other.database, tmp_path / "other")
    other.database.close()

    frame.page.backups.look_at(file)
    qtbot.waitUntil(lambda: bool(frame.window.findChildren(SecretDialog)))
    dialog = frame.window.findChildren(SecretDialog)[0]
    dialog.secret.field.put(OTHER)
    dialog.submit()

    qtbot.waitUntil(lambda: bool(dialogs(frame)))
    dialogs(frame)[0].reject()


def test_every_key_of_the_program_is_listed(frame):
    said = rules.texts_on(frame.page.keys)

    for command in frame.window.actions_known.all():
        assert not command.shortcuts or command.title() in said


def test_where_the_data_comes_from_is_said(frame):
    said = " ".join(rules.texts_on(frame.page.about))

    for name in ("Insee", "La Poste", "Licence Ouverte", "LGPL", "SQLCipher", "Inter", "Lucide"):
        assert name in said


def test_the_demonstration_is_thrown_away_after_a_question(frame):
    cards = [card for card in frame.page._right if hasattr(card, "ask")]
    question = cards[0].ask()

    question.act_button.click()

    assert frame.asked == ["thrown away"]


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640)])
@pytest.mark.parametrize("look", LOOKS, ids=look_name)
def test_every_rule_is_kept(make_frame, appearance, look, size, database, home):
    put_on(look, appearance)
    backup.keep_backup(database, home)
    frame = make_frame()
    frame.window.resize(*size)
    frame.window.retranslate()
    rules.settle()

    assert rules.every_rule(frame.window) == {}


@pytest.mark.parametrize("look", LOOKS, ids=look_name)
@pytest.mark.parametrize("ask", ["ask_password", "make_code"])
def test_the_dialogs_keep_the_rules(qtbot, make_frame, appearance, look, ask):
    put_on(look, appearance)
    frame = make_frame()
    dialog = getattr(frame.page.security, ask)()
    qtbot.waitUntil(dialog.isVisible)
    dialog.submit()
    rules.settle()

    assert rules.clipped_texts(dialog) == []
    assert rules.unnamed_controls(dialog) == []
    assert rules.unreachable_controls(dialog) == []
    assert rules.small_targets(dialog) == []
    dialog.reject()


def test_everything_is_written_to_an_open_file(qtbot, frame, database, tmp_path, messages):
    person(database, "Anne Le Gall")

    with qtbot.waitSignal(messages.noticed) as said:
        frame.page.archive.write(tmp_path / "all.zip")

    assert "1 person and all that is known of her written to all.zip" in said.args[0].text
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert "Le Gall" in archive.read("tables/person.jsonl").decode()


def test_she_is_told_what_such_a_file_is_before_it_is_written(qtbot, frame):
    frame.page.archive.ask()

    (question,) = frame.window.findChildren(Question)
    assert question.keep_button.isDefault()
    question.reject()


def test_an_archive_is_not_read_into_a_committee_where_somebody_is(
    qtbot, frame, database, tmp_path, messages
):
    person(database, "Anne Le Gall")
    write_archive(database, tmp_path / "all.zip")

    with qtbot.waitSignal(messages.failed) as said:
        frame.page.archive.read(tmp_path / "all.zip")

    assert "empty committee" in said.args[0].text


def type_lengths(card, *lengths):
    for field, length in zip((card.left, card.top, card.white), lengths, strict=False):
        field.editor.setFocus()
        field.editor.setText(length)
    card.reset_button.setFocus()
    card.print_button.setFocus()


def test_what_is_read_on_the_test_page_is_kept_on_this_computer(frame, home):
    card = frame.page.printer

    type_lengths(card, "18.5", "22,3 mm")

    kept = read_settings(home)
    assert (kept.frame_left, kept.frame_top) == (185, 223)
    assert card.said.text() == "Shifted: 1.5 mm to the right, 2.3 mm up."


def test_the_printer_is_set_back_and_taken_back(frame, home):
    card = frame.page.printer
    type_lengths(card, "18.5")

    card.reset_button.click()
    assert (read_settings(home).frame_left, card.said.text()) == (200, "Nothing is shifted.")
    frame.window.undo.take_back()

    assert (read_settings(home).frame_left, card.left.editor.text()) == (185, "18.5")


@pytest.mark.parametrize("typed", ["2 cm", "abc", "-4", "45", "1.2.3", ""])
def test_a_length_that_cannot_be_is_refused_in_words(frame, home, typed):
    card = frame.page.printer

    type_lengths(card, typed)

    assert read_settings(home).frame_left == 200
    said = [text for text in rules.texts_on(card) if text.startswith("Please")]
    assert len(said) == 1


def test_a_printer_that_cuts_the_codes_is_told(frame):
    card = frame.page.printer

    type_lengths(card, "20", "20", "9")

    assert card.warning.isVisible()
    assert "cuts the codes" in card.warning.text()


def test_the_test_page_is_saved_as_a_pdf(frame, tmp_path):
    card = frame.page.printer

    card._out.write(card.test_page(), tmp_path / "test.pdf")

    assert (tmp_path / "test.pdf").read_bytes().startswith(b"%PDF")


def test_a_copy_is_dropped_and_shown_beside_the_present_file(qtbot, frame, home, database):
    file = backup.keep_backup(database, home)

    drop(qtbot, frame.page.backups, file)

    qtbot.waitUntil(lambda: bool(dialogs(frame)))
    dialogs(frame)[0].reject()


def test_an_archive_is_dropped_and_read_in(qtbot, frame, messages, tmp_path):
    write_archive(frame.parts.database, tmp_path / "all.zip")

    with qtbot.waitSignal(messages.noticed) as said:
        drop(qtbot, frame.page.archive, tmp_path / "all.zip")

    assert "0 people read in" in said.args[0].text


@pytest.mark.parametrize("card", ["backups", "archive"])
def test_another_file_dropped_on_the_copies_is_refused_in_words(
    qtbot, frame, messages, tmp_path, card
):
    file = tmp_path / "photo.jpg"
    file.write_bytes(b"")

    with qtbot.waitSignal(messages.failed) as said:
        drop(qtbot, getattr(frame.page, card), file)

    assert "Organiser" in said.args[0].text
