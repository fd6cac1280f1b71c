"""The page of rights as `tools/shoot.py` draws it."""

from datetime import date, timedelta

from make import PASSWORD, bring_in, candidate, person
from PySide6.QtTest import QTest

from organiser import clock
from organiser.domain.breach import Severity
from organiser.domain.rights import RequestKind
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.rights.erase_dialog import EraseDialog
from organiser.ui.rights.form_dialog import FormDialog
from organiser.usecases import creating, silence
from organiser.usecases.rights import breaches, desk
from tests.ui.today import scene

_KEPT = []
_LONG = "Marie-Antoinette Le Guen de Kerangal-Penhoat"


def empty(home):
    return _page(home)[0]


def requests(home):
    return _page(home, _fill)[0]


def durations(home):
    window, page = _page(home, _fill)
    page.show_part(page.durations)
    QTest.qWait(600)
    return window


def informing(home):
    window, page = _page(home, _fill)
    page.show_part(page.informing)
    return window


def papers(home):
    window, page = _page(home, _fill)
    page.show_part(page.papers)
    return window


def erase(home):
    window, page = _page(home, _fill)
    dialog = EraseDialog(page, _LONG)
    dialog.typed.put("Marie-Antoinette")
    _KEPT.append(window)
    return dialog


def note(home):
    window, page = _page(home, _fill)
    page.requests.ask_request()
    _KEPT.append(window)
    return page.window().findChildren(FormDialog)[0]


def _page(home, fill=None):
    database = creating.create_committee(
        home, "Plouexemple", password=PASSWORD, insee="29999", in_keyring=False
    ).database
    if fill:
        fill(database)
    messages = Messages()
    jobs = Jobs(messages)
    window = scene.make_window(database, home, messages, jobs)
    _KEPT.extend((database, messages, jobs, window))
    window.resize(1366, 768)
    window.show()
    window.go("rights")
    QTest.qWait(400)
    return window, window.pages.page("rights")


def _fill(database):
    today = clock.today()
    bring_in(
        database,
        candidate(_LONG, 2, emails=["marie@example.org"], street="1 rue des Lilas"),
        candidate("Anne Riou", 3, street="2 rue des Lilas"),
        candidate("Enora Kerneis", 4, phones=["06 39 98 12 34"]),
    )
    people = [person(database, name) for name in ("Solène Le Bihan", _LONG, "Yann Le Goff")]
    asked = (
        (people[0], RequestKind.ACCESS, 29, "lettre"),
        (people[1], RequestKind.ERASE, 24, "courriel du comité voisin, transmis par le siège"),
        (people[2], RequestKind.LIMIT, 2, ""),
    )
    for who, kind, days, told in asked:
        desk.note_request(
            database, who, kind, received_on=today - timedelta(days), told_by=told,
            identity_check="appelée au numéro de la fiche",
        )  # fmt: skip
    old = desk.note_request(database, people[2], RequestKind.PORT, received_on=today)
    desk.answer_request(database, old, "fichier remis")
    with database.transaction("test") as session:
        session.connection().exec_driver_sql("UPDATE person SET created_at = 1760000000000")
    silence.add_election(database, "Présidentielle, premier tour", date(2027, 4, 11))
    breaches.note_breach(
        database, "Feuille 110 003 oubliée dans un café, rue Haute", aware_at=clock.now(),
        people=25, severity=Severity.HIGH, measures="Déclarée nulle",
    )  # fmt: skip
