"""The line to headquarters as `tools/shoot.py` draws it."""

import shutil
from datetime import timedelta

from headquarters import Server
from make import person
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget
from spare_key import Offline, publish
from sqlalchemy import text

from organiser import clock
from organiser.desktop.inside import open_window
from organiser.domain.action import ActionKind, Kind
from organiser.domain.plan import Plan
from organiser.sync.client import Headquarters
from organiser.ui.jobs import Jobs
from organiser.ui.line.exchanges import Exchanges
from organiser.ui.messages import Messages
from organiser.ui.settings.parts import ProgramParts
from organiser.usecases import opening
from organiser.usecases.line.exchanging import exchange
from organiser.usecases.plans import planning
from tests.screens import go_on
from tests.ui.line import made_scene

MALIKA, YANN = "Portable de Malika", "Portable de Yann"
_LONG = "Marie-Antoinette Le Guen de Kerangal-Penhoat"
_KEPT = []
CODES = []
"""The recovery codes of the scenes, newest last."""


class Scene:
    """A committee on two laptops, one of them in a window."""

    def __init__(self, home, names=(MALIKA, YANN)):
        self.names = names
        self.home = home / "malika"
        self.other = None
        self._opened = []
        self._take(made_scene.made("alone", names))
        _KEPT.append(self)

    def pair_both(self, *, is_approved=True):
        stage = "paired" if is_approved else "asking"
        self._take(made_scene.made(stage, self.names))

    def _take(self, made):
        """Go on from a copy of what was *made*, instead of what was there."""
        self.put_away()
        shutil.rmtree(self.home.parent / "headquarters", ignore_errors=True)
        self.server = Server(self.home.parent / "headquarters", of=made.server)
        self._opened = []
        for laptop in made.laptops:
            home = self.home.parent / laptop.name
            shutil.rmtree(home, ignore_errors=True)
            shutil.copytree(laptop, home)
            self._opened.append(opening.open_with_key(home, made.key))
        self.database, self.other = (*self._opened, None)[:2]
        CODES.append(made.code)

    def exchange_all(self):
        for each in (self.database, self.other, self.database):
            exchange(each, self.server.connect)

    def put_away(self):
        for each in self._opened:
            each.close()

    def window(self, connect=None):
        messages = Messages()
        jobs = Jobs(messages)
        exchanges = Exchanges(self.database, messages, jobs, connect or self.server.connect)
        program = ProgramParts(None, None, list, tuple, list, list)
        window = open_window(self.home, self.database, messages, jobs, program, exchanges)
        _KEPT.extend((messages, jobs, exchanges, window))
        window.resize(1366, 768)
        window.show()
        window.go("line")
        go_on(500)
        return window, exchanges


def put_away(*shown):
    """Close what was drawn, the files last."""
    parts = [*shown, *(part for part in _KEPT if not isinstance(part, Scene))]
    for jobs in (part for part in parts if isinstance(part, Jobs)):
        jobs.close()
    QCoreApplication.processEvents()
    for part in parts:
        if isinstance(part, QWidget):
            part.close()
        if isinstance(part, QObject):
            part.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for scene in (part for part in _KEPT if isinstance(part, Scene)):
        scene.put_away()
    _KEPT.clear()


def write(database, table, key, **values):
    with database.transaction("test") as session:
        for name, value in values.items():
            session.execute(
                text(f'UPDATE {table} SET "{name}" = :v WHERE id = :id'),
                {"v": value, "id": key.bytes},
            )


def met(scene):
    """Values that met, an entry that was deleted, a change that was refused."""
    one, other = scene.database, scene.other
    who = person(one, "Camille Le Goff", phones="06 39 98 12 34")
    long = person(one, _LONG, address="12 rue des Lilas", city="Plouexemple")
    action = planning.plan(
        one, Plan(Kind(ActionKind.STALL), clock.today() + timedelta(9), title="Marché")
    )
    scene.exchange_all()
    write(one, "person", who, last_name="Le Bihan", next_step="Rappeler jeudi soir")
    write(other, "person", who, last_name="Le Braz", next_step="Inviter au stand de samedi")
    write(one, "person", long, relation="member", point_person_id=who.bytes)
    write(other, "person", long, relation="regular")
    planning.delete(one, action)
    write(other, "action", action, title="Marché des Lices", place="Sous la halle")
    scene.exchange_all()
    with one.applying() as session:
        session.execute(
            text(
                "INSERT INTO line_aside (kind, record_id, subject_id, at, reason, fields) "
                "VALUES ('person', :id, :id, :at, 'value', :fields)"
            ),
            {"id": long.bytes, "at": clock.stamp(clock.now()),
             "fields": '{"relation": "member", "occupation": "infirmière"}'},
        )  # fmt: skip


def invitation(home):
    return Scene(home).window()[0]


def up_to_date(home):
    scene = Scene(home)
    scene.pair_both()
    return scene.window()[0]


def to_review(home):
    scene = Scene(home)
    scene.pair_both()
    met(scene)
    return scene.window()[0]


def deleted(home):
    window = to_review(home)
    choose(window, lambda row: getattr(row, "why", "") == "deleted")
    return window


def choose(window, is_wanted):
    """Choose the first thing to be reviewed that *is_wanted*."""
    review = window.pages.page("line").review
    rows = (review.model.row_at(review.model.index(at, 0)) for at in range(review.model.rowCount()))
    review.list.table.selectRow(next(at for at, row in enumerate(rows) if is_wanted(row)))


def offline(home):
    scene = Scene(home)
    scene.pair_both()
    person(scene.database, "Camille Le Goff")
    exchange(scene.database, lambda _url: Headquarters("http://127.0.0.1:9"))
    return scene.window()[0]


def late(home):
    scene = Scene(home)
    scene.pair_both()
    person(scene.database, "Camille Le Goff")
    with scene.database.applying() as session:
        then = clock.stamp(clock.now() - timedelta(days=4, hours=1))
        session.execute(text("UPDATE line_state SET done_at = :at"), {"at": then})
    return scene.window()[0]


def stopped(home):
    scene = Scene(home)
    scene.pair_both()
    person(scene.database, "Camille Le Goff")
    with scene.database.applying() as session:
        session.execute(text("UPDATE line_state SET trouble = 'unknown_device'"))
    return scene.window()[0]


def exchanging(home):
    window, exchanges = Scene(home), None
    window.pair_both()
    window, exchanges = window.window()
    exchanges.is_running, exchanges.step = True, (34, 120)
    exchanges.changed.emit()
    return window


def asking(home):
    scene = Scene(home)
    scene.pair_both(is_approved=False)
    window, _exchanges = scene.window()
    go_on(800)
    return window


def sealed(home):
    """The second laptop, before it was let in."""
    scene = Scene(home)
    scene.pair_both(is_approved=False)
    scene.database, scene.home = scene.other, scene.home.parent / "yann"
    window, _exchanges = scene.window()
    go_on(800)
    return window


def officer_asks(home):
    """Headquarters asks for a spare key; figures of another one were typed."""
    scene = _asked_for_spare_key(home)
    window, _exchanges = scene.window()
    go_on(800)
    question = window.pages.page("line").asking.question
    question.row.field.put("4821 7730 1195 6402 8817")
    question.hand_over()
    go_on(800)
    return window


def officer_holds(home):
    """The spare key was handed over."""
    from organiser.usecases.line.officer import hand_over

    scene = _asked_for_spare_key(home)
    hand_over(scene.database, scene.figures)
    exchange(scene.database, scene.server.connect)
    return _computers(scene)


def officer_refused(home):
    """It was refused, and she thinks it over."""
    from organiser.usecases.line.officer import refuse

    scene = _asked_for_spare_key(home)
    refuse(scene.database)
    exchange(scene.database, scene.server.connect)
    window = _computers(scene)
    window.pages.page("line").computers.officer.button.click()
    go_on(300)
    return window


def _asked_for_spare_key(home):
    scene = Scene(home)
    scene.pair_both()
    offline = Offline(home / "offline")
    publish(offline.public)
    scene.figures = offline.figures
    scene.exchange_all()
    return scene


def _computers(scene):
    window, _exchanges = scene.window()
    page = window.pages.page("line")
    page.show_part(page.computers)
    go_on(300)
    return window


def log(home):
    window = offline(home)
    page = window.pages.page("line")
    page.show_part(page.log)
    return window


def computers(home):
    window = asking(home)
    page = window.pages.page("line")
    page.show_part(page.computers)
    return window


def settings(home):
    return _settings(Scene(home))


def settings_linked(home):
    scene = Scene(home)
    scene.pair_both()
    return _settings(scene)


def pairing(home):
    window = _settings(Scene(home))
    dialog = window.pages.page("settings").line.ask_link()
    dialog.form.name.put("Portable de Malika")
    _KEPT.append(window)
    return dialog


def pairing_refused(home):
    dialog = pairing(home)
    dialog.form.address.put("siege.exemple.fr")
    dialog.form.code.put("K7M3P2QRTX")
    dialog.form.check()
    return dialog


def goodbye(home):
    window = settings_linked(home)
    _KEPT.append(window)
    return window.pages.page("settings").line.ask_leave()


def first_run(home):
    from PySide6.QtWidgets import QApplication

    from organiser import i18n, paths
    from organiser.ui.first_run.first_run import FirstRun
    from organiser.ui.language import Language
    from organiser.ui.lock.entrance import Entrance

    messages = Messages()
    jobs, front = Jobs(messages), Entrance()
    spoken = Language(QApplication.instance(), paths.resources() / "locale")
    screen = FirstRun(home / "new", jobs, messages, spoken, Server(home / "hq").connect)
    spoken.choose(i18n.language())
    front.show_screen(screen)
    front.resize(1366, 768)
    front.show()
    screen._go(4)
    _KEPT.extend((messages, jobs, front, spoken, screen))
    go_on(300)
    return front


def _settings(scene):
    window, _exchanges = scene.window()
    window.go("settings")
    go_on(300)
    window.pages.page("settings").show_line()
    return window
