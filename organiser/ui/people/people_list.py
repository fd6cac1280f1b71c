"""The list of people: as many as there are, of which only the rows in view are read."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from organiser.i18n import _
from organiser.settings import change_settings, read_settings
from organiser.ui.people.columns import ListColumn, list_columns
from organiser.ui.tables.columns import Index
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.paged_model import PagedModel
from organiser.ui.widgets.empty_state import EmptyState
from organiser.usecases.people.listing import Directory, Sort
from organiser.usecases.people.rows import PersonRow

_REST = 500
"""Milliseconds after which a width she pulled at is remembered."""


class PeopleList(QWidget):
    """Shows people in columns that she arranges; keeps place and selection when they change."""

    opened = Signal(int)
    selection_changed = Signal()
    typed = Signal(str)
    sort_asked = Signal(object, bool)

    def __init__(self, home: Path) -> None:
        super().__init__()
        self._home = home
        self._directory: Directory | None = None
        settings = read_settings(home)
        self.every = list_columns(settings.list_widths)
        self.shown = _chosen(self.every, settings.list_columns)
        self.model = PagedModel[PersonRow]([known.column for known in self.every], self._rows, self)
        self.empty = EmptyState(
            "users",
            lambda: _("Nobody yet"),
            lambda: _("Bring in a list you have, or add the first person by hand."),
            lambda: _("Import a list"),
            "file-up",
        )
        self.view = ListView(self.model, lambda: _("People"), self.empty)
        self.nobody = EmptyState(
            "filter",
            lambda: _("Nobody is found"),
            lambda: _("Check the spelling, or take a filter away."),
            lambda: _("Take all filters away"),
            "x",
        )
        self.view.say_when_filtered(self.nobody)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._set_up()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.view)

    def show_people(self, directory: Directory, numbers: Sequence[int], *, filtered: bool) -> None:
        """Show *numbers*; who was selected and is still there stays selected."""
        chosen, here = set(self.chosen()) if self.count_chosen() > 1 else set(), self.current()
        self._directory = directory
        top = self.view.table.verticalScrollBar().value()
        self.model.show(numbers)
        if here is not None and self.go_to(here):
            self.view.table.verticalScrollBar().setValue(top)
        if chosen:
            self._select([number for number in numbers if number in chosen], here)
        self.view.settle(is_filtered=filtered)

    def current(self) -> int | None:
        """Return the number of the person she stands on."""
        here = self.view.table.currentIndex()
        return self.model.id_at(here) if here.isValid() else None

    def current_row(self) -> PersonRow | None:
        """Return the row she stands on."""
        here = self.view.table.currentIndex()
        return self.model.row_at(here) if here.isValid() else None

    def go_to(self, number: int) -> bool:
        """Stand on the person *number*; return whether she is in the list shown."""
        place = self._place_of(number)
        if place is None:
            return False
        table = self.view.table
        table.setCurrentIndex(self.model.index(place, 0))
        table.scrollTo(self.model.index(place, 0), QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def count_chosen(self) -> int:
        """Return how many are selected, without naming them."""
        selection = self.view.table.selectionModel().selection()
        return sum(selection.at(place).height() for place in range(selection.count()))

    def chosen(self) -> list[int]:
        """Return the numbers of those who are selected, from the top."""
        ids = self.model.ids
        return [ids[place] for place in self.view.chosen_rows()]

    def choose_one(self) -> None:
        """Let only the person she stands on be selected."""
        table = self.view.table
        table.selectionModel().select(table.currentIndex(), _ROWS | _CLEAR)

    def show_order(self, sort: Sort, *, descending: bool) -> None:
        """Mark the column by which the list stands in order, if it is one."""
        for section, known in enumerate(self.every):
            if known.sort is sort:
                self.view.show_order(section, descending=descending)
                return
        self.view.table.horizontalHeader().setSortIndicatorShown(False)

    def choose_column(self, key: str, shown: bool) -> None:
        """Show or hide the column *key*, from now on."""
        known = next(known for known in self.every if known.key == key)
        kept = [each for each in self.shown if each.key != key]
        self.shown = (*kept, known) if shown else tuple(kept)
        self.model.forget()
        self._arrange()
        self._remember()

    def hide_for_room(self, level: int) -> None:
        """Leave out what a narrow window has no room for, without forgetting it."""
        self._level = level
        self._arrange()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.view.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_space = event.key() == Qt.Key.Key_Space and not event.modifiers()
            if is_space and self.view.table.currentIndex().isValid():
                self._toggle()
                return True
        return super().eventFilter(watched, event)

    def _rows(self, numbers: Sequence[int]) -> list[PersonRow | None]:
        assert self._directory is not None
        with_reach = any(known.key in _REACH for known in self.shown)
        rows = self._directory.rows(numbers, with_reach=with_reach)
        found = {row.number: row for row in rows}
        return [found.get(number) for number in numbers]

    def _place_of(self, number: int) -> int | None:
        """Looking through the numbers is quicker than a table of places made after each key."""
        try:
            return self.model.ids.index(number)
        except ValueError:
            return None

    def _toggle(self) -> None:
        table = self.view.table
        flag = QItemSelectionModel.SelectionFlag.Toggle
        table.selectionModel().select(table.currentIndex(), flag | _ROWS)

    def _select(self, numbers: Sequence[int], here: int | None) -> None:
        """Select *numbers* again after the list was read anew, without moving."""
        selection = self.view.table.selectionModel()
        for number in numbers[:_MOST_RESELECTED]:
            place = self._place_of(number)
            if place is not None:
                selection.select(self.model.index(place, 0), _ROWS | _SELECT)
        place = self._place_of(here) if here is not None else None
        if place is not None:
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            selection.setCurrentIndex(self.model.index(place, 0), flag)

    def _set_up(self) -> None:
        self._level = 0
        table, heads = self.view.table, self.view.table.horizontalHeader()
        table.installEventFilter(self)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        heads.setSectionsMovable(True)
        heads.setFirstSectionMovable(False)
        self._arrange()
        self.view.opened.connect(self._open)
        self.view.selection_changed.connect(self.selection_changed)
        table.selectionModel().currentRowChanged.connect(
            lambda _now, _before: self.selection_changed.emit()
        )
        self.view.typed.connect(self.typed)
        self.view.sort_asked.connect(self._ask_sort)
        heads.sectionResized.connect(lambda *_sizes: self._rest.start())
        heads.sectionMoved.connect(self._note_order)
        self._rest.timeout.connect(self._note_widths)

    def _arrange(self) -> None:
        """Put the columns in her order; `ListView` shows them all unless told otherwise."""
        heads = self.view.table.horizontalHeader()
        was_blocked = heads.blockSignals(True)
        wanted = [self.every.index(known) for known in self.shown]
        for place, section in enumerate(wanted):
            heads.moveSection(heads.visualIndex(section), place)
        heads.blockSignals(was_blocked)
        for section, known in enumerate(self.every):
            is_left_out = self._level > 0 and known.key in _LEFT_OUT[: self._level]
            self.view.show_column(section, shown=known in self.shown and not is_left_out)
        heads.viewport().update()

    def _note_order(self, *_places: int) -> None:
        heads = self.view.table.horizontalHeader()
        visual = [heads.logicalIndex(place) for place in range(len(self.every))]
        self.shown = tuple(self.every[at] for at in visual if self.every[at] in self.shown)
        self._remember()

    def _note_widths(self) -> None:
        """The model holds the widths: a change of text size starts from hers."""
        widths = self.view.widths()
        every = tuple(
            replace(known, column=replace(known.column, width=width or known.column.width))
            for known, width in zip(self.every, widths, strict=True)
        )
        if [known.column.width for known in every] == [k.column.width for k in self.every]:
            return
        keys = [known.key for known in self.shown]
        self.every = every
        self.shown = tuple(known for key in keys for known in every if known.key == key)
        self.model.columns = tuple(known.column for known in every)
        self._remember()

    def _remember(self) -> None:
        change_settings(
            self._home,
            list_columns=tuple(known.key for known in self.shown),
            list_widths=tuple(known.column.width for known in self.every),
        )

    def _open(self, index: Index) -> None:
        self.opened.emit(self.model.id_at(index))

    def _ask_sort(self, section: int, descending: bool) -> None:
        sort = self.every[section].sort
        if sort is not None:
            self.sort_asked.emit(sort, descending)


_ROWS = QItemSelectionModel.SelectionFlag.Rows
_CLEAR = QItemSelectionModel.SelectionFlag.ClearAndSelect
_SELECT = QItemSelectionModel.SelectionFlag.Select
_MOST_RESELECTED = 500
"""More people than that are chosen anew by Ctrl+A, not kept one by one."""
_REACH = ("phone", "email")
"""Columns that need more of a person read."""
_LEFT_OUT = ("last_contact", "city")
"""In this order, as the window gets narrower."""


def _chosen(every: tuple[ListColumn, ...], keys: tuple[str, ...]) -> tuple[ListColumn, ...]:
    """Return the columns *keys* in that order; the usual ones when she chose none."""
    by_key = {known.key: known for known in every}
    chosen = [by_key[key] for key in keys if key in by_key and key != "name"]
    usual = [known for known in every[1:] if known.is_usual]
    return (every[0], *(chosen or usual))
