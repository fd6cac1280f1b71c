"""The grid of the tally pages: a street, and three numbers beside it."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from organiser.domain.sheet_code import AZERTY
from organiser.i18n import _, number
from organiser.ui.field.counts import KINDS, Counts
from organiser.ui.phrases import Phrases
from organiser.ui.tables.columns import CELL, Index, LinesCell, PillCell, heading_data
from organiser.ui.tables.delegates import CellDelegate
from organiser.ui.theme import Theme
from organiser.ui.widgets.measured import Measured

_ROW = 44
_DOWN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TallyModel(QAbstractTableModel):
    """Shows `Counts`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.counts = Counts(())
        self.is_locked = False

    def show(self, counts: Counts, *, is_locked: bool) -> None:
        """Show *counts*."""
        self.beginResetModel()
        self.counts, self.is_locked = counts, is_locked
        self.endResetModel()

    def repaint(self) -> None:
        """Tell the view that any number may be another."""
        if rows := self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, len(KINDS)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.counts.streets)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 1 + len(KINDS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        text = self._text(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text
        if role == CELL:
            if self._is_asked(index):
                return PillCell(text, "warning")
            return LinesCell(text, strong=index.column() == 0 or text != "0")
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        return heading_data(lambda: _headings()[section], orientation, role)

    def _text(self, index: Index) -> str:
        if index.column() == 0:
            street = self.counts.streets[index.row()]
            return street or _("Streets with few answers, together")
        if self._is_asked(index):
            return _("to look at")
        return number(self.counts.numbers[index.row()][index.column() - 1])

    def _is_asked(self, index: Index) -> bool:
        return index.column() > 0 and self.counts.is_asked(index.row(), index.column() - 1)


def _headings() -> tuple[str, ...]:
    return _("Street"), _("Welcome +"), _("Welcome 0"), _("Welcome −")


class TallyGrid(Measured, QTableView):
    """Digits go into the number where she stands; Enter goes on to the next."""

    changed = Signal()
    settle_asked = Signal()
    said = Signal(str)

    def __init__(self, model: TallyModel) -> None:
        super().__init__()
        self.tally_model = model
        self.phrases = Phrases()
        self.phrases.name(self, lambda: _("Welcome in each street"), tip=False)
        self._fresh = True
        self._set_up()
        self.selectionModel().currentChanged.connect(self._arrive)
        self.measure()

    def show_counts(self, counts: Counts, *, is_locked: bool) -> None:
        """Show *counts* and stand on the first number, or on the first that is asked."""
        self.tally_model.show(counts, is_locked=is_locked)
        self.stand_at(min(counts.asked, default=0))

    def stand_at(self, place: int) -> None:
        """Stand on a number, by its place line by line."""
        street, kind = divmod(place, len(KINDS))
        self.setCurrentIndex(self.tally_model.index(street, kind + 1))

    def place(self) -> int:
        """Return where she stands."""
        here = self.currentIndex()
        return here.row() * len(KINDS) + max(here.column(), 1) - 1

    def measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(Theme.px(_ROW))
        for section in range(1, 1 + len(KINDS)):
            self.setColumnWidth(section, Theme.px(120))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sign = AZERTY.get(event.text(), event.text())
        if event.key() == Qt.Key.Key_End:
            self.settle_asked.emit()
        elif event.key() in _DOWN:
            self._go_on()
        elif event.key() == Qt.Key.Key_Backspace or (len(sign) == 1 and sign.isprintable()):
            self._type(sign if event.key() != Qt.Key.Key_Backspace else "")
        else:
            super().keyPressEvent(event)

    def _arrive(self) -> None:
        self._fresh = True

    def _type(self, sign: str) -> None:
        here, model = self.currentIndex(), self.tally_model
        if model.is_locked:
            self.said.emit(_("This page was settled. Choose “Correct” to change it."))
            return
        if here.column() < 1 or not (sign.isdigit() or not sign):
            self.said.emit(_("Only digits count here: Enter goes on to the next number."))
            return
        self.said.emit("")
        street, kind = here.row(), here.column() - 1
        if sign:
            model.counts.digit(street, kind, int(sign), fresh=self._fresh)
        else:
            model.counts.rub_out(street, kind)
        self._fresh = False
        model.repaint()
        self.changed.emit()

    def _go_on(self) -> None:
        place = self.place() + 1
        asked = [at for at in self.tally_model.counts.asked if at >= place]
        last = self.tally_model.rowCount() * len(KINDS) - 1
        self.stand_at(min(asked, default=min(place, last)))

    def _set_up(self) -> None:
        self.setModel(self.tally_model)
        self.setItemDelegate(CellDelegate(self, _ROW))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSectionsClickable(False)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
