"""Finds who signed a slip: a few letters, and the list below; its last line is somebody new."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from organiser.database import Database
from organiser.i18n import _
from organiser.ui.people.columns import place_of
from organiser.ui.phrases import Phrases
from organiser.ui.tables.columns import Column, LinesCell, PersonCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import Card, below
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.measured import Measured
from organiser.usecases.people.listing import Directory, Query
from organiser.usecases.people.rows import PersonRow

_MOST = 6
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Found:
    """A line of what is found: somebody of the list, or somebody new."""

    words: str
    person: PersonRow | None = None


class Finder(Measured, QWidget):
    """The keys stay in the field: up and down walk through the list, Enter takes a line."""

    chosen = Signal(object)
    """The `PersonRow` who signed."""
    new_asked = Signal()
    typed = Signal(str)
    left = Signal()
    """Escape: she looks at the piles."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self._directory = Directory(database)
        self.phrases = Phrases()
        self.line = QLineEdit()
        self.model: RowsModel[Found] = RowsModel(_columns(), self)
        self.list = ListView(
            self.model, lambda: _("Who this may be"),
            EmptyState("search", lambda: _("Who signed it?"),
                       lambda: _("Type a few letters of her name, her phone or her e-mail."),
                       width=300),
            row=46,
        )  # fmt: skip
        self.phrases.name(self.line, lambda: _("Who signed it"), tip=False)
        self.phrases.put(
            self.line.setPlaceholderText, lambda: _("A few letters of her name, then Enter")
        )
        self.list.table.horizontalHeader().hide()
        self.setLayout(below(self.line, Card(self.list, gap=0, padding=1), gap=8))
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._look)
        self.list.opened.connect(self._take_at)
        self.list.typed.connect(self._go_on)
        self.measure()

    def begin(self, words: str) -> None:
        """Take the keys, with *words* typed already."""
        self.line.setText(words)
        self.line.selectAll()
        self._look(words)
        self.line.setFocus()

    def take(self) -> None:
        """Take the line she stands on."""
        index = self.list.table.currentIndex()
        if index.isValid():
            self._take_at(index)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.list.retranslate()

    def measure(self) -> None:
        self.list.setMinimumHeight(Theme.px(46 * 4))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(Qt.Key(event.key())) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _take_key(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self._walk(_STEPS[key])
        elif key in _ENTER:
            self.take()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True

    def _walk(self, step: int) -> None:
        row = self.list.table.currentIndex().row() + step
        if 0 <= row < self.model.rowCount():
            self.list.table.selectRow(row)

    def _look(self, words: str) -> None:
        """Her letters are answered at once; the first line is the one that Enter takes."""
        self.typed.emit(words)
        found = self._directory.find(Query(words)) if words.strip() else []
        rows = self._directory.rows(list(found[:_MOST]))
        lines = [Found(row.name or _("Without a name"), row) for row in rows]
        if words.strip():
            lines.append(Found(_("Somebody new: {name}").format(name=words.strip())))
        self.model.show(lines)
        self.list.settle()
        if lines:
            self.list.table.selectRow(0)

    def _take_at(self, index: QModelIndex) -> None:
        found = self.model.row_at(index)
        if found.person is None:
            self.new_asked.emit()
        else:
            self.chosen.emit(found.person)

    def _go_on(self, text: str) -> None:
        """A letter typed on the list goes where letters go."""
        self.line.setFocus()
        self.line.insert(text)
        self._look(self.line.text())


def reach_of(row: PersonRow) -> str:
    """Return where she lives and how she is reached, so that two of one name are told apart."""
    return " · ".join(part for part in (place_of(row), row.mobile, row.email) if part)


def _columns() -> list[Column[Found]]:
    return [Column(lambda: _("Name"), _said, _cell, tip=_said, width=240, stretches=True)]


def _said(found: Found) -> str:
    if found.person is None:
        return found.words
    return ", ".join(part for part in (found.words, reach_of(found.person)) if part)


def _cell(found: Found) -> PersonCell | LinesCell:
    row = found.person
    if row is None:
        return LinesCell(found.words, _("Not in the list yet: her name and how to reach her"),
                         strong=True)  # fmt: skip
    mark, tone = ("ban", "danger") if row.refuses else ("shield-alert", "warning")
    marked = mark if row.refuses or row.is_pending else ""
    return PersonCell(found.words, reach_of(row), row.number, marked, tone)
