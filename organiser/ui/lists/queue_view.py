"""Who waits to be called, from the top."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame

from organiser import clock
from organiser.domain.outreach import Result
from organiser.i18n import _, counted
from organiser.ui.phrases import Phrases
from organiser.ui.relative_date import ago
from organiser.ui.tables.columns import Column, PersonCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured
from organiser.usecases.outreach.queue import Waiting


class QueueView(Measured, QFrame):
    """Tells whom she wants to call instead."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.phrases = Phrases()
        self._waiting: Sequence[Waiting] = ()
        columns: list[Column[Waiting]] = [
            Column(lambda: _("Waiting"), lambda each: f"{each.name}, {detail(each)}",
                   lambda each: PersonCell(each.name, detail(each), each.number), width=200,
                   stretches=True)
        ]  # fmt: skip
        self.model = RowsModel[Waiting](columns, self)
        self.view = ListView(
            self.model, lambda: _("Waiting"),
            EmptyState("phone", lambda: _("Nobody waits"), lambda: "", width=180),
        )  # fmt: skip
        self._count = label(role="h3")
        self._count.setContentsMargins(16, 14, 16, 8)
        box = below(self._count, self.view, gap=0)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.view.table.horizontalHeader().hide()
        self.view.selection_changed.connect(self._tell)
        self.measure()

    def show_waiting(self, waiting: Sequence[Waiting], place: int) -> None:
        """Show *waiting*, standing at *place*."""
        with QSignalBlocker(self.view):
            self._waiting = waiting
            self.model.show(waiting)
            self.view.settle()
            if waiting:
                self.view.table.setCurrentIndex(self.model.index(place, 0))
        self._count.setText(counted("{count} person", "{count} people", len(waiting)))

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.view.retranslate()
        self._count.setText(counted("{count} person", "{count} people", len(self._waiting)))

    def measure(self) -> None:
        self.setFixedWidth(Theme.px(264))

    def _tell(self) -> None:
        for place in self.view.chosen_rows()[:1]:
            self.chosen.emit(self._waiting[place].id)


def detail(each: Waiting) -> str:
    """Say why she is called now."""
    if each.last is Result.CALL_BACK and each.back_on is not None:
        return _("to be called back: {when}").format(when=ago(each.back_on, clock.today()))
    if each.last is Result.NO_ANSWER:
        return _("did not answer the last time")
    came = clock.local(each.created_at).date()
    if (clock.today() - came).days <= 30:
        return _("new: {when}").format(when=ago(came, clock.today()))
    return each.city
