"""The page of today as `tools/shoot.py` draws it."""

from datetime import timedelta

from PySide6.QtTest import QTest

from organiser import clock
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.usecases import creating
from tests.ui.today import scene

_KEPT = []


def full(home):
    return _window(home, scene.fill)


def apart(home):
    return _window(home, _typed_apart)


def begun(home):
    return _window(home)


def done(home):
    return _window(home, _all_done)


def goal(home):
    window = full(home)
    window.pages.page("today").month.ask_goal()
    return window


def failed(home):
    window = full(home)
    page = window.pages.page("today")
    for card in (page.to_do, page.month, page.doors):
        card.fail(ValueError("broken"))
    return window


def coming(home):
    window = _window(home, scene.fill, reads=False)
    page = window.pages.page("today")
    for card in page.cards:
        card.wait()
    QTest.qWait(200)
    return window


def low(home):
    """The lower end of the page."""
    window = full(home)
    bar = window.pages.page("today")._area.verticalScrollBar()
    bar.setValue(bar.maximum())
    return window


def _all_done(database, today):
    scene.bring_in(database, *(scene.candidate(f"P{n} Nom", n, street=f"{n} rue Haute")
                               for n in range(1, 20)))  # fmt: skip
    scene.print_sheet(database, "rue Haute", today + timedelta(days=3))


def _typed_apart(database, today):
    scene.fill(database, today)
    scene.type_apart(database, today)


def _window(home, fill=None, *, reads=True):
    database = creating.create_committee(
        home / "made", "Rennes Nord", password="quatre mots bien choisis", insee="35238",
        in_keyring=False,
    ).database  # fmt: skip
    if fill is not None:
        fill(database, clock.today())
    messages = Messages()
    jobs = Jobs(messages)
    window = scene.make_window(database, home / "made", messages, jobs)
    _KEPT.extend((messages, jobs, window, database))
    window.resize(1366, 768)
    page = window.pages.page("today")
    page._has_begun = not reads
    window.show()
    for _turn in range(200):
        if not reads or (page._has_begun and not page.readings.is_busy):
            break
        QTest.qWait(20)
    return window
