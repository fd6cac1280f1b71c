"""The computers of the committee: which are linked, which read the notes, which were stopped."""

from PySide6.QtWidgets import QWidget

from organiser import clock
from organiser.i18n import _, short_date
from organiser.ui.line.officer_part import OfficerPart
from organiser.ui.line.parts import LineParts
from organiser.ui.phrases import Phrases
from organiser.ui.tables.columns import Column, PersonCell, PillCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.widgets.boxes import below
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import label
from organiser.usecases.line.laptops import Laptop, laptops


class Computers(QWidget):
    """A list to look at; who is let in is asked above it, who is stopped headquarters decides."""

    def __init__(self, parts: LineParts) -> None:
        super().__init__()
        self._parts = parts
        self.phrases = Phrases()
        self.model: RowsModel[Laptop] = RowsModel(_columns(), self)
        self.empty = EmptyState(
            "cloud", lambda: _("No computer yet"),
            lambda: _("The computers of the committee stand here after the first exchange."),
        )  # fmt: skip
        self.list = ListView(self.model, lambda: _("Computers of the committee"), self.empty)
        words = label(role="caption", wraps=True)
        self.phrases.text(
            words,
            lambda: _("A computer was lost or stolen? Tell headquarters: it stops it, and orders "
                      "its copy away at its next call."),
        )  # fmt: skip
        self.officer = OfficerPart(parts)
        box = below(self.list, words, self.officer, gap=10, margins=(24, 16, 24, 20))
        box.setStretch(0, 1)
        self.setLayout(box)
        self.read_again()

    def read_again(self) -> None:
        """Show every computer."""
        self.model.show(laptops(self._parts.database))
        self.list.settle()
        self.officer.read_again()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.list.retranslate()
        self.empty.phrases.say_again()
        self.officer.retranslate()


def _columns() -> list[Column[Laptop]]:
    return [
        Column(lambda: _("Computer"), lambda row: row.name,
               lambda row: PersonCell(row.name, _mine(row), row.id.int % 8), stretches=True),
        Column(lambda: _("Linked since"), lambda row: short_date(clock.local(row.paired_at).date()),
               width=140),
        Column(lambda: _("State"), _state, lambda row: PillCell(_state(row), _tone(row)),
               width=230),
    ]  # fmt: skip


def _mine(row: Laptop) -> str:
    return _("this computer") if row.is_own else ""


def _state(row: Laptop) -> str:
    if row.revoked_at is not None:
        day = short_date(clock.local(row.revoked_at).date())
        return _("stopped on {day}").format(day=day)
    return _("reads everything") if row.has_key else _("waits for the notes")


def _tone(row: Laptop) -> str:
    if row.revoked_at is not None:
        return "danger"
    return "success" if row.has_key else "warning"
