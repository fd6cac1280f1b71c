"""Beside the map: the chosen commune, and the communes or streets with the same figures."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from organiser.domain.geography import SMALLEST
from organiser.i18n import _, counted, number
from organiser.ui.map.words import metric_words
from organiser.ui.phrases import Phrases
from organiser.ui.tables.columns import Column, LinesCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.widgets.boxes import Card, FlowBox, below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import ElidedLabel, label
from organiser.usecases.maps.figures import Area, Metric

_ROW = 40


class MapSide(QWidget):
    """Lists the communes; of the one that is chosen, its streets."""

    chosen = Signal(str)
    """The code of a commune of the list."""
    left = Signal()
    """Back from the streets to the communes."""
    people_asked = Signal(str)
    """Show the people of a commune or a street: the words that find them."""
    sheet_asked = Signal(str)
    """Prepare a sheet for a commune: its name."""
    complete_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.phrases = Phrases()
        self.counted_as = Metric.PEOPLE
        self._commune: Area | None = None
        self._heading, self._count = ElidedLabel(role="h2"), label(role="muted")
        self._said = label(role="muted", wraps=True)
        self.back_button, self.people_button = Button("ghost", "arrow-left"), Button("", "users")
        self.sheet_button, self.outlines_button = Button("", "printer"), Button("link")
        self.model = RowsModel[Area](self._columns(), self)
        self.list = ListView(self.model, lambda: _("Figures of the map"), self._empty(), row=_ROW)
        self.card = Card(
            self._said, FlowBox(self.people_button, self.sheet_button), padding=12, name="subtle"
        )
        self._foot = label(role="caption", wraps=True)
        self._name_parts()
        self._lay_out()
        self._connect()

    def show_communes(self, areas: Sequence[Area], metric: Metric, nowhere: int) -> None:
        """List the communes that have a figure, the largest first."""
        self.counted_as, self._commune = metric, None
        shown = sorted((a for a in areas if a.figures[metric]), key=lambda a: -a.figures[metric])
        self._heading.setText(_("Communes"))
        self._count.setText(
            _("{shown} of {all}").format(shown=number(len(shown)), all=number(len(areas)))
        )
        self._show(shown)
        words = [_("Fewer than {count} are not shown.").format(count=SMALLEST)]
        if nowhere:
            words.append(
                counted(
                    "{count} person has no commune.", "{count} people have no commune.", nowhere
                )
            )
        self._foot.setText(" ".join(words))

    def show_streets(self, commune: Area, streets: Sequence[Area], metric: Metric) -> None:
        """List the streets of *commune* that have a figure."""
        self.counted_as, self._commune = metric, commune
        shown = sorted((s for s in streets if s.figures[metric]), key=lambda s: -s.figures[metric])
        self._heading.setText(commune.name)
        self._count.setText(counted("{count} street", "{count} streets", len(shown)))
        told = ((commune.figures[m], metric_words(m)) for m in Metric)
        self._said.setText(" · ".join(f"{number(n)} {words}" for n, words in told if n))
        self._show(shown)
        self._foot.setText(_("Fewer than {count} are not shown.").format(count=SMALLEST))

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.list.retranslate()

    def select(self, code: str) -> None:
        """Stand on the commune *code* of the list, if it is there."""
        for row in range(self.model.rowCount()):
            if self.model.row_at(self.model.index(row, 0)).code == code:
                self.list.table.selectRow(row)
                return
        self.list.table.clearSelection()

    def _show(self, rows: Sequence[Area]) -> None:
        self.model.show(rows)
        has_commune = self._commune is not None
        for part in (self.card, self.back_button):
            part.setVisible(has_commune)
        self.list.settle()

    def _open(self, index: QModelIndex) -> None:
        area = self.model.row_at(index)
        if self._commune is None:
            self.chosen.emit(area.code)
        else:
            self.people_asked.emit(area.name)

    def _of_commune(self, signal: Callable[[str], object]) -> None:
        if self._commune is not None:
            signal(self._commune.name)

    def _columns(self) -> list[Column[Area]]:
        return [
            Column(lambda: _("Where"), lambda area: area.name, stretches=True),
            Column(
                lambda: _("How many"),
                lambda area: number(area.figures[self.counted_as]),
                lambda area: LinesCell(number(area.figures[self.counted_as]), strong=True),
                width=96,
            ),
        ]

    def _empty(self) -> EmptyState:
        return EmptyState(
            "map-pin",
            lambda: _("Nothing to show here"),
            lambda: _("A place appears once five people, or five doors, are there."),
            lambda: _("Complete the addresses"),
            "pencil",
            width=240,
        )

    def _name_parts(self) -> None:
        self.phrases.text(self.back_button, lambda: _("All communes"))
        self.phrases.text(self.outlines_button, lambda: _("Bring in outlines of communes…"))
        self.phrases.text(self.people_button, lambda: _("Its people"))
        self.phrases.text(self.sheet_button, lambda: _("Prepare a sheet"))

    def _lay_out(self) -> None:
        head = beside(self._heading, self._count)
        head.setStretch(0, 1)
        box = below(
            beside(self.back_button, None), head, self.card, self.list, self._foot,
            beside(self.outlines_button, None),
            gap=8, margins=(16, 10, 16, 12),
        )  # fmt: skip
        box.setStretch(3, 1)
        self.setLayout(box)
        for part in (self.card, self.back_button):
            part.hide()

    def _connect(self) -> None:
        self.list.opened.connect(self._open)
        self.list.empty.acted.connect(self.complete_asked)
        self.back_button.clicked.connect(self.left)
        self.people_button.clicked.connect(lambda: self._of_commune(self.people_asked.emit))
        self.sheet_button.clicked.connect(lambda: self._of_commune(self.sheet_asked.emit))
