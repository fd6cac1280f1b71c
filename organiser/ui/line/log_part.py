"""The log of exchanges: ninety days, those that failed or that carried something apart."""

from functools import partial

from PySide6.QtWidgets import QWidget

from organiser import clock
from organiser.i18n import _, long_date, number, short_time
from organiser.ui.line.parts import LineParts
from organiser.ui.line.words import outcome_words
from organiser.ui.phrases import Phrases
from organiser.ui.tables.columns import Column, LinesCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.widgets.boxes import FlowBox, below
from organiser.ui.widgets.buttons import Chip
from organiser.ui.widgets.empty_state import EmptyState
from organiser.usecases.line.log import Line, Only, read_log


class LogPart(QWidget):
    """A list to look at; numbers and no names."""

    def __init__(self, parts: LineParts) -> None:
        super().__init__()
        self._parts = parts
        self.phrases = Phrases()
        self._only = Only.ALL
        self.chips = {only: Chip() for only in Only}
        self.model: RowsModel[Line] = RowsModel(_columns(), self)
        self.empty = EmptyState(
            "history", lambda: _("No exchange yet"),
            lambda: _("Each exchange of 90 days stands here: when, how it went, how much."),
        )  # fmt: skip
        nothing = EmptyState(
            "circle-check", lambda: _("No such exchange"),
            lambda: _("None of the last 90 days is of this kind."),
        )  # fmt: skip
        self.list = ListView(self.model, lambda: _("Exchanges"), self.empty)
        self.list.say_when_filtered(nothing)
        self._lay_out()
        self.read_again()

    def show_only(self, only: Only) -> None:
        """Show some of them."""
        self._only = only
        for each, chip in self.chips.items():  # a group of buttons would take all but one from Tab
            chip.setChecked(each is only)
        self.read_again()

    def read_again(self) -> None:
        """Show the exchanges."""
        self.model.show(read_log(self._parts.database, self._only))
        self.list.settle(is_filtered=self._only is not Only.ALL)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.list.retranslate()

    def _lay_out(self) -> None:
        words = {
            Only.ALL: lambda: _("All"),
            Only.CARRIED: lambda: _("With something to carry"),
            Only.FAILED: lambda: _("That failed"),
        }
        for only, chip in self.chips.items():
            self.phrases.text(chip, words[only])
            chip.clicked.connect(partial(self.show_only, only))
        self.chips[Only.ALL].setChecked(True)
        box = below(FlowBox(*self.chips.values()), self.list, gap=10, margins=(24, 14, 24, 20))
        box.setStretch(1, 1)
        self.setLayout(box)


def _columns() -> list[Column[Line]]:
    return [
        Column(lambda: _("Moment"), _when, lambda row: LinesCell(
            long_date(clock.local(row.at).date()), short_time(row.at)), width=230),
        Column(lambda: _("How it went"), lambda row: outcome_words(row.outcome),
               lambda row: LinesCell(
                   outcome_words(row.outcome), tone="warning" if row.has_failed else ""),
               lambda row: outcome_words(row.outcome), stretches=True),
        Column(lambda: _("Changes sent"), lambda row: number(row.sent), width=130),
        Column(lambda: _("Rows received"), lambda row: number(row.received), width=130),
    ]  # fmt: skip


def _when(row: Line) -> str:
    return f"{long_date(clock.local(row.at).date())} {short_time(row.at)}"
