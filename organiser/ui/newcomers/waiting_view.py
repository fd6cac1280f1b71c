"""Who signed up, who waits longest first; or who was welcomed."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame

from organiser import clock
from organiser.i18n import _, counted
from organiser.ui.phrases import Phrases
from organiser.ui.relative_date import ago
from organiser.ui.tables.columns import Column, PersonCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import FlowBox, below
from organiser.ui.widgets.buttons import Chip
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured
from organiser.usecases.newcomers import NewcomerRow
from organiser.words.welcome import standing_label


class WaitingView(Measured, QFrame):
    """Tells whom she wants to see instead, and of whom the list is to be."""

    chosen = Signal(object)
    filtered = Signal(bool)
    """Whether those are wanted who still wait."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.phrases = Phrases()
        self._rows: Sequence[NewcomerRow] = ()
        columns: list[Column[NewcomerRow]] = [
            Column(lambda: _("New sign-ups"), lambda each: f"{each.name}, {detail(each)}", _cell,
                   width=200, stretches=True)
        ]  # fmt: skip
        self.model = RowsModel[NewcomerRow](columns, self)
        self.view = ListView(
            self.model, lambda: _("New sign-ups"),
            EmptyState("user-plus", lambda: _("Nobody waits"), lambda: "", width=180),
        )  # fmt: skip
        self.open_chip, self.done_chip = Chip(), Chip()
        self.phrases.text(self.open_chip, lambda: _("To welcome"))
        self.phrases.text(self.done_chip, lambda: _("Welcomed"))
        self._count = label(role="h3")
        head = below(self._count, FlowBox(self.open_chip, self.done_chip), gap=8,
                     margins=(16, 14, 16, 8))  # fmt: skip
        box = below(head, self.view, gap=0)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.view.table.horizontalHeader().hide()
        self.view.selection_changed.connect(self._tell)
        self.open_chip.clicked.connect(lambda: self.filtered.emit(True))
        self.done_chip.clicked.connect(lambda: self.filtered.emit(False))
        self.measure()

    def show_rows(self, rows: Sequence[NewcomerRow], place: int, *, is_open: bool) -> None:
        """Show *rows*, standing at *place*."""
        self.open_chip.setChecked(is_open)
        self.done_chip.setChecked(not is_open)
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
        self.setFixedWidth(Theme.px(300))

    def _say_count(self) -> None:
        self._count.setText(counted("{count} person", "{count} people", len(self._rows)))

    def _tell(self) -> None:
        for place in self.view.chosen_rows()[:1]:
            self.chosen.emit(self._rows[place].id)


def detail(each: NewcomerRow) -> str:
    """Say where she stands, and since when."""
    today = clock.today()
    if each.is_late:
        arrived = clock.local(each.arrived_at).date()
        return _("late · signed up: {when}").format(when=ago(arrived, today))
    if each.welcome.is_open and each.back_on is not None:
        return _("to be called back: {when}").format(when=ago(each.back_on, today))
    since = clock.local(each.welcome.since).date()
    standing = standing_label(each.welcome.standing)
    return f"{standing} · {ago(since, today)}"


def _cell(each: NewcomerRow) -> PersonCell:
    mark = "triangle-alert" if each.is_late else ""
    return PersonCell(each.name, detail(each), each.person_id.int % 1000, mark, "danger")
