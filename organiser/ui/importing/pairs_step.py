"""The fourth step: pairs that may be one person; nothing is merged here."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from organiser.i18n import _, counted
from organiser.ui.importing.step import Step
from organiser.ui.tables.columns import Column, LinesCell, PersonCell, PillCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.widgets.boxes import Card, below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.keys import KeyCap
from organiser.ui.widgets.labels import label
from organiser.usecases.people.duplicates import Entry, Pair, PairKey


@dataclass(frozen=True, slots=True)
class PairRow:
    """One pair, and whether she said that they are two persons."""

    pair: Pair
    is_apart: bool = False


class PairsStep(Step):
    """Shows each pair with what they share; N says that they are two persons."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[PairRow] = []
        self.model = RowsModel[PairRow](_columns(), self)
        self.list = ListView(
            self.model, lambda: _("Pairs that may be one person"),
            EmptyState(
                "circle-check", lambda: _("No pair"),
                lambda: _("Nobody of this file seems to be in the list under another name."),
            ),
        )  # fmt: skip
        self.apart_button, self.later_button = Button("", "users"), Button("ghost")
        self._title, self._hint = label(role="h3", wraps=True), label(role="muted", wraps=True)
        self._name_parts()
        self._lay_out()
        self.apart_button.clicked.connect(lambda: self._decide(True))
        self.later_button.clicked.connect(lambda: self._decide(False))
        self.list.typed.connect(self._key)

    def show_pairs(self, pairs: tuple[Pair, ...]) -> None:
        """Show *pairs*; what was said of a pair before still stands."""
        apart = self.apart()
        self._rows = [PairRow(pair, pair.key in apart) for pair in pairs]
        self.model.show(self._rows)
        self.list.settle()
        self._say_title()
        if self._rows:
            self.list.table.setCurrentIndex(self.model.index(0, 0))
        for button in (self.apart_button, self.later_button):
            button.setEnabled(bool(self._rows))

    def apart(self) -> frozenset[PairKey]:
        """Return the pairs that are two persons."""
        return frozenset(row.pair.key for row in self._rows if row.is_apart)

    def forget(self) -> None:
        """Forget what was said of another file."""
        self._rows = []

    def next_words(self) -> str:
        return _("Import")

    def first_focus(self) -> QWidget:
        return self.list

    def retranslate(self) -> None:
        super().retranslate()
        self.list.retranslate()
        self._say_title()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._decide(False)
        else:
            super().keyPressEvent(event)

    def _key(self, text: str) -> None:
        if text.lower() == "n":
            self._decide(True)
        elif text.lower() == "p":
            self._decide(False)

    def _decide(self, is_apart: bool) -> None:
        """Say it of the pair she stands on, and go on to the next."""
        here = self.list.table.currentIndex().row()
        if not 0 <= here < len(self._rows):
            return
        self._rows[here] = replace(self._rows[here], is_apart=is_apart)
        self.model.show(self._rows)
        after = min(here + 1, len(self._rows) - 1)
        self.list.table.setCurrentIndex(self.model.index(after, 0))

    def _say_title(self) -> None:
        self._title.setText(
            counted(
                "{count} pair may be one person", "{count} pairs may be one person",
                len(self._rows),
            )
        )  # fmt: skip

    def _name_parts(self) -> None:
        for widget, phrase in (
            (self._hint, lambda: _(
                "Nothing is merged: both entries stay in the list. The file remembers each pair."
            )),
            (self.apart_button, lambda: _("They are two persons")),
            (self.later_button, lambda: _("Leave it for later")),
        ):  # fmt: skip
            self.phrases.text(widget, phrase)

    def _lay_out(self) -> None:
        buttons = beside(KeyCap("N"), self.apart_button, 8, KeyCap("P"), self.later_button, None)
        whole = below(self._title, self._hint, Card(self.list, gap=0, padding=2), buttons, gap=10)
        whole.setStretch(2, 1)
        self.setLayout(whole)


def reason_words(reason: str) -> str:
    """Say what the two entries of a pair share."""
    return {
        "email": _("Same e-mail, the names go together"),
        "mobile": _("Same mobile, the names go together"),
    }.get(reason, _("They look alike"))


def _columns() -> list[Column[PairRow]]:
    return [
        Column(lambda: _("In the file"), lambda row: row.pair.entry.name,
               lambda row: _entry_cell(row.pair.entry), width=280, stretches=True),
        Column(lambda: _("May be"), lambda row: row.pair.other.name,
               lambda row: _entry_cell(row.pair.other), width=280, stretches=True),
        Column(lambda: _("Why"), lambda row: reason_words(row.pair.reason),
               lambda row: LinesCell(reason_words(row.pair.reason), _shared(row.pair)), width=270),
        Column(lambda: _("Decision"), _decision,
               lambda row: PillCell(_decision(row), "success" if row.is_apart else "neutral"),
               width=140),
    ]  # fmt: skip


def _entry_cell(entry: Entry) -> PersonCell:
    told = entry.place or entry.email or entry.phone
    return PersonCell(entry.name or _("Without a name"), told, entry.number)


def _shared(pair: Pair) -> str:
    return pair.entry.email if pair.reason == "email" else pair.entry.phone


def _decision(row: PairRow) -> str:
    return _("two persons") if row.is_apart else _("for later")
