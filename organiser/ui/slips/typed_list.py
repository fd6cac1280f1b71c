"""The slips that are typed, the last on top: each is corrected, taken out, or opened again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from organiser.i18n import _
from organiser.ui.phrases import Phrases
from organiser.ui.slips.words import slip_detail, slip_name, slip_state, state_tip
from organiser.ui.tables.columns import Column, LinesCell, PillCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import Card, FlowBox, below
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured
from organiser.usecases.slips.piles import OpenPile, SlipRow


class TypedList(Measured, QWidget):
    """What was typed of one pile."""

    correction_asked = Signal(object)
    """The `SlipRow` to be written anew."""
    removal_asked = Signal(object)
    opening_asked = Signal(object)
    """She had refused what she agreed to here: it is to be opened again."""
    person_asked = Signal(object)
    """The id of somebody whose card is to be looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self.model: RowsModel[SlipRow] = RowsModel(_columns(), self)
        self.list = ListView(
            self.model, lambda: _("Slips that are typed"),
            EmptyState("inbox", lambda: _("No slip is typed yet"),
                       lambda: _("Each slip stands here once it is written down."), width=260),
            row=46,
        )  # fmt: skip
        self.correct_button, self.out_button = Button("", "pencil"), Button("", "trash-2")
        self.open_button, self.card_button = Button("", "undo-2"), Button("", "users")
        self._said = label(role="caption", wraps=True)
        self._name_parts()
        box = below(
            Card(self.list, gap=0, padding=1), self._said,
            FlowBox(self.correct_button, self.out_button, self.open_button, self.card_button),
            gap=8,
        )  # fmt: skip
        box.setStretch(0, 1)
        self.setLayout(box)
        self._connect()
        self.measure()

    def show_pile(self, pile: OpenPile) -> None:
        """Show the slips of *pile*; she stays where she stood."""
        here = self.chosen()
        self.model.show(pile.slips)
        self.list.settle()
        places = [at for at, slip in enumerate(pile.slips) if here and slip.id == here.id]
        if places:
            self.list.table.selectRow(places[0])
        self._fit()

    def chosen(self) -> SlipRow | None:
        """Return the slip she stands on."""
        places = [at for at in self.list.chosen_rows() if at < self.model.rowCount()]
        return self.model.row_at(self.model.index(places[0], 0)) if places else None

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.list.retranslate()
        self._fit()

    def measure(self) -> None:
        self.list.setMinimumHeight(Theme.px(200))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._ask(self.removal_asked)
        else:
            super().keyPressEvent(event)

    def _key(self, text: str) -> None:
        if text.lower() == "e":
            self._ask(self.correction_asked)
        elif text.lower() == "o":
            self._ask(self.opening_asked)

    def _ask(self, signal: object) -> None:
        slip = self.chosen()
        if slip is not None:
            signal.emit(slip)  # type: ignore[attr-defined]

    def _show_card(self) -> None:
        slip = self.chosen()
        if slip is not None and slip.person_id is not None:
            self.person_asked.emit(slip.person_id)

    def _fit(self) -> None:
        slip = self.chosen()
        self._said.setText(state_tip(slip) if slip else "")
        self._said.setVisible(bool(self._said.text()))
        for button in (self.correct_button, self.out_button):
            button.setEnabled(slip is not None)
        self.open_button.setVisible(bool(slip and slip.still_closed and not slip.is_limited))
        self.card_button.setEnabled(bool(slip and slip.person_id))

    def _name_parts(self) -> None:
        for widget, phrase in (
            (self.correct_button, lambda: _("Correct")),
            (self.out_button, lambda: _("Take out")),
            (self.open_button, lambda: _("Open again")),
            (self.card_button, lambda: _("Her card")),
        ):
            self.phrases.text(widget, phrase)

    def _connect(self) -> None:
        self.list.typed.connect(self._key)
        self.list.opened.connect(lambda _index: self._ask(self.correction_asked))
        self.list.selection_changed.connect(self._fit)
        self.correct_button.clicked.connect(lambda: self._ask(self.correction_asked))
        self.out_button.clicked.connect(lambda: self._ask(self.removal_asked))
        self.open_button.clicked.connect(lambda: self._ask(self.opening_asked))
        self.card_button.clicked.connect(self._show_card)


def _columns() -> list[Column[SlipRow]]:
    return [
        Column(lambda: _("Slip"), lambda slip: str(slip.number), width=62),
        Column(lambda: _("Who signed"), _said,
               lambda slip: LinesCell(slip_name(slip), slip_detail(slip), strong=True),
               tip=_said, width=180, stretches=True),
        Column(lambda: _("State"), lambda slip: slip_state(slip)[0],
               lambda slip: PillCell(*slip_state(slip)), tip=state_tip, width=150),
    ]  # fmt: skip


def _said(slip: SlipRow) -> str:
    return ", ".join(part for part in (slip_name(slip), slip_detail(slip)) if part)
