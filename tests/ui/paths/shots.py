"""The paths as `tools/shoot.py` draws them: the tab, the card, the dialogs."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from organiser import clock
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.usecases import creating
from tests.ui.paths import scene
from tests.ui.today.scene import make_window

_KEPT = []


def paths(home):
    return _window(home)[0]


def empty(home):
    return _window(home, lambda _database, _today: ())[0]


def card(home):
    window, who = _window(home)
    window.go("people")
    page = window.pages.page("people")
    QTest.qWait(300)
    page.open_person(who[1])
    QTest.qWait(300)
    return window


def dialog(home):
    window, _who = _window(home)
    page = window.pages.page("teams")
    page.paths.list.table.selectRow(0)
    page.paths.change()
    QTest.qWait(100)
    return window.findChild(QDialog)


def putting(home):
    window, _who = _window(home)
    window.go("people")
    QTest.qWait(300)
    page = window.pages.page("people")
    page.list.view.table.selectAll()
    QTest.qWait(100)
    page.put_on_path()
    QTest.qWait(100)
    return window.findChild(QDialog)


def bar(home):
    window, _who = _window(home)
    window.go("people")
    QTest.qWait(300)
    window.pages.page("people").list.view.table.selectAll()
    QTest.qWait(200)
    return window


def _window(home, fill=scene.fill):
    database = creating.create_committee(
        home / "made", "Rennes Nord", password="quatre mots bien choisis", insee="35238",
        in_keyring=False,
    ).database  # fmt: skip
    messages = Messages()
    jobs = Jobs(messages)
    who = fill(database, clock.today())
    window = make_window(database, home / "made", messages, jobs)
    _KEPT.extend((messages, jobs, window, database))
    window.resize(1366, 768)
    window.show()
    window.go("teams")
    QTest.qWait(60)
    window.pages.page("teams").show_paths()
    QTest.qWait(60)
    return window, who


def word(home):
    window, _who = _window(home)
    window.pages.page("teams").paths.walks.ask_word()
    QTest.qWait(100)
    return window.findChild(QDialog)


def leaving(home):
    window = card(home)
    side = window.pages.page("people").side.card
    side.path.ask_why()
    side.explain_or_not()
    QTest.qWait(200)
    return window
