"""The second step: what each column of the file becomes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHeaderView, QMenu, QWidget

from organiser.domain.intake import Target
from organiser.i18n import _, counted
from organiser.importing.mapping import reason_sentence
from organiser.ui.importing.grid import CHOICES as CHOICES_ROLE
from organiser.ui.importing.grid import Grid
from organiser.ui.importing.step import Step
from organiser.ui.importing.words import CHOICES, target_name
from organiser.ui.tables.columns import Column, Index, LinesCell
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import Card, FlowBox, below, beside
from organiser.ui.widgets.buttons import Button, Chip
from organiser.ui.widgets.labels import ElidedLabel, label
from organiser.ui.widgets.pictures import Picture
from organiser.usecases.people.files import FileDraft

SURE = 0.9
_BECOMES = 2
_EXAMPLES = 3
_LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One column of the file."""

    position: int
    heading: str
    values: tuple[str, ...]
    target: Target
    sureness: float
    reason: str
    """Why it is never imported, in a sentence, or nothing."""


def rows_of(draft: FileDraft) -> tuple[ColumnRow, ...]:
    """Return the columns of *draft* with their first different values."""
    mapping, values = draft.mapping, _values(draft)
    heads = draft.table.headers
    return tuple(
        ColumnRow(
            at,
            heads[at]
            if at < len(heads) and heads[at]
            else _("Column {place}").format(place=at + 1),
            values[at],
            target,
            mapping.sureness[at] if at < len(mapping.sureness) else 0.0,
            reason_sentence(mapping.reasons[at]) if at < len(mapping.reasons) else "",
        )
        for at, target in enumerate(mapping.targets)
    )


def is_recognised(draft: FileDraft) -> bool:
    """Return whether nothing about the columns is left to ask."""
    mapping = draft.mapping
    if mapping.date_is_ambiguous or not mapping.targets:
        return False
    return draft.is_remembered or all(sure >= SURE for sure in mapping.sureness)


class ColumnsModel(RowsModel[ColumnRow]):
    """The columns as lines; what they become can be chosen, unless they are forbidden."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() != _BECOMES or self.row_at(index).target is Target.FORBIDDEN:
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            if role == CHOICES_ROLE:
                return [target_name(target) for target in CHOICES]
            if role == Qt.ItemDataRole.EditRole:
                return CHOICES.index(self.row_at(index).target)
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        row = self.row_at(index)
        chosen = replace(row, target=CHOICES[int(value)], sureness=1.0)
        self._rows = (*self._rows[: index.row()], chosen, *self._rows[index.row() + 1 :])
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), 3))
        return True


class ColumnsStep(Step):
    """Shows what was found, and lets her set right what was guessed wrong."""

    other_asked = Signal(str, str)
    """Open the file again: the sheet or the encoding to use ("sheet" or "encoding", which)."""
    file_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._draft: FileDraft | None = None
        self.model = ColumnsModel(_columns(), self)
        self.grid = Grid(self.model, lambda: _("Columns of the file"))
        self._name, self._found = ElidedLabel(role="h3"), label(role="muted", wraps=True)
        self.change_button, self.file_button = Button("link"), Button("link")
        self.day_first, self.month_first = Chip(), Chip()
        self._question = QFrame()
        self._name_parts()
        self._lay_out()
        self._connect()

    def show_draft(self, draft: FileDraft) -> None:
        """Show the columns of *draft*."""
        self._draft = draft
        self.model.show(rows_of(draft))
        self._name.setText(draft.path.name)
        self._found.setText(_found_words(draft))
        self._question.setVisible(draft.mapping.date_is_ambiguous)
        self.change_button.setVisible(bool(_others(draft)))
        self.day_first.setChecked(False)
        self.month_first.setChecked(False)
        if self.model.rowCount():
            self.grid.setCurrentIndex(self.model.index(0, _BECOMES))
        self.ready_changed.emit()

    def is_ready(self) -> bool:
        if self._draft is None or self._draft.mapping.date_is_ambiguous:
            return False
        return any(target not in _NOTHING for target in self._draft.mapping.targets)

    def next_words(self) -> str:
        rows = self._draft.rows if self._draft is not None else None
        if not rows:
            return _("Check the lines")
        return counted("Check {count} line", "Check {count} lines", rows)

    def first_focus(self) -> QWidget:
        return self.grid

    def retranslate(self) -> None:
        super().retranslate()
        self.grid.phrases.say_again()
        self.model.retranslate()
        if self._draft is not None:
            self._found.setText(_found_words(self._draft))

    def others_menu(self) -> QMenu:
        """Return the other ways in which the file may be read, as a menu."""
        menu = QMenu(self)
        for kind, value, words in _others(self._draft) if self._draft else ():
            action = menu.addAction(words)
            action.triggered.connect(_emitter(self.other_asked, kind, value))
        return menu

    def _take_target(self, first: QModelIndex) -> None:
        if self._draft is None or not first.isValid():
            return
        row = self.model.row_at(first)
        if self._draft.mapping.targets[row.position] is not row.target:
            self._draft.mapping = self._draft.mapping.with_target(row.position, row.target)
            self.ready_changed.emit()

    def _order_dates(self, order: str) -> None:
        if self._draft is not None:
            self.day_first.setChecked(order == "dmy")
            self.month_first.setChecked(order == "mdy")
            self._draft.mapping = replace(
                self._draft.mapping, date_order=order, date_is_ambiguous=False
            )
            self.ready_changed.emit()

    def _name_parts(self) -> None:
        self._asked = label(role="strong", wraps=True)
        for widget, phrase in (
            (self.change_button, lambda: _("Read it otherwise")),
            (self.file_button, lambda: _("Change the file")),
            (self._asked, lambda: _("How are the dates of this file written?")),
            (self.day_first, lambda: _("Day first: 3/11 is 3 November")),
            (self.month_first, lambda: _("Month first: 3/11 is 11 March")),
        ):
            self.phrases.text(widget, phrase)

    def _lay_out(self) -> None:
        words = below(self._name, self._found, gap=0)
        picture = Picture("file-spreadsheet", "accent_text", 20, "accent_soft")
        head = beside(picture, words, self.change_button, self.file_button, gap=12)
        head.setStretch(1, 1)
        self._question.setObjectName("subtle")
        asked = below(self._asked, FlowBox(self.day_first, self.month_first), gap=6)
        box = beside(Picture("circle-help", "warning", 18, "warning_soft"), asked, gap=12,
                     margins=(12, 10, 12, 10))  # fmt: skip
        box.setStretch(1, 1)
        self._question.setLayout(box)
        heads = self.grid.horizontalHeader()
        heads.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for section, width in enumerate((180, 230, 240)):
            self.grid.setColumnWidth(section, Theme.px(width))
        card = Card(self.grid, gap=0, padding=2)
        whole = below(head, self._question, card, gap=12)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.model.dataChanged.connect(lambda first, *_rest: self._take_target(first))
        self.change_button.clicked.connect(self._offer_others)
        self.file_button.clicked.connect(self.file_asked)
        self.day_first.clicked.connect(lambda: self._order_dates("dmy"))
        self.month_first.clicked.connect(lambda: self._order_dates("mdy"))

    def _offer_others(self) -> None:
        menu = self.others_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.change_button.mapToGlobal(self.change_button.rect().bottomLeft()))


_NOTHING = frozenset({Target.IGNORED, Target.FORBIDDEN})
_ENCODINGS = (
    ("utf-8", "UTF-8"), ("cp1252", "Windows"), ("mac_roman", "Macintosh"), ("cp850", "DOS"),
)  # fmt: skip


def _columns() -> Sequence[Column[ColumnRow]]:
    return (
        Column(lambda: _("In your file"), lambda row: row.heading,
               lambda row: LinesCell(row.heading, strong=True)),
        Column(lambda: _("First values"), lambda row: ", ".join(row.values) or "—"),
        Column(lambda: _("Becomes"), lambda row: target_name(row.target)),
        Column(lambda: _("How sure"), _said_state, _state_cell, tip=_said_state),
    )  # fmt: skip


def _said_state(row: ColumnRow) -> str:
    return _state_cell(row).text


def _state_cell(row: ColumnRow) -> LinesCell:
    if row.target is Target.FORBIDDEN:
        return LinesCell(row.reason or _("This column may not be imported."), tone="danger")
    if row.target is Target.IGNORED:
        return LinesCell(_("Left out"))
    if row.sureness < SURE:
        return LinesCell(_("Guessed from what it holds: look at it"), tone="warning")
    return LinesCell(_("Recognised"), tone="success")


def _values(draft: FileDraft) -> list[tuple[str, ...]]:
    seen: list[dict[str, None]] = [{} for _target in draft.mapping.targets]
    for _line, cells in islice(draft.table, _LOOKED_AT):
        for at, values in enumerate(seen):
            value = cells[at].strip() if at < len(cells) else ""
            if value and len(values) < _EXAMPLES:
                values[value] = None
    return [tuple(values) for values in seen]


def _found_words(draft: FileDraft) -> str:
    sentences = [*draft.table.described()[:3]]
    if draft.rows:
        rows = counted("{count} line.", "{count} lines.", draft.rows)
        sentences.insert(0, rows)
    if draft.is_remembered:
        sentences.append(_("Read as you said last time."))
    return " ".join(sentences)


def _others(draft: FileDraft) -> list[tuple[str, str, str]]:
    found = draft.table.found
    sheets = [("sheet", name, _("Sheet “{name}”").format(name=name))
              for name in found.sheets_not_read]  # fmt: skip
    if found.kind != "text":
        return sheets
    return [
        ("encoding", code, _("Accents as in {name}").format(name=name)) for code, name in _ENCODINGS
    ]


def _emitter(signal: Any, kind: str, value: str) -> Any:
    return lambda: signal.emit(kind, value)
