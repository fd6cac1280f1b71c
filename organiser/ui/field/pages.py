"""The two pages of the field as the window knows them, and the way from one to the other."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from organiser.i18n import _
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.page import PageSpec

if TYPE_CHECKING:
    from organiser.database import Database
    from organiser.ui.field.entry_page import ReturnsPage
    from organiser.ui.field.sheets_page import SheetsPage

SHEETS, RETURNS = "sheets", "returns"


class FieldPages:
    """Makes each page when it is first shown, and leads from people to sheets to typing."""

    def __init__(self, database: "Database", messages: Messages, jobs: Jobs) -> None:
        self._database, self._messages, self._jobs = database, messages, jobs
        self._sheets: SheetsPage | None = None
        self._returns: ReturnsPage | None = None
        self._wanted: UUID | None = None
        self._compares = False
        self._people: Sequence[UUID] = ()
        self._printed: Sequence[UUID] | None = None
        self._prepares, self._words = False, ""
        self._told: Callable[[Sequence[UUID]], object] | None = None

    def offer_incidents(self, told: Callable[[Sequence[UUID]], object]) -> None:
        """Let lost sheets be *told* as an incident; before the page is made."""
        self._told = told

    def specs(self) -> tuple[PageSpec, ...]:
        """Return the pages as the side bar names them."""
        field = lambda: _("Field")  # noqa: E731  (a phrase, as the window takes them)
        return (
            PageSpec(SHEETS, lambda: _("Field sheets"), "printer", self.sheets, field),
            PageSpec(RETURNS, lambda: _("Typing returns"), "keyboard", self.returns, field),
        )

    def prepare_for(self, people: Sequence[UUID]) -> None:
        """Have the page of sheets take the doors of *people*, now or when it is made."""
        self._people = people
        if self._sheets is not None:
            self._choose_people()

    def show_printed(self, sheets: Sequence[UUID]) -> None:
        """Have the page of sheets show the printed ones, and *sheets* selected among them."""
        self._printed = sheets
        self._choose_part()

    def prepare(self, words: str = "") -> None:
        """Have the page of sheets prepare one, for the streets that *words* find."""
        self._printed, self._prepares, self._words = None, True, words
        self._choose_part()

    def type_in(self, sheet_id: UUID) -> None:
        """Have the page of returns open *sheet_id*, now or when it is made."""
        self._wanted = sheet_id
        self._open_wanted()

    def compare(self) -> None:
        """Have the page of returns open what was typed apart, now or when it is made."""
        self._compares = True
        self._open_wanted()

    def sheets(self) -> "SheetsPage":
        """Make the page of sheets."""
        from organiser.ui.field.sheets_page import SheetsPage

        self._sheets = SheetsPage(self._database, self._messages, self._jobs, self._told)
        self._sheets.entry_asked.connect(self._type_in)
        self._choose_people()
        self._choose_part()
        return self._sheets

    def returns(self) -> "ReturnsPage":
        """Make the page of returns, at the sheet that was asked for."""
        from organiser.ui.field.entry_page import ReturnsPage

        self._returns = ReturnsPage(self._database, self._messages, self._jobs)
        self._open_wanted()
        return self._returns

    def _choose_people(self) -> None:
        if self._sheets is not None and self._people:
            self._sheets.choose_people(self._people)
            self._people = ()

    def _choose_part(self) -> None:
        if self._sheets is None:
            return
        if self._printed is not None:
            self._sheets.show_printed(self._printed)
        elif self._prepares:
            self._sheets.show_part(self._sheets.prepare)
            if self._words:
                self._sheets.prepare.streets.search.setText(self._words)
        self._printed, self._prepares, self._words = None, False, ""

    def _type_in(self, sheet_id: UUID) -> None:
        self.type_in(sheet_id)
        assert self._sheets is not None
        self._sheets.wants_page.emit(RETURNS)

    def _open_wanted(self) -> None:
        if self._returns is None:
            return
        if self._wanted is not None:
            self._returns.open_sheet(self._wanted)
        elif self._compares:
            self._returns.compare()
        self._wanted, self._compares = None, False
