"""Who is on which path, the latest first: one key for each thing there is to do."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from organiser import clock
from organiser.domain.pathway import Mark
from organiser.i18n import _, counted
from organiser.ui.forms.fields import DateField, LineField
from organiser.ui.paths.columns import CARER, VERB, walk_columns
from organiser.ui.people.acts import Acts
from organiser.ui.people.person_field import PersonField
from organiser.ui.phrases import Phrases
from organiser.ui.plans.parts import PlanParts
from organiser.ui.rights.form_dialog import FormDialog
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import Card, FlowBox, below, beside
from organiser.ui.widgets.buttons import Button, Chip
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.keys import KeyCap
from organiser.ui.widgets.labels import label
from organiser.usecases.paths import walking
from organiser.usecases.paths.reading import WalkRow, read_walks

_ROOM = 720
"""Pixels at ordinary text size, below which one column is too many."""


class WalksPart(QWidget):
    """The list, and below it what can be done with who is chosen."""

    def __init__(self, parts: PlanParts, acts: Acts) -> None:
        super().__init__()
        self._parts, self._acts = parts, acts
        self._path: UUID | None = None
        self._every: tuple[WalkRow, ...] = ()
        self.phrases = Phrases()
        self.title = label(role="h3", wraps=True)
        self.ended_chip = Chip()
        self.done_button, self.word_button = Button("", "check"), Button("", "message-square")
        self.skip_button, self.leave_button = Button("", "arrow-right"), Button("ghost", "x")
        self.carer_button, self.card_button = Button("", "users"), Button("", "eye")
        self.model: RowsModel[WalkRow] = RowsModel(walk_columns(), self)
        self.list = ListView(
            self.model, lambda: _("People on a path"),
            EmptyState("footprints", lambda: _("Nobody is on a path"),
                       lambda: _("Choose people in the list of supporters, then put them on a "
                                 "path. Their steps come here, the latest first.")),
        )  # fmt: skip
        self._say_phrases()
        self._lay_out()
        self._connect()

    def read_again(self) -> None:
        """Show who is on a path; where she stood, she stands."""
        self._every = read_walks(self._parts.database, with_ended=self.ended_chip.isChecked())
        self._show()

    def show_path(self, path_id: UUID | None) -> None:
        """Show who is on one path only; None: on any."""
        self._path = path_id
        self._show()

    def settle(self, mark: Mark) -> None:
        """The next step of whom she stands on is done, or is left out."""
        row = self.here()
        if row is None or row.stand.next is None:
            return
        work = partial(
            walking.settle_step, self._parts.database, row.id, row.stand.next.place, mark
        )
        said = _("Step done") if mark is Mark.DONE else _("Step skipped")
        self._acts.do_and_say(work, lambda over: _("Path completed. Thank you!") if over else said)

    def ask_word(self) -> None:
        """Ask on which day the step was done, by whom, and a word about it."""
        row = self.here()
        if row is None or row.stand.next is None:
            return
        day = DateField(lambda: _("On which day"), required=True)
        who = PersonField(lambda: _("Who did it"), self._parts.database)
        note = LineField(lambda: _("A word about it"))
        day.put(clock.today())
        who.put(row.carer)
        keep = partial(self._keep_word, row, row.stand.next.place)
        FormDialog(self, row.stand.next.step.title, _("Step done"), (day, who, note), keep).open()

    def ask_carer(self) -> None:
        """Ask who looks after it from now on."""
        row = self.here()
        if row is None or not row.is_open:
            return
        who = PersonField(lambda: _("Who looks after it"), self._parts.database)
        who.put(row.carer)
        keep = partial(self._keep_carer, row)
        FormDialog(self, _("Who looks after it"), _("Keep"), (who,), keep).open()

    def ask_why(self) -> None:
        """Ask why the path is given up."""
        row = self.here()
        if row is not None and row.is_open:
            why = LineField(lambda: _("Why, in a word"))
            keep = partial(self._leave, row)
            FormDialog(self, _("Give this path up?"), _("Give it up"), (why,), keep).open()

    def open_card(self) -> None:
        """Show the card of whom she stands on."""
        row = self.here()
        if row is not None and self._parts.open_person is not None:
            self._parts.open_person(row.person_id)

    def here(self) -> WalkRow | None:
        """Return whom she stands on."""
        index = self.list.table.currentIndex()
        return self.model.row_at(index) if index.isValid() else None

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.list.retranslate()
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.list.table.hasFocus():
            self.ask_why()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, a name and a step are worth more than who looks after it."""
        super().resizeEvent(event)
        self.list.show_column(CARER, shown=self.width() >= Theme.px(_ROOM))

    def _keep_word(self, row: WalkRow, place: int, day: date, who: str, note: str) -> None:
        by = row.carer_id if who == row.carer else UUID(who) if who else None
        walking.settle_step(
            self._parts.database, row.id, place, Mark.DONE, on=day, by=by, note=note,
        )  # fmt: skip
        self._acts.affirm(_("Step done"))

    def _keep_carer(self, row: WalkRow, who: str) -> None:
        if who != row.carer:
            walking.hand_over(self._parts.database, row.id, UUID(who) if who else None)
            self._acts.affirm(_("Path handed over"))

    def _leave(self, row: WalkRow, why: str) -> None:
        walking.give_up(self._parts.database, row.id, why)
        self._acts.affirm(_("Path given up"))

    def _show(self) -> None:
        here = self.here()
        rows = [row for row in self._every if self._path in (None, row.pathway_id)]
        late = sum(row.stand.is_late for row in rows)
        going = sum(row.is_open for row in rows)
        words = [counted("{count} person on a path", "{count} people on a path", going)]
        if late:
            words.append(counted("{count} step late", "{count} steps late", late))
        self.title.setText(" · ".join(words))
        self.model.show(rows)
        self.list.settle()
        self._foot.setVisible(bool(rows))
        places = [at for at, row in enumerate(rows) if here is not None and row.id == here.id]
        if rows:
            self.list.table.selectRow(places[0] if places else 0)
        self._fit()

    def _key(self, text: str) -> None:
        keys: dict[str, Callable[[], None]] = {
            "d": partial(self.settle, Mark.DONE), "s": partial(self.settle, Mark.SKIPPED),
            "g": self.ask_why, "m": self.ask_word, "c": self.open_card, "q": self.ask_carer,
        }  # fmt: skip
        if (work := keys.get(text.lower())) is not None:
            work()

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == VERB:
            self.settle(Mark.DONE)

    def _fit(self) -> None:
        row = self.here()
        for button in (self.done_button, self.word_button, self.skip_button):
            button.setEnabled(row is not None and row.stand.next is not None)
        for button in (self.leave_button, self.carer_button):
            button.setEnabled(row is not None and row.is_open)
        self.card_button.setEnabled(row is not None)

    def _say_phrases(self) -> None:
        self.phrases.text(self.ended_chip, lambda: _("Ended ones too"))
        self.phrases.text(self.done_button, lambda: _("Step done"))
        self.phrases.text(self.word_button, lambda: _("Done, with a word…"))
        self.phrases.text(self.skip_button, lambda: _("Skip it"))
        self.phrases.text(self.leave_button, lambda: _("Give up the path"))
        self.phrases.text(self.carer_button, lambda: _("Who looks after it…"))
        self.phrases.text(self.card_button, lambda: _("Her card"))

    def _lay_out(self) -> None:
        keyed = [
            _keyed(key, button)
            for key, button in (
                ("D", self.done_button), ("M", self.word_button), ("S", self.skip_button),
                ("Q", self.carer_button), ("C", self.card_button), ("G", self.leave_button),
            )
        ]  # fmt: skip
        top = beside(self.title, self.ended_chip)
        top.setStretch(0, 1)
        self._foot = FlowBox(*keyed, gap=8)
        box = below(top, Card(self.list, gap=0, padding=1), self._foot, gap=10)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.card_button.setVisible(self._parts.open_person is not None)

    def _connect(self) -> None:
        self.ended_chip.clicked.connect(self.read_again)
        self.done_button.clicked.connect(partial(self.settle, Mark.DONE))
        self.skip_button.clicked.connect(partial(self.settle, Mark.SKIPPED))
        self.word_button.clicked.connect(self.ask_word)
        self.carer_button.clicked.connect(self.ask_carer)
        self.leave_button.clicked.connect(self.ask_why)
        self.card_button.clicked.connect(self.open_card)
        self.list.opened.connect(lambda _index: self.settle(Mark.DONE))
        self.list.table.clicked.connect(self._clicked)
        self.list.typed.connect(self._key)
        self.list.selection_changed.connect(self._fit)


def _keyed(key: str, button: Button) -> QWidget:
    part = QWidget()
    part.setLayout(beside(KeyCap(key), button, gap=4))
    return part
