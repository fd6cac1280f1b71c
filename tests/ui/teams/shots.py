"""The page of tasks and teams as `tools/shoot.py` draws it."""

from PySide6.QtTest import QTest

from organiser import clock
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.usecases import creating
from tests.ui.teams import scene
from tests.ui.today.scene import make_window

_KEPT = []


def tasks(home):
    return _window(home)


def teams(home):
    return _window(home, lambda page: page.tabs.setCurrentIndex(1))


def empty(home):
    return _window(home, fill=lambda _database, _today: None)


def _window(home, then=lambda _page: None, fill=scene.fill):
    database = creating.create_committee(
        home / "made", "Rennes Nord", password="quatre mots bien choisis", insee="35238",
        in_keyring=False,
    ).database  # fmt: skip
    messages = Messages()
    jobs = Jobs(messages)
    fill(database, clock.today())
    window = make_window(database, home / "made", messages, jobs)
    _KEPT.extend((messages, jobs, window, database))
    window.resize(1366, 768)
    window.show()
    window.go("teams")
    QTest.qWait(60)
    then(window.pages.page("teams"))
    QTest.qWait(60)
    return window
