"""The piles there are: those that are open first; Enter goes on with one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organiser.i18n import _, short_date
from organiser.ui.phrases import Phrases
from organiser.ui.slips.words import typed_words
from organiser.ui.tables.columns import Column, LinesCell, PillCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import Card, below
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured
from organiser.usecases.slips.piles import PileRow


class PileList(Measured, QWidget):
    """Every pile that was ever typed: where each consent on paper is found again."""

    opened = Signal(object)
    """The id of a pile."""

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self.model: RowsModel[PileRow] = RowsModel(_columns(), self)
        self.list = ListView(
            self.model, lambda: _("Piles of slips"),
            EmptyState(
                "inbox", lambda: _("No pile yet"),
                lambda: _("Back from a stall with signed slips? Say beside when and where, then "
                          "type them one after the other."),
                width=320,
            ),
        )  # fmt: skip
        self._title = label(role="h3")
        self.phrases.text(self._title, lambda: _("Piles of slips"))
        box = below(self._title, Card(self.list, gap=0, padding=1), gap=8)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.list.opened.connect(lambda index: self.opened.emit(self.model.row_at(index).id))
        self.measure()

    def show_piles(self, rows: tuple[PileRow, ...]) -> None:
        """Show *rows*."""
        here = self.list.table.currentIndex().row()
        self.model.show(rows)
        self.list.settle()
        if 0 <= here < len(rows):
            self.list.table.selectRow(here)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.list.retranslate()

    def measure(self) -> None:
        self.list.setMinimumHeight(Theme.px(220))


def _columns() -> list[Column[PileRow]]:
    return [
        Column(lambda: _("Pile"), lambda row: str(row.number), width=64),
        Column(lambda: _("Signed on"), lambda row: short_date(row.facts.on), width=116),
        Column(lambda: _("Where"), lambda row: row.facts.place,
               lambda row: LinesCell(row.facts.place, typed_words(row), strong=True),
               width=170, stretches=True),
        Column(lambda: _("State"), _state, lambda row: PillCell(_state(row), _tone(row)),
               width=120),
    ]  # fmt: skip


def _state(row: PileRow) -> str:
    return _("Closed") if row.is_closed else _("Open")


def _tone(row: PileRow) -> str:
    return "neutral" if row.is_closed else "warning"
