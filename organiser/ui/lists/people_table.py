"""The people of a list, of which only those in view are read, each with why she is left out."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser import clock
from organiser.database import Database
from organiser.domain.consent import Purpose
from organiser.domain.engagement import Rung
from organiser.domain.outreach import Use
from organiser.i18n import _, counted
from organiser.ui.lists.reading import ListedRow, read_rows
from organiser.ui.people.columns import place_of
from organiser.ui.relative_date import ago, contact_cell
from organiser.ui.tables.columns import Column, Index, LinesCell, PersonCell, PillCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.paged_model import PagedModel
from organiser.ui.widgets.empty_state import EmptyState
from organiser.usecases.segments.finding import Removes
from organiser.words.outreach import left_out_reason
from organiser.words.rungs import rung_label
from organiser.words.segments import Names, clause


class PeopleTable(QWidget):
    """Shows who is on a list."""

    chosen = Signal()
    card_asked = Signal(object)

    def __init__(self, database: Database) -> None:
        super().__init__()
        self._database, self._use, self._purpose = database, Use.CALL, Purpose.NEWS
        self._removes: Removes | None = None
        self._names: Names = {}
        self.model = PagedModel[ListedRow](self._columns(), self._fetch, self)
        empty = EmptyState("filter", lambda: _("Nobody on this list"), self._why_nobody)
        self.view = ListView(self.model, lambda: _("People of the list"), empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.view)
        self.view.selection_changed.connect(self.chosen)
        self.view.opened.connect(self._ask_card)

    def show_people(
        self, numbers: Sequence[int], use: Use, purpose: Purpose = Purpose.NEWS
    ) -> None:
        """Show *numbers*, and why some are left out of *use*; the first is stood on."""
        here = self.current()
        self._use, self._purpose = use, purpose
        self.model.show(numbers)
        self.view.settle()
        if len(numbers):
            place = self.model.place_of(here.person.number) if here is not None else 0
            self.view.table.setCurrentIndex(self.model.index(place or 0, 0))

    def say_nobody(self, removes: Removes | None, names: Names) -> None:
        """Say, when nobody is there, which condition removes most."""
        self._removes, self._names = removes, names
        self.view.empty.phrases.say_again()

    def current(self) -> ListedRow | None:
        """Return the person she stands on."""
        here = self.view.table.currentIndex()
        return self.model.row_at(here) if here.isValid() else None

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.view.retranslate()

    def _fetch(self, numbers: Sequence[int]) -> Sequence[ListedRow | None]:
        return read_rows(self._database, self._use, self._purpose, numbers)

    def _ask_card(self, index: Index) -> None:
        row = self.model.row_at(index)
        if row is not None:
            self.card_asked.emit(row.person.id)

    def _why_nobody(self) -> str:
        if self._removes is None:
            return _("Change the sentence: no person of the file fits it.")
        words = counted("Without “{{clause}}” there would be {count} person.",
                        "Without “{{clause}}” there would be {count} people.",
                        self._removes.count)  # fmt: skip
        return words.format(clause=clause(self._removes.part, self._names))

    def _columns(self) -> list[Column[ListedRow]]:
        return [
            Column(lambda: _("Name"), lambda row: row.person.name, self._name_cell,
                   tip=self._reason, width=220, stretches=True),
            Column(lambda: _("Stage"), lambda row: rung_label(row.person.rung), _rung_cell,
                   width=120),
            Column(lambda: _("Last contact"),
                   lambda row: ago(row.person.last_contact_on, clock.today()),
                   lambda row: contact_cell(row.person.last_contact_on, clock.today()), width=120),
        ]  # fmt: skip

    def _name_cell(self, row: ListedRow) -> PersonCell:
        """Who is left out says why, in the place of where she lives."""
        person = row.person
        if row.left_out is None:
            return PersonCell(person.name, place_of(person), person.number)
        return PersonCell(person.name, self._reason(row), person.number, "ban", "danger")

    def _reason(self, row: ListedRow) -> str:
        if row.left_out is None:
            return ""
        reason = left_out_reason(row.left_out, self._use)
        return _("left out: {reason}").format(reason=reason)


def _rung_cell(row: ListedRow) -> PillCell | LinesCell:
    rung = row.person.rung
    return LinesCell("—") if rung is Rung.UNRANKED else PillCell(rung_label(rung), rung=rung)
