"""The page of the proposals as `tools/shoot.py` draws it."""

from dataclasses import replace

from make import person
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from organiser.domain.proposal import Said
from organiser.domain.street_counts import StreetCount
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.proposals.dialogs import ProposalDialog, SecondDialog
from organiser.usecases import creating
from organiser.usecases.proposals import writing as proposals_writing
from tests.ui.proposals import scene
from tests.ui.today.scene import make_window

_KEPT = []


def proposals(home):
    return _window(home)


def answered(home):
    return _window(home, lambda page: page.list.table.selectRow(1))


def others(home):
    return _window(home, lambda page: page.list.table.selectRow(2))


def writing(home):
    _window(home, lambda page: page.write())
    return _dialog(ProposalDialog, Said("Un bus", "Mme Le Goff attend le bus.", "", 3))


def counting(home):
    _window(home, lambda page: page.write(), fill=_themed)
    form = _dialog(ProposalDialog, Said("Geler les loyers", "Trop chers.", "logement", 12))
    form.with_streets.box.click()
    return form


def counted(home):
    return _window(home, fill=_counted)


def _themed(database):
    for at in range(19):
        street = "rue des Lilas" if at < 12 else f"rue du Port {at % 3}"
        person(database, f"Anne Riou{at}", address=f"{at} {street}", themes="logement",
               postcode="35238", city="Rennes")  # fmt: skip


def _counted(database):
    counts = (StreetCount("rue des Lilas, Rennes", 12), StreetCount("", 7))
    said = Said("Geler les loyers", "Beaucoup disent que le loyer est trop cher.", "logement", 12)
    proposals_writing.keep_draft(database, replace(said, streets=counts))


def seconding(home):
    _window(home, _second)
    return _dialog(SecondDialog)


def narrow(home):
    window = _window(home)
    window.resize(900, 700)
    QTest.qWait(60)
    return window


def none(home):
    return _window(home, fill=lambda _database: None)


def _second(page):
    page.list.table.selectRow(2)
    page.second()


def _dialog(kind, said=None):
    found = next(part for part in QApplication.topLevelWidgets() if isinstance(part, kind))
    if said is not None:
        found.heading.put(said.title)
        found.text.put(said.text)
    return found


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
    window.go("proposals")
    QTest.qWait(60)
    then(window.pages.page("proposals"))
    QTest.qWait(60)
    return window
