"""The lines of a page as Qt wants to see them."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.ui.field.entry import Entry, Line
from organiser.ui.field.keys import Keys
from organiser.ui.tables.columns import Index, heading_data
from organiser.ui.tips import plain_tip
from organiser.usecases.field.entering import EntryRow
from organiser.usecases.field.typed_apart import CALLS


class Part(IntEnum):
    """The columns, as on the paper."""

    LINE = 0
    ADDRESS = 1
    WHERE = 2
    NAME = 3
    ANSWER = 4
    LEAFLET = 5
    SLIP = 6
    NOTE = 7


class EntryModel(QAbstractTableModel):
    """Shows an `Entry`; a number of a slip and a note are typed in their own cell."""

    refused = Signal(str)
    """Why what was typed in a cell cannot stand."""
    typed = Signal()
    """Something of the page changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entry: Entry | None = None
        self.keys = Keys(())
        self.is_locked = False

    def show(self, entry: Entry, *, is_locked: bool) -> None:
        """Show *entry*; a page that was settled is locked until she corrects it."""
        self.beginResetModel()
        self.keys = Keys(entry.page.legend, is_calls=entry.page.kind == CALLS)
        self.entry, self.is_locked = entry, is_locked
        self.endResetModel()

    def unlock(self) -> None:
        """Let the page be corrected."""
        self.is_locked = False
        self.repaint()

    def repaint(self) -> None:
        """Tell the view that any line may look different."""
        if rows := self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, Part.NOTE))

    def repaint_line(self, place: int) -> None:
        """Tell the view that one line looks different."""
        self.dataChanged.emit(self.index(place, 0), self.index(place, Part.NOTE))

    def retranslate(self) -> None:
        """Say the headings again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, Part.NOTE)
        self.repaint()

    def has_names(self) -> bool:
        """Return whether names were printed."""
        return self.entry is not None and any(row.name for row in self.entry.page.rows)

    def at(self, index: Index) -> tuple[EntryRow, Line]:
        """Return what was printed on a line, and what stands there."""
        assert self.entry is not None
        return self.entry.page.rows[index.row()], self.entry.lines[index.row()]

    def is_asked(self, index: Index) -> bool:
        """Return whether a picture leaves this line open."""
        return self.entry is not None and index.row() in self.entry.asked

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self.entry is None else len(self.entry.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Part)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        can_edit = index.column() in (Part.SLIP, Part.NOTE) and not self.is_locked
        return flags | Qt.ItemFlag.ItemIsEditable if can_edit else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.entry is None:
            return None
        row, line = self.at(index)
        if role == Qt.ItemDataRole.EditRole:
            return line.slip_number if index.column() == Part.SLIP else line.note
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(Part(index.column()), row, line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self._said(Part(index.column()), row, line)
            is_asked = index.column() == Part.ANSWER and self.is_asked(index)
            return f"{said} · {_('to look at')}" if is_asked else said
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == Part.NOTE:
            return plain_tip(line.note) or None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or self.entry is None or self.is_locked:
            return False
        write = self.entry.slip_number if index.column() == Part.SLIP else self.entry.note
        try:
            write(index.row(), str(value))
        except OrganiserError as error:
            self.refused.emit(str(error))
            return False
        self.repaint_line(index.row())
        self.typed.emit()
        return True

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        return heading_data(lambda: _headings(self.keys)[section], orientation, role)

    def _text(self, part: Part, row: EntryRow, line: Line) -> str:
        return {
            Part.LINE: str(row.line),
            Part.ADDRESS: row.address,
            Part.WHERE: row.where,
            Part.NAME: row.name,
            Part.ANSWER: self.answer(line),
            Part.LEAFLET: _("yes") if line.leaflet else "",
            Part.SLIP: line.slip_number or (_("yes") if line.slip else ""),
            Part.NOTE: line.note,
        }[part]

    def _said(self, part: Part, row: EntryRow, line: Line) -> str:
        text = self._text(part, row, line)
        if part is Part.ANSWER:
            words = _("Line {line}, {address}: {answer}")
            return words.format(line=row.line, address=row.address, answer=text or _("empty"))
        return f"{_headings(self.keys)[part]}: {text or '—'}"

    def answer(self, line: Line) -> str:
        """Return the words of the answer of *line*."""
        if line.outcome is not None:
            return self.keys.words(line.outcome)
        return self.keys.nothing() if line.is_passed else ""


def _headings(keys: Keys) -> tuple[str, ...]:
    """A line of a call sheet is a person, where a line of the others is a door."""
    who = (_("Name"), _("Town"), _("Phone")) if keys.is_calls else (
        _("Address"), _("Where"), _("Name"))  # fmt: skip
    return (_("Line"), *who, _("Answer"), _("Leaflet"), _("Slip"), _("Note"))
