"""What an action takes: each thing, who brings it, and whether it is ready."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from organiser.database import Database
from organiser.i18n import _, number
from organiser.ui.forms.fields import Invalid
from organiser.ui.people.acts import Acts
from organiser.ui.people.person_field import PersonField
from organiser.ui.phrases import Phrases
from organiser.ui.tables.columns import Column, LinesCell, PillCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import Card, FlowBox, below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured
from organiser.usecases.plans import attending
from organiser.usecases.plans.agenda import ActionDetail, Thing


class MaterialPart(Measured, QWidget):
    """A line to add things with, and the list; Enter ticks what is ready."""

    def __init__(self, database: Database, acts: Acts) -> None:
        super().__init__()
        self._database, self._acts = database, acts
        self._action: UUID | None = None
        self.phrases = Phrases()
        self.what = QLineEdit()
        self.who = PersonField(lambda: _("Who brings it"), database)
        self.add_button, self.ready_button = Button("", "plus"), Button("", "check")
        self.drop_button = Button("ghost", "trash-2")
        self._problem = label(role="error", wraps=True)
        self.model: RowsModel[Thing] = RowsModel(_columns(), self)
        self.list = ListView(
            self.model, lambda: _("Material of the action"),
            EmptyState("store", lambda: _("Nothing to bring"),
                       lambda: _("A table, leaflets, pens: one line each."), width=260),
        )  # fmt: skip
        for field, phrase in (
            (self.what, lambda: _("What it takes")),
            (self.who.line, self.who.name),
        ):
            self.phrases.name(field, phrase, tip=False)
            self.phrases.put(field.setPlaceholderText, phrase)
        self.phrases.text(self.add_button, lambda: _("Add"))
        self.phrases.text(self.ready_button, lambda: _("Ready, or not"))
        self.phrases.text(self.drop_button, lambda: _("Take off"))
        self._lay_out()
        self._connect()
        self.measure()

    def show_action(self, detail: ActionDetail) -> None:
        """Show what *detail* takes; where she stood, she stands."""
        here = self.list.table.currentIndex().row() if self._action == detail.row.id else 0
        self._action = detail.row.id
        self.model.show(detail.material)
        self.list.settle()
        if self.model.rowCount():
            self.list.table.selectRow(min(max(0, here), self.model.rowCount() - 1))
        self._fit()

    def add(self) -> None:
        """Add the thing that is typed."""
        if self._action is None or not self.what.text().strip():
            self.what.setFocus()
            return
        try:
            who = self.who.value()
        except Invalid as error:
            self._say(str(error))
            return
        self._say("")
        work = partial(
            attending.add_material, self._database, self._action, self.what.text(),
            UUID(who) if who else None,
        )  # fmt: skip
        if self._acts.do(work, _("Material added")) is not None:
            self.what.clear()
            self.who.put("")
            self.what.setFocus()

    def turn(self, _index: QModelIndex | None = None) -> None:
        """What she stands on is ready, or is not."""
        thing = self._here()
        if thing is not None:
            work = partial(
                attending.tick_material, self._database, thing.id, is_ready=not thing.is_ready
            )
            self._acts.did(work, _("Not ready") if thing.is_ready else _("Ready"))

    def drop(self) -> None:
        """What she stands on is not needed."""
        thing = self._here()
        if thing is not None:
            self._acts.did(
                partial(attending.drop_material, self._database, thing.id), _("Material taken off")
            )

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.list.retranslate()

    def measure(self) -> None:
        self.list.setMinimumHeight(Theme.px(230))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and (self.what.hasFocus() or self.who.line.hasFocus()):
            self.add()
        elif event.key() == Qt.Key.Key_Delete and self.list.table.hasFocus():
            self.drop()
        else:
            super().keyPressEvent(event)

    def _here(self) -> Thing | None:
        index = self.list.table.currentIndex()
        return self.model.row_at(index) if index.isValid() else None

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _fit(self) -> None:
        for button in (self.ready_button, self.drop_button):
            button.setEnabled(self._here() is not None)

    def _lay_out(self) -> None:
        top = beside(self.what, self.who.line, self.add_button)
        top.setStretch(0, 3)
        top.setStretch(1, 3)
        self._problem.hide()
        box = below(
            top, self._problem, Card(self.list, gap=0, padding=1),
            FlowBox(self.ready_button, self.drop_button), gap=8, margins=(0, 10, 0, 10),
        )  # fmt: skip
        box.setStretch(2, 1)
        self.setLayout(box)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add)
        self.ready_button.clicked.connect(self.turn)
        self.drop_button.clicked.connect(self.drop)
        self.list.opened.connect(self.turn)
        self.list.selection_changed.connect(self._fit)


def material_title(detail: ActionDetail) -> str:
    """Return the head of the tab: how much of it is ready."""
    if not detail.material:
        return _("Material")
    ready = sum(thing.is_ready for thing in detail.material)
    return _("Material, {ready} of {count}").format(
        ready=number(ready), count=number(len(detail.material))
    )


def _columns() -> list[Column[Thing]]:
    return [
        Column(lambda: _("What it takes"), lambda thing: thing.what, _what, width=160,
               stretches=True),
        Column(lambda: _("State"), _state, _pill, width=120),
    ]  # fmt: skip


def _what(thing: Thing) -> LinesCell:
    return LinesCell(thing.what, thing.name or _("nobody brings it yet"), strong=True)


def _state(thing: Thing) -> str:
    return _("Ready") if thing.is_ready else _("To find")


def _pill(thing: Thing) -> PillCell:
    return PillCell(_state(thing), "success" if thing.is_ready else "warning")
