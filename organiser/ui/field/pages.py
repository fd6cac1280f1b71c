"""The two pages of the field as the window knows them, and the way from one to the other."""

from uuid import UUID

from organiser.database import Database
from organiser.i18n import _
from organiser.ui.field.entry_page import ReturnsPage
from organiser.ui.field.sheets_page import SheetsPage
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.page import PageSpec

SHEETS, RETURNS = "sheets", "returns"


def field_pages(database: Database, messages: Messages, jobs: Jobs) -> tuple[PageSpec, ...]:
    """Return the pages, each made when it is first shown."""
    made = _Made(database, messages, jobs)
    field = lambda: _("Field")  # noqa: E731  (a phrase, as the window takes them)
    return (
        PageSpec(SHEETS, lambda: _("Field sheets"), "printer", made.sheets, field),
        PageSpec(RETURNS, lambda: _("Typing returns"), "keyboard", made.returns, field),
    )


class _Made:
    """Leads from a packet in the list to the typing of it, whichever page was made first."""

    def __init__(self, database: Database, messages: Messages, jobs: Jobs) -> None:
        self._database, self._messages, self._jobs = database, messages, jobs
        self._sheets: SheetsPage | None = None
        self._returns: ReturnsPage | None = None
        self._wanted: UUID | None = None

    def sheets(self) -> SheetsPage:
        """Make the page of sheets."""
        self._sheets = SheetsPage(self._database, self._messages, self._jobs)
        self._sheets.entry_asked.connect(self._type_in)
        return self._sheets

    def returns(self) -> ReturnsPage:
        """Make the page of returns, at the sheet that was asked for."""
        self._returns = ReturnsPage(self._database, self._messages)
        self._open_wanted()
        return self._returns

    def _type_in(self, sheet_id: UUID) -> None:
        self._wanted = sheet_id
        self._open_wanted()
        assert self._sheets is not None
        self._sheets.wants_page.emit(RETURNS)

    def _open_wanted(self) -> None:
        if self._returns is not None and self._wanted is not None:
            self._returns.open_sheet(self._wanted)
            self._wanted = None
