"""The saved lists, each with how many people it holds."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame

from organiser.i18n import _, counted, short_date
from organiser.ui.phrases import Phrases
from organiser.ui.tables.columns import Column, LinesCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import IconButton
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured
from organiser.usecases.segments.saved import SavedList

Row = tuple[SavedList, int]


class ShelfView(Measured, QFrame):
    """Tells which list is to be opened."""

    opened = Signal(object)
    begun = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.phrases = Phrases()
        self._rows: Sequence[Row] = ()
        columns: list[Column[Row]] = [
            Column(lambda: _("Saved lists"), _said, _cell, width=200, stretches=True)
        ]
        self.model = RowsModel[Row](columns, self)
        self.view = ListView(
            self.model, lambda: _("Saved lists"),
            EmptyState("layout-list", lambda: _("No saved list"),
                       lambda: _("Put a sentence together, then save it."), width=190),
        )  # fmt: skip
        self.new_button = IconButton("plus")
        self._title = label(role="h3")
        self.phrases.text(self._title, lambda: _("My lists"))
        self.phrases.name(self.new_button, lambda: _("New list"))
        head = beside(self._title, None, self.new_button, margins=(14, 10, 8, 6))
        box = below(head, self.view, gap=0)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.view.table.horizontalHeader().hide()
        self.view.selection_changed.connect(self._tell)
        self.new_button.clicked.connect(self.begun)
        self.measure()

    def measure(self) -> None:
        self.setFixedWidth(Theme.px(236))

    def show_lists(self, lists: Sequence[Row]) -> None:
        """Show *lists*; none of them is chosen by that."""
        with QSignalBlocker(self.view):
            self._rows = lists
            self.model.show(lists)
            self.view.settle()

    def names(self) -> list[tuple[UUID, str]]:
        """Return the lists shown, each with its name and how many people it holds."""
        return [(row[0].id, f"{row[0].name} · {_detail(row)}") for row in self._rows]

    def choose(self, segment_id: UUID | None) -> None:
        """Stand on the list *segment_id*, or on none."""
        with QSignalBlocker(self.view):
            for place, (each, _count) in enumerate(self._rows):
                if each.id == segment_id:
                    self.view.table.setCurrentIndex(self.model.index(place, 0))
                    return
            self.view.table.clearSelection()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.view.retranslate()

    def _tell(self) -> None:
        for place in self.view.chosen_rows()[:1]:
            self.opened.emit(self._rows[place][0].id)


def _said(row: Row) -> str:
    return f"{row[0].name}, {_detail(row)}"


def _cell(row: Row) -> LinesCell:
    return LinesCell(row[0].name, _detail(row), strong=True)


def _detail(row: Row) -> str:
    people = counted("{count} person", "{count} people", row[1])
    frozen = row[0].frozen_at
    if frozen is None:
        return people
    return _("{people} · frozen on {day}").format(people=people, day=short_date(frozen.date()))
