"""The page of the directives as `tools/shoot.py` draws it."""

from PySide6.QtTest import QTest

from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.usecases import creating
from tests.ui.directives import scene
from tests.ui.today.scene import make_window

_KEPT = []


def directives(home):
    return _window(home)


def changed(home):
    return _window(home, lambda page: page.list.table.selectRow(1))


def earlier(home):
    return _window(home, _show_earlier)


def withdrawn(home):
    return _window(home, lambda page: page.list.table.selectRow(2))


def long(home):
    return _window(home, fill=_long)


def narrow(home):
    window = _window(home)
    window.resize(900, 700)
    QTest.qWait(60)
    return window


def none(home):
    return _window(home, fill=lambda _database: None)


def today(home):
    window = _window(home)
    window.go("today")
    QTest.qWait(600)
    return window


def _show_earlier(page):
    page.list.table.selectRow(1)
    page.pane.earlier_button.click()


def _long(database):
    title = "Consigne au titre très long pour les comités de tous les départements d’outre-mer"
    scene.asked(database, title, "\n\n".join([scene.TEXT] * 6), is_asked=True)


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
    window.go("directives")
    QTest.qWait(60)
    then(window.pages.page("directives"))
    QTest.qWait(60)
    return window
