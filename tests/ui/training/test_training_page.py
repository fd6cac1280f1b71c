"""A course is read with Enter, answered with digits, and who followed it is listed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from organiser import i18n, paths
from organiser.settings import read_settings
from organiser.ui.training.course_dialog import CourseDialog
from organiser.usecases.training import courses, following
from organiser.usecases.training.shipped import DATA_AND_RIGHTS
from tests.ui import rules
from tests.ui.dragging import drop
from tests.ui.training import scene

KEYS = Qt.Key
KEY = DATA_AND_RIGHTS
NAMES_DROP_DOWN = pytest.mark.qt_log_ignore("raise()", "grabbing the keyboard", extend=True)


def press(key, text=""):
    rules.press(QApplication.focusWidget(), key, text)


def names(page):
    rows = page.side.people
    return [rows.row_at(rows.index(at, 0)).name for at in range(rows.rowCount())]


def answer(page, right):
    """Answer every question by its key, the first *right* of them rightly."""
    for at, question in enumerate(page.reader.course.questions):
        place = next(iter(question.right)) if at < right else _wrong(question)
        press(KEYS.Key_unknown, str(place + 1))
        press(KEYS.Key_Return)


def _wrong(question):
    return next(at for at in range(len(question.answers)) if at not in question.right)


def open_quiz(page):
    press(KEYS.Key_Return)
    for _page in range(6):
        press(KEYS.Key_Return)
    assert page.reader.stack.currentWidget() is page.reader.quiz


def test_a_course_is_read_and_answered_by_keys_alone(page, database):
    open_quiz(page)

    answer(page, 9)

    assert "9 of 10" in page.reader.result._said.text()
    assert "November 2027" in page.reader.result._said.text()
    with database.reading() as session:
        assert following.counts_for_holder(session, KEY, scene.clock.today())


def test_too_few_right_answers_are_told_and_it_may_be_read_again(page, database):
    open_quiz(page)

    answer(page, 7)
    assert "8 are needed" in page.reader.result._said.text()
    press(KEYS.Key_Space)

    assert page.reader.stack.currentWidget() is page.reader.view
    assert page.reader._where.text() == "Page 1 of 6"


def test_the_digits_of_a_french_keyboard_answer_without_shift(page):
    open_quiz(page)

    press(KEYS.Key_unknown, '"')

    assert page.reader.quiz._verdict.text() == "That is right."
    assert page.reader.quiz._why.isVisible()


def test_a_wrong_answer_is_marked_in_words_beside_the_right_one(page):
    open_quiz(page)

    press(KEYS.Key_unknown, "1")

    buttons = page.reader.quiz.buttons
    assert buttons[0].accessibleName().endswith("Your answer")
    assert buttons[2].accessibleName().endswith("Right answer")


def test_an_answer_once_given_stays(page):
    open_quiz(page)
    press(KEYS.Key_unknown, "1")

    page.reader.quiz.choose(2)

    assert page.reader.quiz._verdict.text() == "Not quite."


def test_several_right_answers_are_ticked_and_handed_in_with_enter(page):
    page.list.table.selectRow(1)
    page.follow()
    for _page in range(3):
        press(KEYS.Key_Return)
    press(KEYS.Key_unknown, "2")
    press(KEYS.Key_Return)

    for key in "123":
        press(KEYS.Key_unknown, key)
    press(KEYS.Key_unknown, "3")
    press(KEYS.Key_Return)

    assert page.reader.quiz._verdict.text() == "That is right."


@NAMES_DROP_DOWN
def test_somebody_else_may_answer_and_is_listed(page, database, qtbot):
    page.follow()
    for _page in range(5):
        press(KEYS.Key_Return)
    page.reader.who.field.line.setFocus()
    rules.type_text(page.reader.who.field.line, "yann")
    page.reader.on_button.click()

    answer(page, 10)
    press(KEYS.Key_Space)

    assert "Yann Riou" in names(page)
    with database.reading() as session:
        assert not following.counts_for_holder(session, KEY, scene.clock.today())


@NAMES_DROP_DOWN
def test_who_names_herself_opens_the_file_to_printing_too(page, database):
    page.follow()
    for _page in range(5):
        press(KEYS.Key_Return)
    rules.type_text(page.reader.who.field.line, "yann")
    page.reader.who.own.click()
    page.reader.on_button.click()

    answer(page, 10)

    with database.reading() as session:
        assert following.counts_for_holder(session, KEY, scene.clock.today())


@NAMES_DROP_DOWN
def test_a_name_of_nobody_is_said_before_the_questions(page):
    page.follow()
    for _page in range(5):
        press(KEYS.Key_Return)
    rules.type_text(page.reader.who.field.line, "zzz")

    page.reader.on_button.click()

    assert page.reader.stack.currentWidget() is page.reader.view
    assert page.reader.who._problem.isVisible()


def test_she_goes_on_where_she_stopped_after_another_start(page, home, database):
    page.follow()
    for _page in range(2):
        press(KEYS.Key_Return)
    press(KEYS.Key_Escape)

    assert page.side.begin_button.text() == "Go on at page 3"
    assert read_settings(home).course_stops == (f"{KEY}:2",)
    page.follow()
    assert page.reader._where.text() == "Page 3 of 6"


def test_pages_turn_back_with_the_arrow(page):
    page.follow()
    press(KEYS.Key_Right)
    press(KEYS.Key_Left)

    assert page.reader._where.text() == "Page 1 of 6"


def test_a_picture_within_a_course_is_shown(page):
    page.list.table.selectRow(1)
    page.follow()
    press(KEYS.Key_Return)

    kind = QTextDocument.ResourceType.ImageResource.value
    (address,) = [w for w in page.reader.view._markdown.split("(") if w.startswith("data:")]
    picture = page.reader.view.loadResource(kind, address.partition(")")[0])
    assert (picture.width(), picture.height()) == (8, 8)
    assert page.reader.view.loadResource(kind, "../icons/plus.svg").isNull()


def test_a_course_is_written_and_its_faults_are_said_in_the_dialog(page, database):
    page.write()
    dialog = next(p for p in QApplication.topLevelWidgets() if isinstance(p, CourseDialog))
    dialog.editor.setPlainText("# A\n\n## Quiz\n\n? Who\n- One\n- Two\n")
    dialog.act_button.click()
    assert "Who" in dialog.problem.text()

    dialog.editor.setPlainText("# A new course\n\n## One\n\nText.\n")
    dialog.act_button.click()

    titles = [offered.course.title for offered in courses.read_courses(database)]
    assert "A new course" in titles
    assert page.side._title.text() == "A new course"


def test_the_pictures_of_a_course_are_names_while_it_is_changed(page, database, made):
    page.list.table.selectRow(1)
    page.change()
    dialog = next(p for p in QApplication.topLevelWidgets() if isinstance(p, CourseDialog))
    assert "(picture-1)" in dialog.editor.toPlainText()

    dialog.editor.setPlainText(dialog.editor.toPlainText().replace("Sonner", "Toquer"))
    dialog.act_button.click()

    assert courses.read_courses(database)[1].text == made["own"].text.replace("Sonner", "Toquer")


def test_the_example_is_a_course_in_each_language(page, database):
    for spoken in ("en", "fr"):
        i18n.speak(spoken, paths.resources() / "locale")
        page.write()
        dialog = next(p for p in QApplication.topLevelWidgets() if isinstance(p, CourseDialog))
        dialog.act_button.click()
        rules.settle()

    assert len(courses.read_courses(database)) == 4


def test_a_course_read_to_its_end_without_questions_counts(page, database):
    made = courses.keep_course(database, "# Without\n\n## One\n\nText.\n")
    page.follow(f"own-{made.hex}")
    press(KEYS.Key_Return)
    press(KEYS.Key_Return)

    assert page.reader.result._said.text() == "It counts from now on."
    assert following.count_followed(database)[f"own-{made.hex}"] == 1


def test_who_should_follow_a_course_is_listed_with_the_reason(page):
    page.list.table.selectRow(1)

    rows = page.side.awaited
    assert page.side.tabs.tabText(1) == f"Who should follow it ({rows.rowCount()})"
    said = {rows.data(rows.index(at, 1)) for at in range(rows.rowCount())}
    assert "Is coming to an action that asks for it" in said


def test_an_action_says_who_of_those_coming_is_missing(window, made):
    window.go("actions")
    page = window.pages.page("actions")

    page.open_action(made["stall"])

    assert page.side.view._untrained.text() == (
        "Not everybody coming has followed “Première porte”: 2 missing."
    )


def test_a_certificate_is_offered_for_who_passed_alone(page, qtbot, messages, tmp_path):
    table = page.side.people_list.table
    table.selectRow(0)
    assert not page.side.paper_button.isEnabled()

    table.selectRow(1)
    assert page.side.paper_button.isEnabled()
    page.save_certificate(tmp_path / "c.pdf")

    assert (tmp_path / "c.pdf").read_bytes().startswith(b"%PDF")


COURSE = "# {title}\n\n## One\n\nText.\n"


def written(folder, *titles):
    files = [folder / f"{title}.md" for title in titles]
    for file in files:
        file.write_text(COURSE.format(title=file.stem), encoding="utf-8")
    return files


def titles_in(database):
    return [offered.course.title for offered in courses.read_courses(database)]


def test_a_course_that_is_dropped_is_looked_at_before_it_is_kept(qtbot, page, database, tmp_path):
    drop(qtbot, page.overview, *written(tmp_path, "Dropped"))

    dialog = next(p for p in QApplication.topLevelWidgets() if isinstance(p, CourseDialog))
    assert "# Dropped" in dialog.editor.toPlainText()
    assert "Dropped" not in titles_in(database)
    dialog.act_button.click()
    assert "Dropped" in titles_in(database)


def test_several_courses_are_kept_at_once_and_taken_back_at_once(
    qtbot, page, window, database, tmp_path
):
    before = titles_in(database)

    drop(qtbot, page.overview, *written(tmp_path, "First", "Second"))

    assert {"First", "Second"} <= set(titles_in(database))
    window.undo.take_back()
    assert titles_in(database) == before


def test_one_wrong_course_among_several_is_named_and_none_is_kept(
    qtbot, page, database, messages, tmp_path
):
    files = written(tmp_path, "First", "Second")
    files[1].write_bytes(b"\xff\xfe\x00")

    with qtbot.waitSignal(messages.failed) as said:
        drop(qtbot, page.overview, *files)

    assert "Second.md" in said.args[0].text
    assert "First" not in titles_in(database)


def test_a_course_is_dropped_in_its_form(qtbot, page, tmp_path):
    page.write()
    dialog = next(p for p in QApplication.topLevelWidgets() if isinstance(p, CourseDialog))

    drop(qtbot, dialog, *written(tmp_path, "Dropped"))

    assert "# Dropped" in dialog.editor.toPlainText()
    dialog.reject()


def test_the_button_of_the_files_stands_beside_the_list(page):
    assert page.files_button.isVisible()
    assert "files" in page.files_button.text()
