"""The page of training as `tools/shoot.py` draws it."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.training.course_dialog import CourseDialog
from organiser.usecases import creating
from tests.ui.today.scene import make_window
from tests.ui.training import scene

_KEPT = []


def courses(home):
    return _window(home)


def own(home):
    return _window(home, lambda page: page.list.table.selectRow(1))


def awaited(home):
    return _window(home, _show_awaited)


def lesson(home):
    return _window(home, lambda page: _read(page, 1))


def last(home):
    return _window(home, lambda page: _read(page, 5))


def asked(home):
    return _window(home, lambda page: _read(page, 6))


def told(home):
    return _window(home, lambda page: (_read(page, 6), page.reader.quiz.choose(0)))


def several(home):
    return _window(home, _show_several)


def passed(home):
    return _window(home, lambda page: _answer(page, 9))


def failed(home):
    return _window(home, lambda page: _answer(page, 4))


def writing(home):
    _window(home, lambda page: page.write())
    return next(part for part in QApplication.topLevelWidgets() if isinstance(part, CourseDialog))


def empty(home):
    return _window(home, fill=lambda _database: None)


def _show_awaited(page):
    page.list.table.selectRow(1)
    page.side.tabs.setCurrentIndex(1)


def _read(page, pages):
    page.follow()
    for _page in range(pages):
        page.reader.go_on()


def _show_several(page):
    page.list.table.selectRow(1)
    _read(page, 3)
    page.reader.quiz.choose(1)
    page.reader.quiz.go_on()
    page.reader.quiz.choose(0)


def _answer(page, right):
    _read(page, 6)
    quiz = page.reader.quiz
    course = page.reader.course
    for at, question in enumerate(course.questions):
        place = next(iter(question.right)) if at < right else int(0 in question.right)
        quiz.choose(place)
        quiz.go_on()


def _window(home, then=lambda _page: None, fill=scene.fill):
    database = creating.create_committee(
        home / "made", "Rennes Nord", password="quatre mots bien choisis", insee="35238",
        in_keyring=False,
    ).database  # fmt: skip
    messages = Messages()
    jobs = Jobs(messages)
    fill(database)
    window = make_window(database, home / "made", messages, jobs)
    _KEPT.extend((messages, jobs, window, database))
    window.resize(1366, 768)
    window.show()
    window.go("training")
    QTest.qWait(60)
    then(window.pages.page("training"))
    QTest.qWait(60)
    return window
