"""The next outing: its day, its doors, and where its packets stand."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from organiser import clock
from organiser.database import Database
from organiser.i18n import _, counted, long_date, number
from organiser.ui.relative_date import ago
from organiser.ui.tips import plain_tip
from organiser.ui.today.card import ReadCard
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import ElidedLabel, label
from organiser.ui.widgets.pictures import Picture
from organiser.usecases.coming import Coming, NextAction, read_coming
from organiser.usecases.today import NextOuting
from organiser.words.labels import sheet_state_label
from organiser.words.plans import named, when_words


class OutingCard(ReadCard):
    """What is printed for the next day that has a packet, or the way to prepare one."""

    opened = Signal(object)
    """The ids of the packets of the outing."""
    prepare_asked = Signal()
    action_opened = Signal(object)
    """The id of the action that is planned next."""
    topics = frozenset({"sheets", "visits", "actions"})

    def __init__(self, database: Database) -> None:
        super().__init__(lambda: _("Next outing"), 140)
        self._database = database

    def work(self) -> partial[Coming]:
        return partial(read_coming, self._database)

    def make(self) -> QWidget:
        body = QWidget()
        self._name, self._when = ElidedLabel(role="strong"), label(role="caption", wraps=True)
        self._stand = label(role="caption", wraps=True)
        self.open_button, self.prepare_button = Button("", "layout-list"), Button("", "printer")
        self.phrases.text(self.open_button, lambda: _("See its sheets"))
        self.phrases.text(self.prepare_button, lambda: _("Prepare an outing"))
        self.open_button.clicked.connect(self._open)
        self.prepare_button.clicked.connect(self.prepare_asked)
        words = below(self._name, self._when, self._stand, gap=1)
        picture = Picture("calendar-check", "accent_text", 18, "accent_soft")
        self.action_button = Button("link", "calendar")
        self.action_button.clicked.connect(self._open_action)
        top = beside(picture, words, gap=12)
        top.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        top.setStretch(1, 1)
        buttons = beside(self.open_button, self.prepare_button, None, gap=8)
        body.setLayout(below(top, beside(self.action_button, None), None, buttons, gap=8))
        return body

    def show_value(self, value: Coming) -> None:
        self._show_outing(value.outing)
        self.action_button.setVisible(value.action is not None)
        if value.action is not None:
            self.action_button.setText(_planned(value.action))
            self.action_button.setToolTip(plain_tip(when_words(value.action.span)))

    def _show_outing(self, value: NextOuting | None) -> None:
        self.open_button.setVisible(value is not None)
        self.prepare_button.setVisible(value is None)
        self._stand.setVisible(value is not None)
        if value is None:
            self._name.setText(_("No outing is printed yet"))
            self._when.setText(_("Choose streets, say who goes, and print."))
            return
        day = long_date(value.on)
        words = _("{day} · {when}")
        self._name.setText(value.title)
        self._when.setText(
            words.format(day=day[:1].upper() + day[1:], when=ago(value.on, clock.today()))
        )
        self._stand.setText(_standing(value))

    def text(self) -> str:
        """Return what it says."""
        return f"{self._name.text()}. {self._when.text()}. {self._stand.text()}"

    def _open(self) -> None:
        assert self.value.outing is not None
        self.opened.emit(self.value.outing.sheets)

    def _open_action(self) -> None:
        self.action_opened.emit(self.value.action.id)


def _planned(action: NextAction) -> str:
    words = _("{action}, {when}").format(
        action=named(action.kind, action.title), when=ago(action.span.on, clock.today())
    )
    if action.needed is None:
        return words
    people = _("{count} of {needed} are coming")
    return " · ".join(
        (words, people.format(count=number(action.coming), needed=number(action.needed)))
    )


def _standing(outing: NextOuting) -> str:
    sheets = counted("{count} sheet", "{count} sheets", len(outing.sheets))
    doors = counted("{count} door", "{count} doors", outing.doors)
    words = _("{state}: {count}") if len(outing.sheets) > 1 else "{state}"
    states = [
        words.format(state=sheet_state_label(state), count=number(count))
        for state, count in outing.states
    ]
    return " · ".join((doors, sheets, ", ".join(states)))
