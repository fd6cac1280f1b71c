"""The page of the actions as `tools/shoot.py` draws it."""

from PySide6.QtTest import QTest

from organiser import clock
from organiser.domain.action import Attendance
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.plans.period_bar import Look
from organiser.usecases import creating
from organiser.usecases.plans import papers, sign_up_sheets
from tests.ui.plans import scene
from tests.ui.today.scene import make_window

_KEPT = []


def month(home):
    return _window(home)


def week(home):
    return _window(home, lambda page, _made: page.show_look(Look.WEEK))


def listed(home):
    return _window(home, lambda page, _made: page.show_look(Look.LIST))


def several(home):
    return _window(home, lambda page, _made: page.go_to_day(scene.THURSDAY.replace(day=28)))


def action(home):
    return _window(home, lambda page, made: page.open_action(made["market"]))


def material(home):
    def show(page, made):
        page.open_action(made["market"])
        page.side.view.tabs.setCurrentIndex(1)

    return _window(home, show)


def report(home):
    def show(page, made):
        page.open_action(made["over"])
        page.side.view.write_report()

    return _window(home, show)


def sheet(home):
    def show(page, made):
        papers.write_sign_up_sheet(page._parts.database, made["over"], home / "sheet.pdf")
        with page._parts.database.bare() as connection:
            (number,) = connection.execute("SELECT number FROM sign_up_sheet").fetchone()
        page.type_sheet()
        page.side.entry.open_code(sign_up_sheets.code_of(number, 1))
        page.side.entry.mark(Attendance.CAME)

    return _window(home, show)


def form(home):
    return _window(home, lambda page, _made: page.plan_action())


def empty(home):
    return _window(home, fill=lambda _database, _today: {})


def _window(home, then=lambda _page, _made: None, fill=scene.fill):
    database = creating.create_committee(
        home / "made", "Rennes Nord", password="quatre mots bien choisis", insee="35238",
        in_keyring=False,
    ).database  # fmt: skip
    messages = Messages()
    jobs = Jobs(messages)
    made = fill(database, clock.today())
    window = make_window(database, home / "made", messages, jobs)
    _KEPT.extend((messages, jobs, window, database))
    window.resize(1366, 768)
    window.show()
    window.go("actions")
    QTest.qWait(60)
    then(window.pages.page("actions"), made)
    QTest.qWait(60)
    return window
