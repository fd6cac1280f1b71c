"""What became of the pictures that were read: a page to open, or a sentence."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Signal

from organiser.i18n import _, counted
from organiser.ui.field.filling import State, Told
from organiser.ui.phrases import Phrases
from organiser.ui.tables.columns import Column, LinesCell, PillCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import Card, beside
from organiser.ui.widgets.buttons import IconButton
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured

_ROW, _MOST_SHOWN = 52, 5
_TONES = {
    State.READY: "success", State.LOOK: "warning", State.STANDS: "neutral",
    State.REFUSED: "danger",
}  # fmt: skip


class ReadCard(Measured, Card):
    """Hidden until pictures were read, and again when she has done with them."""

    page_asked = Signal(str)
    """The ten digits of the page to open."""

    def __init__(self) -> None:
        self.phrases = Phrases()
        self.heading, self._close = label(role="h3"), IconButton("x")
        self.phrases.name(self._close, lambda: _("Put the list of pictures away"))
        self.model: RowsModel[Told] = RowsModel(_columns())
        empty = EmptyState("inbox", lambda: _("No picture was read"), lambda: "")
        self.list = ListView(self.model, lambda: _("Pictures that were read"), empty, _ROW)
        head = beside(self.heading, self._close)
        head.setStretch(0, 1)
        super().__init__(head, self.list)
        self.model.setParent(self)
        self._told: tuple[Told, ...] = ()
        self._close.clicked.connect(self.hide)
        self.list.opened.connect(self._open)
        self.hide()

    def tell(self, told: tuple[Told, ...]) -> None:
        """Show what became of the pictures."""
        self._told = told
        self.model.show(told)
        self.list.settle()
        self.retranslate()
        self.measure()
        self.show()

    def stand(self) -> None:
        """Let the list have the keys: Enter opens a page."""
        self.list.table.selectRow(0)
        self.list.table.setFocus()

    def settle(self, typed: str) -> None:
        """Say that a page is settled; nothing is left to be told once all of them are."""
        self._told = tuple(
            replace(each, state=State.STANDS, said=_("Settled.")) if each.typed == typed else each
            for each in self._told
        )
        self.model.show(self._told)
        if all(each.state is State.STANDS for each in self._told):
            self.hide()

    def next_waiting(self) -> str:
        """Return the digits of the first page that waits to be settled, or nothing."""
        waits = (State.READY, State.LOOK)
        pages = (each.typed for each in self._told if each.state in waits)
        return "" if self.isHidden() else next(pages, "")

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.list.retranslate()
        pages = sum(bool(each.page) for each in self._told)
        said = [counted("{count} page read", "{count} pages read", pages)]
        if refused := len(self._told) - pages:
            words = counted("{count} picture refused", "{count} pictures refused", refused)
            said.append(words)
        self.heading.setText(" · ".join(said))

    def measure(self) -> None:
        lines = min(max(len(self._told), 1), _MOST_SHOWN)
        self.list.setFixedHeight(Theme.px(_ROW * lines + _ROW + 4))

    def _open(self, index: QModelIndex) -> None:
        if typed := self.model.row_at(index).typed:
            self.page_asked.emit(typed)


def _columns() -> list[Column[Told]]:
    return [
        Column(
            lambda: _("Picture"), _named, lambda row: LinesCell(row.picture, row.page, strong=True),
            width=280,
        ),
        Column(lambda: _("State"), _state, lambda row: PillCell(_state(row), _TONES[row.state]),
               width=140),
        Column(lambda: _("What came of it"), lambda row: row.said, tip=lambda row: row.said,
               stretches=True),
    ]  # fmt: skip


def _named(row: Told) -> str:
    return " · ".join(part for part in (row.picture, row.page) if part)


def _state(row: Told) -> str:
    return {
        State.READY: _("ready"),
        State.LOOK: _("to look at"),
        State.STANDS: _("as it was"),
        State.REFUSED: _("not read"),
    }[row.state]
