"""The third step: what the import would do, and the lines that need her eye."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from organiser.domain.intake import Problem, Severity
from organiser.i18n import _, counted, number
from organiser.ui.importing.grid import Grid
from organiser.ui.importing.step import Step
from organiser.ui.importing.waiting import Waiting
from organiser.ui.tables.columns import Column, Index, LinesCell
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import Card, FlowBox, below
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pills import Pill
from organiser.usecases.people.files import FileDraft, Review

_LOOKS = (
    ("success", "user-plus"), ("info", "refresh-cw"), ("neutral", "check"), ("danger", "ban"),
    ("warning", "circle-help"),
)  # fmt: skip
_FIRST = 2
"""Cells of the file stand after the line number and what is wrong."""


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One line of the file with what is to be said of it."""

    line: int
    cells: tuple[str, ...]
    problems: tuple[Problem, ...]


class CheckModel(RowsModel[CheckRow]):
    """The lines with problems; a cell that is changed is read again at once."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_columns(()), parent)
        self._draft: FileDraft | None = None
        self._was_out: frozenset[int] = frozenset()

    def show_review(self, draft: FileDraft, review: Review) -> None:
        """Show the lines of *review*."""
        self._draft = draft
        self.beginResetModel()
        self.columns = tuple(_columns(_heads(draft)))
        rows = [
            CheckRow(line, _padded(cells, draft.table.width), review.problems.get(line, ()))
            for line, cells in review.rows
        ]
        self._was_out = frozenset(row.line for row in rows if _is_out(row))
        self._rows = sorted(rows, key=lambda row: (not _is_out(row), row.line))
        self.endResetModel()

    def left(self, severity: Severity) -> int:
        """Return how many lines shown still have a problem of that *severity*."""
        return sum(
            any(problem.severity is severity for problem in row.problems) for row in self._rows
        )

    def corrected(self) -> int:
        """Return how many lines that would have stayed out come in now."""
        return sum(row.line in self._was_out and not _is_out(row) for row in self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() >= _FIRST else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.EditRole and index.isValid() and index.column() >= _FIRST:
            return self.row_at(index).cells[index.column() - _FIRST]
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() < _FIRST or self._draft is None:
            return False
        row, at = self.row_at(index), index.column() - _FIRST
        if row.cells[at] == value:
            return False
        cells = (*row.cells[:at], str(value), *row.cells[at + 1 :])
        problems = self._draft.fix(row.line, cells)
        fixed = replace(row, cells=cells, problems=problems)
        self._rows = [*self._rows[: index.row()], fixed, *self._rows[index.row() + 1 :]]
        self.dataChanged.emit(
            self.index(index.row(), 0), self.index(index.row(), len(self.columns) - 1)
        )
        return True


class CheckStep(Step):
    """Looks the file over away from the screen; what must be corrected is corrected here."""

    def __init__(self) -> None:
        super().__init__()
        self._review: Review | None = None
        self.model = CheckModel(self)
        self.grid = Grid(self.model, lambda: _("Lines to look at"))
        self._counts = FlowBox()
        self._hint = label(role="muted", wraps=True)
        self._whole = label(role="strong", wraps=True)
        self.waiting = Waiting(
            lambda: _("Looking at every line…"),
            lambda done, total: _("{done} of {total} lines looked at").format(
                done=done, total=total
            ),
        )
        self.fine = EmptyState(
            "circle-check", lambda: _("Every line reads well"),
            lambda: _("There is nothing to correct. Go on."),
        )  # fmt: skip
        self._name_parts()
        self._lay_out()
        self.model.dataChanged.connect(lambda *_cells: self._tell())
        self.grid.selectionModel().currentChanged.connect(lambda *_cells: self._say_whole())

    @property
    def review(self) -> Review | None:
        """What the import would do, once that is known."""
        return self._review

    def wait(self) -> None:
        """The file is being looked over."""
        self._review = None
        self.waiting.begin()
        self._layers.setCurrentWidget(self.waiting)
        self.ready_changed.emit()

    def show_review(self, draft: FileDraft, review: Review) -> None:
        """Show what the import would do."""
        self._review = review
        self.model.show_review(draft, review)
        for section in range(self.model.columnCount()):
            width = (64, 300)[section] if section < _FIRST else 150
            self.grid.setColumnWidth(section, Theme.px(width))
        self._layers.setCurrentWidget(self._shown)
        self._tables.setCurrentWidget(self._card if self.model.rowCount() else self.fine)
        if self.model.rowCount():
            self.grid.setCurrentIndex(self.model.index(0, min(_FIRST, len(self.model.columns) - 1)))
        self._tell()

    def is_ready(self) -> bool:
        return self.coming() > 0

    def coming(self) -> int:
        """Return how many people would come in or change."""
        if self._review is None:
            return 0
        report = self._review.report
        return report.added + report.updated + self.model.corrected()

    def next_words(self) -> str:
        if self._review is not None and self._review.report.pairs:
            return _("Look at the pairs")
        return _("Go on")

    def first_focus(self) -> QWidget:
        if self._review is None:
            return self.waiting.stop_button
        return self.grid if self.model.rowCount() else self

    def summary(self) -> str:
        """Return the counts, as they are read."""
        return " · ".join(self._said_counts())

    def retranslate(self) -> None:
        super().retranslate()
        self.grid.phrases.say_again()
        self.fine.phrases.say_again()
        self.waiting.phrases.say_again()
        self.model.retranslate()
        if self._review is not None:
            self._tell()

    def _tell(self) -> None:
        self._counts.clear()
        for words, (tone, icon) in zip(self._said_counts(), _LOOKS, strict=True):
            if words:
                self._counts.add(Pill(words, tone, icon))
        self._say_whole()
        self.ready_changed.emit()

    def _say_whole(self) -> None:
        """A cell has no room for a sentence: the line she stands on has it below."""
        here = self.grid.currentIndex()
        row = self.model.row_at(here) if here.isValid() else None
        words = _("Line {line}: {problem}")
        self._whole.setText(
            words.format(line=number(row.line), problem=_said(row)) if row is not None else ""
        )

    def _said_counts(self) -> tuple[str, ...]:
        if self._review is None:
            return ("",) * 5
        report = self._review.report
        wrong = self.model.left(Severity.REJECTED) + self._unseen(Severity.REJECTED)
        asked = self.model.left(Severity.QUESTION) + self._unseen(Severity.QUESTION)
        return (
            counted("{count} new", "{count} new", report.added + self.model.corrected()),
            counted("{count} updated", "{count} updated", report.updated),
            counted("{count} known already", "{count} known already", report.unchanged)
            if report.unchanged else "",
            counted("{count} to correct", "{count} to correct", wrong) if wrong else "",
            counted("{count} to look at", "{count} to look at", asked) if asked else "",
        )  # fmt: skip

    def _unseen(self, severity: Severity) -> int:
        """A very bad file has more lines to look at than are shown."""
        assert self._review is not None
        shown = {line for line, _cells in self._review.rows}
        return sum(
            line not in shown and any(problem.severity is severity for problem in problems)
            for line, problems in self._review.problems.items()
        )

    def _name_parts(self) -> None:
        self.phrases.text(
            self._hint,
            lambda: _(
                "Only the lines to look at are shown. Change a cell and its line is read again. "
                "Lines that are not corrected stay out, and are kept in a file for you."
            ),
        )

    def _lay_out(self) -> None:
        self._shown, self._tabled = QWidget(), QWidget()
        self._tables = QStackedLayout(self._tabled)
        self._card = Card(self.grid, gap=0, padding=2)
        for table in (self._card, self.fine):
            self._tables.addWidget(table)
        box = below(self._counts, self._hint, self._tabled, self._whole, gap=10)
        box.setStretch(2, 1)
        self._shown.setLayout(box)
        self._layers = QStackedLayout(self)
        for layer in (self.waiting, self._shown):
            self._layers.addWidget(layer)


def _columns(heads: Sequence[str]) -> list[Column[CheckRow]]:
    lines: Column[CheckRow] = Column(lambda: _("Line"), lambda row: number(row.line))
    said: Column[CheckRow] = Column(lambda: _("What to look at"), _said, _said_cell, tip=_said)
    return [lines, said, *(_cell_column(at, head) for at, head in enumerate(heads))]


def _cell_column(at: int, head: str) -> Column[CheckRow]:
    return Column(lambda: head, lambda row: row.cells[at] or "—", tip=lambda row: row.cells[at])


def _said(row: CheckRow) -> str:
    if not row.problems:
        return _("Corrected")
    return " ".join(dict.fromkeys(problem.sentence for problem in row.problems))


def _said_cell(row: CheckRow) -> LinesCell:
    if not row.problems:
        return LinesCell(_said(row), tone="success")
    return LinesCell(_said(row), tone="danger" if _is_out(row) else "warning")


def _is_out(row: CheckRow) -> bool:
    return any(problem.severity is Severity.REJECTED for problem in row.problems)


def _heads(draft: FileDraft) -> list[str]:
    heads = draft.table.headers
    return [
        heads[at] if at < len(heads) and heads[at] else _("Column {place}").format(place=at + 1)
        for at in range(draft.table.width)
    ]


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    """As many cells as columns; what stands beyond is kept in the last one, to be put right."""
    if len(cells) > width:
        return (*cells[: width - 1], " ".join(cells[width - 1 :]))
    return (*cells, *[""] * (width - len(cells)))
