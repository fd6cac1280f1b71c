"""Who waits, from the top: a list of one column beside the person who is shown."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QWidget

from organiser.i18n import _, counted
from organiser.ui.phrases import Phrase, Phrases
from organiser.ui.tables.columns import Column, PersonCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured


class QueuePanel(Measured, QFrame):
    """Tells whom she wants to see instead."""

    chosen = Signal(object)

    def __init__(
        self, title: Phrase, icon: str, cell: Callable[[Any], PersonCell], width: int,
        *head: QWidget,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("panel")
        self.phrases = Phrases()
        self._width = width
        self._rows: Sequence[Any] = ()
        columns: list[Column[Any]] = [
            Column(title, lambda each: f"{each.name}, {cell(each).detail}", cell, width=200,
                   stretches=True)
        ]  # fmt: skip
        self.model = RowsModel[Any](columns, self)
        empty = EmptyState(icon, lambda: _("Nobody waits"), lambda: "", width=180)
        self.view = ListView(self.model, title, empty)
        self._count = label(role="h3")
        top = below(self._count, *head, gap=8, margins=(16, 14, 16, 8))
        box = below(top, self.view, gap=0)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.view.table.horizontalHeader().hide()
        self.view.selection_changed.connect(self._tell)
        self.measure()

    def show_rows(self, rows: Sequence[Any], place: int) -> None:
        """Show *rows*, standing at *place*."""
        with QSignalBlocker(self.view):
            self._rows = rows
            self.model.show(rows)
            self.view.settle()
            if rows:
                self.view.table.setCurrentIndex(self.model.index(place, 0))
        self._say_count()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.view.retranslate()
        self._say_count()

    def measure(self) -> None:
        self.setFixedWidth(Theme.px(self._width))

    def _say_count(self) -> None:
        self._count.setText(counted("{count} person", "{count} people", len(self._rows)))

    def _tell(self) -> None:
        for place in self.view.chosen_rows()[:1]:
            self.chosen.emit(self._rows[place].id)
