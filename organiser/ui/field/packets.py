"""The packets that were printed: where each is, and what can be done with it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from organiser.database import Database
from organiser.domain.field import SheetState
from organiser.i18n import _, counted, number, short_date
from organiser.progress import Progress
from organiser.ui.field.sheet_columns import outing_column, sheet_column, typed_pages
from organiser.ui.forms.files import ask_where
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages, Notice, Way
from organiser.ui.phrases import Phrase, Phrases
from organiser.ui.tables.columns import Column, LinesCell, PillCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.widgets.boxes import Card, FlowBox, below
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import label
from organiser.usecases import history, undo
from organiser.usecases.field import printing, states
from organiser.usecases.field.states import SheetRow
from organiser.words.labels import sheet_state_label

_TONES = {
    SheetState.PRINTED: "info",
    SheetState.OUT: "violet",
    SheetState.BACK: "warning",
    SheetState.ENTERED: "success",
    SheetState.LOST: "danger",
}
RIGHTS = "rights"
_AWAY = frozenset({SheetState.PRINTED, SheetState.OUT, SheetState.LOST})
_OVER = frozenset({SheetState.DESTROYED, SheetState.VOID})
_SELECT = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


IncidentWanted = Callable[[Sequence[UUID]], object]


class Packets(QWidget):
    """A list, and a row of buttons for what is selected in it."""

    entry_asked = Signal(object)
    """The id of a sheet to be typed."""
    reprint_asked = Signal(object)
    """The `SheetRow` to be printed anew."""
    new_asked = Signal()
    incident_asked = Signal()
    """An incident is ready to be noted, on the page of rights."""

    def __init__(
        self, database: Database, messages: Messages, jobs: Jobs, told: IncidentWanted | None = None
    ) -> None:
        """*told* makes an incident of lost sheets ready to be noted; None where none is."""
        super().__init__()
        self._database, self._messages, self._jobs = database, messages, jobs
        self._told = told
        self.phrases = Phrases()
        self.model: RowsModel[SheetRow] = RowsModel(_columns(), self)
        empty = EmptyState(
            "printer", lambda: _("No sheet was printed yet"),
            lambda: _("A printed sheet stays here until it is typed and destroyed."),
            lambda: _("Prepare a sheet"),
        )  # fmt: skip
        self.list = ListView(self.model, lambda: _("Printed sheets"), empty)
        self.said = label(role="muted", wraps=True)
        self.buttons: dict[str, Button] = {}
        self._flow = FlowBox()
        self._make_buttons()
        self._lay_out()
        empty.acted.connect(self.new_asked)
        self.list.opened.connect(lambda index: self._type_in(self.model.row_at(index)))
        self.list.selection_changed.connect(self._fit)
        self._is_stale = True
        self._fit()

    def refresh(self) -> None:
        """Show every packet: now, or when this part is next seen."""
        self._is_stale = True
        if self.isVisible():
            self.read_again()

    def read_again(self) -> None:
        """Show every packet."""
        self._is_stale = False
        kept = {row.id for row in self.chosen()}
        rows = states.list_sheets(self._database)
        self.model.show(rows)
        self.list.settle()
        for place, row in enumerate(rows):
            if row.id in kept:
                self.list.table.selectRow(place)
        self._fit()

    def chosen(self) -> list[SheetRow]:
        """Return the packets selected."""
        rows = range(self.model.rowCount())
        places = [place for place in self.list.chosen_rows() if place in rows]
        return [self.model.row_at(self.model.index(place, 0)) for place in places]

    def choose(self, sheets: Sequence[UUID]) -> None:
        """Select *sheets*, and stand on the first of them."""
        self.read_again()
        selection = self.list.table.selectionModel()
        selection.clear()
        for place in reversed(range(self.model.rowCount())):
            index = self.model.index(place, 0)
            if self.model.row_at(index).id in sheets:
                selection.select(index, _SELECT)
                selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._fit()

    def note(self, kind: str) -> None:
        """Note that what is selected went out, came back, was lost or destroyed."""
        rows = self.chosen()
        states.note_event(self._database, [row.id for row in rows], kind)
        act = history.last_act(self._database)
        taken_back = partial(undo.undo_act, self._database, act.number) if act else None
        said = _noted(kind, len(rows))
        if kind == "lost" and self._told is not None:
            lost = tuple(row.id for row in rows)
            way = Way(_("Note the incident"), RIGHTS, partial(self._told, lost))
            self._messages.noticed.emit(Notice(said, taken_back, way=way))
            self._messages.shown.emit(said)
        else:
            self._messages.say(said, undo=taken_back)

    def note_incident(self) -> None:
        """Make the incident of the lost sheets selected ready to be noted."""
        if self._told is not None:
            self._told([row.id for row in self.chosen()])
            self.incident_asked.emit()

    def save_to(self, sheet_id: UUID, path: Path) -> None:
        """Write the very PDF of a packet again."""
        self._messages.data_leave.emit()
        progress = Progress()
        self._jobs.run(
            partial(printing.save_again, self._database, sheet_id, path, progress),
            then=self._say_saved, owner=self, progress=progress,
        )  # fmt: skip

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.list.retranslate()
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.read_again()

    def _say_saved(self, _nothing: None) -> None:
        self._messages.say(_("The PDF is saved: it is the same to the last dot."))

    def _type_in(self, row: SheetRow) -> None:
        if row.state not in _OVER:
            self.entry_asked.emit(row.id)

    def _ask_save(self) -> None:
        row = self.chosen()[0]
        name = _("sheet-{number}.pdf").format(number=row.number)
        ask_where(self, _("Save as PDF"), name, "PDF (*.pdf)", partial(self.save_to, row.id))

    def _fit(self) -> None:
        """Offer what makes sense for the packets selected."""
        rows = self.chosen()
        found = {row.state for row in rows}
        alone = len(rows) == 1
        self.said.setText(_selected(rows))
        able = {
            "out": bool(rows) and found <= {SheetState.PRINTED, SheetState.LOST},
            "back": bool(rows) and found <= _AWAY,
            "enter": alone and not found & _OVER,
            "save": alone,
            "reprint": alone and not found & (_OVER | {SheetState.ENTERED}),
            "lost": bool(rows) and found <= {SheetState.PRINTED, SheetState.OUT},
            "incident": bool(rows) and found == {SheetState.LOST},
            "destroyed": bool(rows) and not found & _OVER,
        }
        for key, button in self.buttons.items():
            button.setEnabled(able[key])
        self.buttons["incident"].setVisible(able["incident"] and self._told is not None)
        self._flow.fit()

    def _make_buttons(self) -> None:
        made: tuple[tuple[str, str, Phrase, Callable[[], object]], ...] = (
            ("out", "door-open", lambda: _("Hand out"), partial(self.note, "out")),
            ("back", "inbox", lambda: _("Is back"), partial(self.note, "back")),
            ("enter", "keyboard", lambda: _("Type it in"), self._enter),
            ("save", "download", lambda: _("Save the PDF again"), self._ask_save),
            ("reprint", "refresh-cw", lambda: _("Print anew"), self._reprint),
            ("lost", "triangle-alert", lambda: _("Is lost"), partial(self.note, "lost")),
            ("incident", "shield-alert", lambda: _("Note the incident"), self.note_incident),
            ("destroyed", "trash-2", lambda: _("Is destroyed"), partial(self.note, "destroyed")),
        )
        for key, icon_name, phrase, run in made:
            button = Button("", icon_name)
            self.phrases.text(button, phrase)
            button.clicked.connect(run)
            self.buttons[key] = button
            self._flow.add(button)

    def _enter(self) -> None:
        self.entry_asked.emit(self.chosen()[0].id)

    def _reprint(self) -> None:
        self.reprint_asked.emit(self.chosen()[0])

    def _lay_out(self) -> None:
        box = below(
            self.said, self._flow, Card(self.list, padding=1), gap=10, margins=(24, 14, 24, 18)
        )
        box.setStretch(2, 1)
        self.setLayout(box)


def _columns() -> list[Column[SheetRow]]:
    return [
        sheet_column(),
        outing_column(lambda row: row.holder or row.team),
        Column(lambda: _("Doors"), lambda row: number(row.doors), width=80),
        Column(lambda: _("Typed"), typed_pages, width=140),
        Column(lambda: _("State"), _state, _state_pill, width=150),
        Column(
            lambda: _("To be back"), lambda row: short_date(row.return_by) if row.return_by else "",
            _return_cell, width=140,
        ),
    ]  # fmt: skip


def _state(row: SheetRow) -> str:
    words = sheet_state_label(row.state)
    return words[:1].upper() + words[1:]


def _state_pill(row: SheetRow) -> PillCell:
    return PillCell(_state(row), _TONES.get(row.state, "neutral"))


def _return_cell(row: SheetRow) -> LinesCell:
    day = short_date(row.return_by) if row.return_by else ""
    return LinesCell(day, _("late") if row.is_overdue else "", "danger" if row.is_overdue else "")


def _selected(rows: list[SheetRow]) -> str:
    if not rows:
        return _("Select a sheet to say where it is.")
    if len(rows) == 1 and rows[0].state is SheetState.ENTERED:
        return _("Its pages are struck through: destroy it, then say so here.")
    return counted("{count} sheet selected.", "{count} sheets selected.", len(rows))


def _noted(kind: str, count: int) -> str:
    if kind == "out":
        return counted("{count} sheet handed out.", "{count} sheets handed out.", count)
    if kind == "back":
        return counted("{count} sheet is back.", "{count} sheets are back.", count)
    if kind == "lost":
        return counted("{count} sheet is lost.", "{count} sheets are lost.", count)
    return counted("{count} sheet is destroyed.", "{count} sheets are destroyed.", count)
