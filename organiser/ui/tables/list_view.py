"""The one list of the program: a table to walk through, or why it is empty."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedLayout, QWidget

from organiser.ui.phrases import Phrase, Phrases
from organiser.ui.tables.columns import ColumnsModel
from organiser.ui.tables.delegates import ROW, CellDelegate
from organiser.ui.tables.rows_table import RowsTable
from organiser.ui.theme import Theme
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.measured import Measured
from organiser.ui.widgets.skeleton import Skeleton

_LOADING_AFTER = 150
"""Milliseconds: what comes sooner needs no announcement."""


class ListView(Measured, QWidget):
    """Shows a model, its empty states, and grey lines while rows are long in coming.

    Give `empty` what to say when there is nothing at all, and `filtered_empty` when a filter
    hides everything; say which one with *is_filtered* in `settle`.
    """

    opened = Signal(QModelIndex)
    """A row was double-clicked, or Enter was pressed on it."""
    selection_changed = Signal()
    typed = Signal(str)
    """A letter was typed on the list: the page's search wants it, or it is a key of the page."""
    sort_asked = Signal(int, bool)
    """A heading was clicked: the column, and whether the last come first."""

    def __init__(
        self, model: ColumnsModel[Any], name: Phrase, empty: EmptyState, row: int = ROW
    ) -> None:
        super().__init__()
        self.model, self.empty, self.filtered_empty = model, empty, empty
        self.phrases = Phrases()
        self.table, self.skeleton = RowsTable(model), Skeleton()
        self._row = row
        self._ordered = (-1, False)
        self._fits = False
        """Whether no column is known to be narrower than its heading."""
        self._loading = QTimer(self, singleShot=True, interval=_LOADING_AFTER)
        self._set_up(name)
        self._layers = QStackedLayout(self)
        self._layers.setContentsMargins(0, 0, 0, 0)
        for layer in (self.table, empty, self.skeleton):
            self._layers.addWidget(layer)
        self._loading.timeout.connect(lambda: self._layers.setCurrentWidget(self.skeleton))
        self.settle()
        self.measure()

    def say_when_filtered(self, empty: EmptyState) -> None:
        """Show *empty* when a filter hides every row."""
        self.filtered_empty = empty
        self._layers.addWidget(empty)

    def wait(self) -> None:
        """Rows are asked for: if they are long in coming, show that they will."""
        self._loading.start()

    def settle(self, *, is_filtered: bool = False) -> None:
        """Rows are there, or there are none: show which."""
        self._loading.stop()
        nothing = self.filtered_empty if is_filtered else self.empty
        has_rows = bool(self.model.rowCount())
        self._layers.setCurrentWidget(self.table if has_rows else nothing)
        if has_rows or not nothing.button.isHidden():
            self.setFocusProxy(self.table if has_rows else nothing.button)

    def chosen_rows(self) -> list[int]:
        """Return which lines are selected, from the top."""
        selection = self.table.selectionModel().selection()
        lines: set[int] = set()
        for part in (selection.at(place) for place in range(selection.count())):
            lines.update(range(part.top(), part.bottom() + 1))
        return sorted(lines)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.model.retranslate()
        for part in (self.empty, self.filtered_empty, self.skeleton):
            part.phrases.say_again()
        self._widen_heads()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._fits:
            self._widen_heads()

    def measure(self) -> None:
        self._fits = False
        self.table.verticalHeader().setDefaultSectionSize(Theme.px(self._row))
        for section, column in enumerate(self.model.columns):
            if not column.stretches:
                self.table.setColumnWidth(section, Theme.px(column.width))

    def show_order(self, section: int, *, descending: bool) -> None:
        """Mark the column *section* as the one that rows are ordered by."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        heads = self.table.horizontalHeader()
        heads.setSortIndicatorShown(True)
        heads.setSortIndicator(section, order)

    def widths(self) -> tuple[int, ...]:
        """Return how wide each column is, in pixels at ordinary text size."""
        every = range(len(self.model.columns))
        return tuple(Theme.text_px(self.table.columnWidth(section)) for section in every)

    def show_column(self, section: int, *, shown: bool) -> None:
        """Show or hide the column *section*."""
        self.table.setColumnHidden(section, not shown)
        self._fits = False
        if shown and self.isVisible():
            self._widen_heads()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if self._take_key(event):
                return True
        if event.type() == QEvent.Type.FocusIn and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        return super().eventFilter(watched, event)

    def _widen_heads(self) -> None:
        """Have no column narrower than its own heading, in whatever language and size."""
        self._fits = True
        heads = self.table.horizontalHeader()
        for section, column in enumerate(self.model.columns):
            if not column.stretches and not self.table.isColumnHidden(section):
                wanted = heads.sectionSizeHint(section)
                if self.table.columnWidth(section) < wanted:
                    self.table.setColumnWidth(section, wanted)

    def _take_key(self, event: QKeyEvent) -> bool:
        """Qt would look through every row for a letter typed, and so read all of a long list."""
        here, text = self.table.currentIndex(), event.text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here.isValid():
            self.opened.emit(here)
            return True
        with_others = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if text.isprintable() and text.strip() and not with_others:
            self.typed.emit(text)
            return True
        return False

    def _set_up(self, name: Phrase) -> None:
        table = self.table
        table.setItemDelegate(CellDelegate(table, self._row, self.model.cell_at))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setMouseTracking(True)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setWordWrap(False)
        table.setCornerButtonEnabled(False)
        self._set_up_headers()
        table.installEventFilter(self)
        self.phrases.name(table, name, tip=False)
        table.doubleClicked.connect(self.opened)
        table.selectionModel().selectionChanged.connect(
            lambda *_parts: self.selection_changed.emit()
        )

    def _ask_order(self, section: int) -> None:
        """Qt turns its mark round by itself when no one sorts; take it from what is shown."""
        if not self.model.columns[section].sorts:
            return
        heads, up = self.table.horizontalHeader(), Qt.SortOrder.AscendingOrder
        is_same = heads.isSortIndicatorShown() and self._ordered == (section, False)
        self._ordered = (section, is_same)
        self.show_order(section, descending=is_same)
        self.sort_asked.emit(section, heads.sortIndicatorOrder() != up)

    def _set_up_headers(self) -> None:
        rows, heads = self.table.verticalHeader(), self.table.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.hide()
        heads.setHighlightSections(False)
        heads.setMinimumSectionSize(Theme.px(60))
        heads.setSectionsClickable(any(column.sorts for column in self.model.columns))
        heads.sectionClicked.connect(self._ask_order)
        for section, column in enumerate(self.model.columns):
            if column.stretches:
                heads.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
