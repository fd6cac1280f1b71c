"""The page of who climbed as `tools/shoot.py` draws it."""

from PySide6.QtTest import QTest

from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.usecases import creating
from tests.ui.climbers import scene
from tests.ui.today.scene import make_window

_KEPT = []


def climbers(home):
    return _window(home)


def nobody(home):
    return _window(home, lambda _database: None)


def _window(home, fill=scene.fill):
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
    window.go("climbers")
    QTest.qWait(400)
    return window
