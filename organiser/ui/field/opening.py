"""The door of the entry: the digits of a page, and the sheets that wait."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from organiser.domain.field import SheetState
from organiser.errors import OrganiserError
from organiser.i18n import _, short_date
from organiser.ui.field.apart import ApartCard
from organiser.ui.field.code_line import CodeLine
from organiser.ui.field.read_card import ReadCard
from organiser.ui.field.sheet_columns import outing_column, sheet_column, typed_pages
from organiser.ui.field.told_card import ToldCard
from organiser.ui.phrases import Phrases
from organiser.ui.tables.columns import Column, PillCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import Card, below, beside, scrolling
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured
from organiser.ui.widgets.pictures import Picture
from organiser.usecases.field.states import SheetRow

_WAITS = frozenset({SheetState.PRINTED, SheetState.OUT, SheetState.BACK})


class Opening(Measured, QWidget):
    """Asks which page came back."""

    code_given = Signal(str)
    sheet_chosen = Signal(object)
    """The id of a sheet of which the first waiting page is to be opened."""
    next_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self.code, self.apart, self.read = CodeLine(), ApartCard(), ReadCard()
        self.pictures_button = Button("", "upload")
        picture = Picture("circle-check", "success", 22, "success_soft")
        self.struck = ToldCard(picture, Button("primary", "arrow-right"))
        self.problem = label(role="error", wraps=True)
        self.problem.hide()
        self.model: RowsModel[SheetRow] = RowsModel(_columns(), self)
        empty = EmptyState(
            "inbox",
            lambda: _("No sheet is waiting"),
            lambda: _("A printed sheet waits here until what came back of it is typed."),
        )
        self.list = ListView(self.model, lambda: _("Sheets that wait"), empty, 52)
        self._lay_out()
        self._connect()
        self.measure()

    def show_sheets(self, sheets: tuple[SheetRow, ...]) -> None:
        """Show which of *sheets* wait, the late ones first."""
        waiting = [sheet for sheet in sheets if sheet.state in _WAITS]
        waiting.sort(key=lambda sheet: (not sheet.is_overdue, sheet.state is SheetState.PRINTED))
        self.model.show(waiting)
        self.list.settle()

    def refuse(self, error: OrganiserError | str) -> None:
        """Say under the field why no page opens; what was typed stays, to be mended."""
        self.problem.setText(str(error))
        self.problem.setVisible(bool(str(error)))
        self.code.setProperty("invalid", bool(str(error)))
        self.code.style().unpolish(self.code)
        self.code.style().polish(self.code)
        self.code.setAccessibleDescription(str(error))
        self.code.setFocus()
        self.code.setCursorPosition(len(self.code.text()))

    def clear(self) -> None:
        """Wait for another page."""
        self.code.clear()
        self.problem.hide()
        self.code.setProperty("invalid", False)
        self.code.style().unpolish(self.code)
        self.code.style().polish(self.code)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        for part in (self.phrases, self.code.phrases):
            part.say_again()
        self.apart.retranslate()
        self.read.retranslate()
        self.list.retranslate()

    def measure(self) -> None:
        self.code.setFixedWidth(Theme.px(230))

    def _connect(self) -> None:
        self.code.settled.connect(self.code_given)
        self.code.entered.connect(self.next_asked)
        self.code.touched.connect(self.problem.hide)
        self.code.slipped.connect(
            lambda: self.refuse(_("This number is not complete, or a key slipped."))
        )
        self.struck.button.clicked.connect(self.next_asked)
        self.list.opened.connect(self._open)

    def _open(self, index: QModelIndex) -> None:
        self.sheet_chosen.emit(self.model.row_at(index).id)

    def _lay_out(self) -> None:
        title, hint = label(role="h3"), label(role="muted", wraps=True)
        above = label(role="strong")
        self.phrases.text(title, lambda: _("Which page came back?"))
        self.phrases.text(above, lambda: _("The ten digits of the page"))
        above.setBuddy(self.code)
        self.phrases.text(
            hint, lambda: _("At the top of the page, below its title. A hand scanner works too.")
        )
        self.phrases.text(self.pictures_button, lambda: _("Read pictures…"))
        asked = beside(self.code, 8, self.pictures_button, None)
        ask = Card(title, 4, above, asked, self.problem, hint, gap=6)
        heading = label(role="h3")
        self.phrases.text(heading, lambda: _("Sheets that wait"))
        waiting = Card(heading, self.list, padding=16)
        cards = (self.struck, self.apart, ask, self.read, waiting)
        box = below(*cards, gap=12, margins=(24, 18, 24, 18))
        box.setStretch(4, 1)
        inside = QWidget()
        inside.setLayout(box)
        self.setLayout(below(scrolling(inside)))


def _columns() -> list[Column[SheetRow]]:
    return [
        sheet_column(),
        outing_column(lambda row: row.team),
        Column(lambda: _("Typed"), typed_pages, width=150),
        Column(
            lambda: _("To be back"), _due,
            lambda row: PillCell(_due(row), "danger" if row.is_overdue else "neutral"), width=190,
        ),
    ]  # fmt: skip


def _due(row: SheetRow) -> str:
    if row.return_by is None:
        return _("No date")
    day = short_date(row.return_by)
    words = _("Late since {day}") if row.is_overdue else _("By {day}")
    return words.format(day=day)
