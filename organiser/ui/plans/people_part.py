"""Who is on the list of an action: where each stands, said with one key."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from organiser.database import Database
from organiser.domain.action import ActionState, Attendance
from organiser.domain.consent import Channel
from organiser.i18n import _, counted
from organiser.ui.people.acts import Acts
from organiser.ui.phrases import Phrases
from organiser.ui.plans.names_field import NamesField
from organiser.ui.plans.words import ATTENDANCE_TONES, upper
from organiser.ui.tables.columns import Column, LinesCell, PersonCell, PillCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import Card, FlowBox, below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.keys import KeyCap
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured
from organiser.usecases.plans import attending, inviting
from organiser.usecases.plans.agenda import ActionDetail, Attendee
from organiser.words.labels import channel_label
from organiser.words.plans import attendance_label, hours_words, named

KEYS = {"1": Attendance.INVITED, "2": Attendance.COMING, "3": Attendance.CAME,
        "4": Attendance.DID_NOT}  # fmt: skip
_UNSHIFTED = dict(zip("&é\"'", KEYS, strict=True))
"""What these keys give without Shift on a French keyboard."""
_ICONS = {
    Attendance.INVITED: "mail", Attendance.COMING: "check", Attendance.CAME: "circle-check",
    Attendance.DID_NOT: "x",
}  # fmt: skip
_LEADS = "l"
_SELECT = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class PeoplePart(Measured, QWidget):
    """A field that adds people, the list, and a button with its key for each answer."""

    invite_asked = Signal()

    def __init__(self, database: Database, acts: Acts) -> None:
        super().__init__()
        self._database, self._acts = database, acts
        self._detail: ActionDetail | None = None
        self.phrases = Phrases()
        self.names = NamesField(lambda: _("Add somebody"), database)
        self.model: RowsModel[Attendee] = RowsModel(_columns(), self)
        self.list = ListView(
            self.model, lambda: _("People of the action"),
            EmptyState("users", lambda: _("Nobody yet"),
                       lambda: _("Add people by their names, or invite a list."), width=260),
        )  # fmt: skip
        self.list.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.buttons = {state: Button("", _ICONS[state]) for state in Attendance}
        self.lead_button, self.off_button = Button("ghost", "star"), Button("ghost", "trash-2")
        self.invite_button = Button("", "mail")
        self.counts = label(role="muted", wraps=True)
        self._say_phrases()
        self._lay_out()
        self._connect()
        self.measure()

    def first_focus(self) -> QWidget:
        """Return the list, or the field for a name while there is nobody on it."""
        return self.list if self.model.rowCount() else self.names.line

    def show_action(self, detail: ActionDetail) -> None:
        """Show the people of *detail*; who was selected stays selected."""
        chosen = {who.person_id for who in self.chosen()}
        is_same = self._detail is not None and self._detail.row.id == detail.row.id
        self._detail = detail
        self.model.show(detail.people)
        self.list.settle()
        self.counts.setText(counts_words(detail.people))
        if not is_same:
            self.names.put(())
        elif chosen:
            self._choose(chosen)
        self._fit()

    def chosen(self) -> list[Attendee]:
        """Return who is selected."""
        rows = range(self.model.rowCount())
        places = [place for place in self.list.chosen_rows() if place in rows]
        return [self.model.row_at(self.model.index(place, 0)) for place in places]

    def mark(self, state: Attendance) -> None:
        """Note that who is selected is *state*."""
        people = [who.person_id for who in self.chosen()]
        if self._detail is not None and people:
            work = partial(attending.mark, self._database, self._detail.row.id, people, state)
            self._acts.did(work, _marked(state, len(people)))

    def turn_lead(self) -> None:
        """Who is selected leads the action, or no longer does."""
        for who in self.chosen()[:1]:
            assert self._detail is not None
            work = partial(
                attending.let_lead, self._database, self._detail.row.id, who.person_id,
                leads=not who.leads,
            )  # fmt: skip
            words = _("{name} no longer leads it") if who.leads else _("{name} leads it")
            self._acts.did(work, words.format(name=who.name))

    def take_off(self) -> None:
        """Take who is selected off the list."""
        people = [who.person_id for who in self.chosen()]
        if self._detail is not None and people:
            work = partial(inviting.take_off, self._database, self._detail.row.id, people)
            said = counted(
                "{count} person off the list", "{count} people off the list", len(people)
            )
            self._acts.did(work, said)

    def add(self, people: Sequence[UUID]) -> None:
        """Put *people* on the list: coming, or there when it has taken place."""
        if self._detail is None or not people:
            return
        is_done = self._detail.row.state is ActionState.DONE or self._detail.row.is_over()
        state = Attendance.CAME if is_done else Attendance.COMING
        work = partial(attending.mark, self._database, self._detail.row.id, people, state)
        self._acts.did(work, _marked(state, len(people)))

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.list.retranslate()
        if self._detail is not None:
            self.counts.setText(counts_words(self._detail.people))

    def measure(self) -> None:
        self.list.setMinimumHeight(Theme.px(230))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.list.table.hasFocus():
            self.take_off()
        else:
            super().keyPressEvent(event)

    def _key(self, text: str) -> None:
        digit = plain_key(text)
        if digit in KEYS:
            self.mark(KEYS[digit])
        elif text.lower() == _LEADS:
            self.turn_lead()

    def _take_names(self) -> None:
        """Whoever is taken in the field goes on the list at once."""
        if self.names.line.text().strip():
            return
        people = self.names.value()
        if people:
            self.names.put(())
            self.add(people)

    def _choose(self, people: set[UUID]) -> None:
        selection = self.list.table.selectionModel()
        for place in range(self.model.rowCount()):
            index = self.model.index(place, 0)
            if self.model.row_at(index).person_id in people:
                selection.select(index, _SELECT)
                selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _fit(self) -> None:
        has_some, is_one = bool(self.chosen()), len(self.chosen()) == 1
        for button in (*self.buttons.values(), self.off_button):
            button.setEnabled(has_some)
        self.lead_button.setEnabled(is_one)
        if self._detail is not None:
            self.invite_button.setEnabled(self._detail.row.state is ActionState.PLANNED)

    def _say_phrases(self) -> None:
        said: dict[Attendance, Callable[[], str]] = {
            Attendance.INVITED: lambda: _("No answer yet"), Attendance.COMING: lambda: _("Coming"),
            Attendance.CAME: lambda: _("Came"), Attendance.DID_NOT: lambda: _("Did not come"),
        }  # fmt: skip
        for state, button in self.buttons.items():
            self.phrases.text(button, said[state])
        self.phrases.text(self.lead_button, lambda: _("Leads it"))
        self.phrases.text(self.off_button, lambda: _("Take off"))
        self.phrases.text(self.invite_button, lambda: _("Invite…"))
        self.phrases.name(self.names.line, lambda: _("Add somebody"), tip=False)
        self.phrases.put(self.names.line.setPlaceholderText, lambda: _("Add somebody by her name"))

    def _lay_out(self) -> None:
        with_keys = [keyed(digit, self.buttons[state]) for digit, state in KEYS.items()]
        flow = FlowBox(*with_keys, keyed("L", self.lead_button), self.off_button, gap=8)
        top = beside(self.names.line, self.invite_button)
        top.setStretch(0, 1)
        box = below(
            top, self.counts, Card(self.list, gap=0, padding=1), flow, gap=8, margins=(0, 10, 0, 10)
        )
        box.setStretch(2, 1)
        self.setLayout(box)

    def _connect(self) -> None:
        for state, button in self.buttons.items():
            button.clicked.connect(partial(self.mark, state))
        self.lead_button.clicked.connect(self.turn_lead)
        self.off_button.clicked.connect(self.take_off)
        self.invite_button.clicked.connect(self.invite_asked)
        self.names.changed.connect(self._take_names)
        self.list.typed.connect(self._key)
        self.list.selection_changed.connect(self._fit)


def counts_words(people: Sequence[Attendee]) -> str:
    """Return how many came, are coming, have not answered and did not come."""
    count = {state: sum(who.state is state for who in people) for state in Attendance}
    told = {
        Attendance.CAME: counted("{count} came", "{count} came", count[Attendance.CAME]),
        Attendance.COMING: counted(
            "{count} is coming", "{count} are coming", count[Attendance.COMING]
        ),
        Attendance.INVITED: counted(
            "{count} invited", "{count} invited", count[Attendance.INVITED]
        ),
        Attendance.DID_NOT: counted(
            "{count} did not", "{count} did not", count[Attendance.DID_NOT]
        ),
    }
    return " · ".join(words for state, words in told.items() if count[state])


def _columns() -> list[Column[Attendee]]:
    return [
        Column(lambda: _("Name"), _name, _person, tip=_clash_words, width=160, stretches=True),
        Column(lambda: _("Answer"), lambda who: upper(attendance_label(who.state)), _pill,
               width=150),
    ]  # fmt: skip


def _name(who: Attendee) -> str:
    return ", ".join(filter(None, (who.name or _("Without a name"), _detail_of(who))))


def _person(who: Attendee) -> PersonCell:
    mark = "triangle-alert" if who.clashes else ""
    name = who.name or _("Without a name")
    return PersonCell(name, _detail_of(who), who.person_id.int % 97, mark)


def _detail_of(who: Attendee) -> str:
    if who.clashes:
        return _clash_words(who)
    channel = channel_label(Channel(who.channel)) if who.channel else ""
    leads = _("leads it") if who.leads else ""
    return " · ".join(filter(None, (leads, who.phone, channel if not who.phone else "")))


def _clash_words(who: Attendee) -> str:
    words = _("also expected: {action}, {hours}")
    return "; ".join(
        words.format(action=named(clash.kind, clash.title), hours=hours_words(clash.span))
        for clash in who.clashes
    )


def _pill(who: Attendee) -> PillCell | LinesCell:
    return PillCell(upper(attendance_label(who.state)), ATTENDANCE_TONES[who.state])


def _marked(state: Attendance, count: int) -> str:
    if state is Attendance.COMING:
        return counted("{count} person is coming", "{count} people are coming", count)
    if state is Attendance.CAME:
        return counted("{count} person came", "{count} people came", count)
    if state is Attendance.DID_NOT:
        return counted("{count} person did not come", "{count} people did not come", count)
    return counted("{count} person has not answered", "{count} people have not answered", count)


def plain_key(text: str) -> str:
    """Return the digit that a key of the top row stands for, with or without Shift."""
    return _UNSHIFTED.get(text, text)


def keyed(key: str, button: Button) -> QWidget:
    """Return *button* with the *key* that does the same."""
    both = QWidget()
    both.setLayout(beside(KeyCap(key), button, gap=4))
    return both
