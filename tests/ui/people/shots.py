"""The people of the demonstration, as `tools/shoot.py` draws them.

Make them first: python -m organiser demo --out DIR, then say DIR in ORGANISER_DEMO.
"""

import os
from datetime import timedelta
from pathlib import Path

from make import person
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from organiser import clock
from organiser.domain.action import ActionKind
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.usecases import actions, objections, opening
from organiser.usecases.demonstration import PASSWORD
from organiser.usecases.people.card import read_card
from organiser.usecases.people.listing import Directory
from tests.ui.people.scene import make_window
from tests.ui.slips import shots as slips

_KEPT = []
SEASON = (
    ActionKind.STALL, ActionKind.DOOR_TO_DOOR, ActionKind.DOOR_TO_DOOR, ActionKind.MEETING,
    ActionKind.POSTERS, ActionKind.CALLS, ActionKind.STALL,
)  # fmt: skip


def listed(home):
    return _window(home)


def edited(home):
    window = _window(home)
    window.pages.page("people").edit_person()
    return window


def added(home):
    window = _window(home)
    page = window.pages.page("people")
    page.add_person()
    page.side.new.fields["first_name"].put("Alan")
    page.side.new.fields["last_name"].put("Abgrall")
    page.side.new._look()
    return window


def noted(home):
    window = _window(home)
    window.pages.page("people").note_action()
    return window


def explained(home):
    window = _window(home)
    _go_to_the_engaged(window)
    window.pages.page("people").side.card.explain_or_not()
    return window


def explained_to_a_contact(home):
    window = _window(home)
    window.pages.page("people").side.card.explain_or_not()
    return window


def objecting(home):
    window = _window(home)
    _go_to_the_engaged(window)
    card = window.pages.page("people").side.card
    card.explain_or_not()
    card.why.objection.object_button.click()
    return window


def objected(home):
    window = _window(home)
    page = window.pages.page("people")
    _go_to_the_engaged(window)
    person_id = page.side.card.card.id
    if page.side.card.card.standing.objection is None:
        objections.object_to_ranking(page._parts.database, person_id, "au stand, à Yann")
    page.open_person(person_id)
    page._show_current()
    if page.side.card.why.isHidden():
        page.side.card.explain_or_not()
    return window


def consented(home):
    window = _window(home)
    card = window.pages.page("people").side.card
    card.tabs.setCurrentIndex(2)
    card.consent.record_button.click()
    return window


def several(home):
    window = _window(home)
    page = window.pages.page("people")
    table = page.list.view.table
    for place in (1, 3, 4):
        table.selectionModel().select(page.list.model.index(place, 0), _SELECT)
    return window


def nobody(home):
    window = _window(home)
    page = window.pages.page("people")
    page.filters.search.setText("zzzzzz")
    page.filters.search._ask()
    return window


def exported(home):
    from organiser.ui.people.export_dialog import ExportDialog

    window = _window(home)
    page = window.pages.page("people")
    return ExportDialog(page, page._parts, None, 1251)


def _window(home):
    database = opening.open_with_password(_demo(), PASSWORD)
    messages = Messages()
    jobs = Jobs(messages)
    window = make_window(database, home, messages, jobs, list)
    _KEPT.extend((database, messages, jobs, window))
    window.resize(1366, 768)
    window.show()
    page = window.pages.page("people")
    for _turn in range(2000):
        QApplication.processEvents()
        if page.list.model.rowCount():
            break
    numbers = page.list.model.ids
    page.list.go_to(numbers[4])
    page._show_current()
    return window


def _go_to_the_engaged(window):
    """Somebody of whom a season is noted, the first time it is asked for."""
    page = window.pages.page("people")
    database = page._parts.database
    number = page.list.model.ids[2]
    (person_id,) = Directory(database).ids([number])
    if not read_card(database, person_id).standing.why.facts:
        for days, kind in enumerate(SEASON, start=1):
            day = clock.today() - timedelta(days=9 * days * days)
            theme = "Logement" if days % 2 else ""
            actions.log_action(database, kind, [person_id], on=day, theme=theme)
        actions.note_training(
            database, "Première porte", [person_id], on=clock.today() - timedelta(days=30)
        )
    page.list.go_to(number)
    page._show_current()


def _demo():
    return Path(os.environ["ORGANISER_DEMO"]) / "committee"


from PySide6.QtCore import QItemSelectionModel  # noqa: E402

_SELECT = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


def pair(home):
    """Two entries that may be one person, with the sum of the reasons."""
    database, _who, window = slips.opened(home)
    person(database, "Ane Riou", phones="06 39 98 12 00")
    window.go("duplicates")
    page = window.pages.page("duplicates")
    QTest.qWait(1500)
    page.sum_button.click()
    return window
