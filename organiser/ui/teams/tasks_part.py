"""The tasks: a line to give one with, and the list; Enter says that one is done."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from organiser import clock
from organiser.i18n import _, short_date
from organiser.ui.forms.fields import DateField, Invalid
from organiser.ui.forms.files import ask_where
from organiser.ui.people.acts import Acts
from organiser.ui.people.person_field import PersonField
from organiser.ui.phrases import Phrases
from organiser.ui.plans.parts import PlanParts
from organiser.ui.relative_date import ago
from organiser.ui.tables.columns import Column, LinesCell, PillCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.widgets.boxes import Card, FlowBox, below, beside
from organiser.ui.widgets.buttons import Button, Chip
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import label
from organiser.usecases.teams import tasks
from organiser.usecases.teams.tasks import TaskRow


class TasksPart(QWidget):
    """What is to be done, the most urgent on top."""

    def __init__(self, parts: PlanParts, acts: Acts) -> None:
        super().__init__()
        self._parts, self._acts = parts, acts
        self._changing: TaskRow | None = None
        self.phrases = Phrases()
        self.what = QLineEdit()
        self.who = PersonField(lambda: _("Who does it"), parts.database)
        self.due = DateField(lambda: _("By when"))
        self.add_button, self.done_chip = Button("primary", "plus"), Chip()
        self.done_button, self.change_button = Button("", "check"), Button("", "pencil")
        self.drop_button, self.save_button = Button("ghost", "trash-2"), Button("", "download")
        self._problem = label(role="error", wraps=True)
        self.model: RowsModel[TaskRow] = RowsModel(_columns(), self)
        self.list = ListView(
            self.model, lambda: _("Tasks"),
            EmptyState("circle-check", lambda: _("Nothing to be done"),
                       lambda: _("Write a task above: what, who does it, by when.")),
        )  # fmt: skip
        self._say_phrases()
        self._lay_out()
        self._connect()

    def read_again(self) -> None:
        """Show what is to be done; where she stood, she stands."""
        here = self._here()
        rows = tasks.read_tasks(self._parts.database, with_done=self.done_chip.isChecked())
        self.model.show(rows)
        self.list.settle()
        places = [at for at, row in enumerate(rows) if here is not None and row.id == here.id]
        if rows:
            self.list.table.selectRow(places[0] if places else 0)
        self._fit()

    def keep(self) -> None:
        """Write the task that is typed, or say what is wrong."""
        try:
            who, due = self.who.value(), self.due.value()
        except Invalid as error:
            self._say(str(error))
            return
        kept = self._changing
        is_same = kept is not None and who == kept.name
        to = kept.person_id if is_same and kept else UUID(who) if who else None
        words = self.what.text()
        give = partial(tasks.give_task, self._parts.database, words, to=to, due_on=due)
        row = self._changing
        if row is None:
            is_kept = self._acts.did(give, _("Task noted"))
        else:
            change = partial(
                tasks.change_task, self._parts.database, row.id, words, to=to, due_on=due
            )
            is_kept = self._acts.did(change, _("Task changed"))
        if is_kept:
            self._begin(None)
            self.what.setFocus()

    def turn(self, _index: QModelIndex | None = None) -> None:
        """The task she stands on is done, or is not after all."""
        row = self._here()
        if row is not None:
            is_done = row.done_on is None
            work = partial(tasks.settle_task, self._parts.database, row.id, is_done=is_done)
            self._acts.did(work, _("Done. Thank you!") if is_done else _("To be done again"))

    def change(self) -> None:
        """Put the task she stands on in the line, to be changed."""
        row = self._here()
        if row is not None:
            self._begin(row)
            self.what.setFocus()

    def drop(self) -> None:
        """The task she stands on is not needed."""
        row = self._here()
        if row is not None:
            self._acts.did(
                partial(tasks.drop_task, self._parts.database, row.id), _("Task dropped")
            )

    def ask_paper(self) -> None:
        """Ask where the list of tasks is to be written."""
        ask_where(self, _("Save as PDF"), _("tasks.pdf"), "PDF (*.pdf)", self.save_to)

    def save_to(self, file: Path) -> None:
        """Write the list of tasks, to be printed."""
        from organiser.usecases.plans import papers

        self._parts.messages.data_leave.emit()
        work = partial(papers.write_tasks, self._parts.database, file)
        self._parts.jobs.run(work, then=self._say_saved, owner=self)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.due.phrases.say_again()
        self.list.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not self.list.table.hasFocus():
            self.keep()
        elif event.key() == Qt.Key.Key_Escape and self._changing is not None:
            self._begin(None)
        elif event.key() == Qt.Key.Key_Delete and self.list.table.hasFocus():
            self.drop()
        else:
            super().keyPressEvent(event)

    def _key(self, text: str) -> None:
        if text.lower() == "e":
            self.change()
        elif text.lower() == "n":
            self._begin(None)
            self.what.setFocus()

    def _begin(self, row: TaskRow | None) -> None:
        self._changing = row
        self.what.setText("" if row is None else row.what)
        self.who.put("" if row is None else row.name)
        self.due.put(None if row is None else row.due_on)
        self._say("")
        self.add_button.setText(self._said_add())

    def _here(self) -> TaskRow | None:
        index = self.list.table.currentIndex()
        return self.model.row_at(index) if index.isValid() else None

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _fit(self) -> None:
        for button in (self.done_button, self.change_button, self.drop_button):
            button.setEnabled(self._here() is not None)
        self.save_button.setEnabled(self.model.rowCount() > 0)

    def _say_saved(self, _nothing: None) -> None:
        self._parts.messages.say(_("The list is saved as a PDF."))

    def _said_add(self) -> str:
        return _("Add the task") if self._changing is None else _("Save the task")

    def _say_phrases(self) -> None:
        for field, phrase in (
            (self.what, lambda: _("What is to be done")),
            (self.who.line, self.who.name),
            (self.due.line, self.due.name),
        ):
            self.phrases.name(field, phrase, tip=False)
            self.phrases.put(field.setPlaceholderText, phrase)
        self.phrases.put(self.add_button.setText, self._said_add)
        self.phrases.text(self.done_chip, lambda: _("Done ones too"))
        self.phrases.text(self.done_button, lambda: _("Done, or not"))
        self.phrases.text(self.change_button, lambda: _("Change"))
        self.phrases.text(self.drop_button, lambda: _("Drop"))
        self.phrases.text(self.save_button, lambda: _("Save the list as PDF"))

    def _lay_out(self) -> None:
        top = beside(self.what, self.who.line, self.due.line, self.add_button)
        for place, share in enumerate((5, 3, 2)):
            top.setStretch(place, share)
        self._problem.hide()
        foot = FlowBox(
            self.done_button, self.change_button, self.drop_button, self.save_button, gap=8
        )
        box = below(
            top, self._problem, beside(self.done_chip, None), Card(self.list, gap=0, padding=1),
            foot, gap=10, margins=(24, 14, 24, 18),
        )  # fmt: skip
        box.setStretch(3, 1)
        self.setLayout(box)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.keep)
        self.done_chip.clicked.connect(self.read_again)
        self.done_button.clicked.connect(self.turn)
        self.change_button.clicked.connect(self.change)
        self.drop_button.clicked.connect(self.drop)
        self.save_button.clicked.connect(self.ask_paper)
        self.list.opened.connect(self.turn)
        self.list.typed.connect(self._key)
        self.list.selection_changed.connect(self._fit)


def _columns() -> list[Column[TaskRow]]:
    return [
        Column(lambda: _("Task"), lambda row: row.what, _what, width=300, stretches=True),
        Column(lambda: _("Who does it"), _who, width=220),
        Column(lambda: _("By when"), _when, _when_cell, width=160),
        Column(lambda: _("State"), _state, _pill, width=120),
    ]


def _what(row: TaskRow) -> LinesCell:
    return LinesCell(row.what, strong=row.done_on is None)


def _who(row: TaskRow) -> str:
    return row.name or _("nobody yet")


def _when(row: TaskRow) -> str:
    return short_date(row.due_on) if row.due_on else "—"


def _when_cell(row: TaskRow) -> LinesCell:
    if row.due_on is None:
        return LinesCell("")
    tone = "danger" if row.is_late(clock.today()) else ""
    when = ago(row.due_on, clock.today())
    words = _("late · {when}").format(when=when) if tone else when
    return LinesCell(short_date(row.due_on), words if row.done_on is None else "", tone)


def _state(row: TaskRow) -> str:
    if row.done_on is not None:
        return _("Done")
    return _("Late") if row.is_late(clock.today()) else _("To do")


def _pill(row: TaskRow) -> PillCell:
    is_late = row.is_late(clock.today())
    return PillCell(_state(row), "success" if row.done_on else "danger" if is_late else "info")
