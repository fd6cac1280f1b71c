"""The page of the help to vote as `tools/shoot.py` draws it."""

from PySide6.QtTest import QTest
from voting import MARCH, at

from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.rights.form_dialog import FormDialog
from organiser.usecases import creating
from tests.ui.today.scene import make_window
from tests.ui.votes import scene

_KEPT = []


def votes(home):
    return _window(home)


def nothing_said(home):
    from voting import vote

    return _window(home, vote)


def a_word(home):
    window = _window(home)
    window.pages.page("votes").note()
    return window.findChildren(FormDialog)[-1]


def no_vote(home):
    return _window(home, lambda _database: None)


def _window(home, fill=scene.fill):
    stands = at(MARCH)
    stands.__enter__()
    database = creating.create_committee(
        home / "made", "Rennes Nord", password="quatre mots bien choisis", insee="35238",
        in_keyring=False,
    ).database  # fmt: skip
    messages = Messages()
    jobs = Jobs(messages)
    fill(database)
    window = make_window(database, home / "made", messages, jobs)
    _KEPT.extend((messages, jobs, window, database, stands))
    window.resize(1366, 768)
    window.show()
    window.go("votes")
    QTest.qWait(60)
    return window
