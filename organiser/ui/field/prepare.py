"""Prepares a packet: doors and outing at the left, the very pages at the right."""

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from organiser import audit
from organiser.database import Database
from organiser.errors import Cancelled
from organiser.i18n import _, counted
from organiser.progress import Progress
from organiser.ui.drops import DropPlace, Kind
from organiser.ui.field.choice import Choice, Preview, make_preview
from organiser.ui.field.outing_form import OutingForm
from organiser.ui.field.prepare_parts import SourceCard, SummaryCard, recorded_words
from organiser.ui.field.sheet_columns import sheet_number
from organiser.ui.field.street_list import StreetList
from organiser.ui.forms.files import ask_where, ask_which
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.paper.view import PaperView
from organiser.ui.phrases import Phrases
from organiser.ui.shell.question import Question
from organiser.ui.soon import once_seen
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import Card, below, beside, scrolling
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured
from organiser.usecases.field import choosing, printing
from organiser.usecases.field.printing import PrintedSheet

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from organiser.importing.doors import ListedDoor

_REST = 200
"""Milliseconds of rest before the pages are drawn anew."""
MANY = 20
"""Pages above which she is asked first."""
_DOORS = Kind(
    (".csv", ".xlsx", ".ods", ".txt"),
    lambda: _("Drop the list of addresses here"),
    lambda: _("This is no list of addresses: a table as CSV, Excel or LibreOffice."),
)


class Prepare(Measured, QWidget):
    """Chooses, shows, prints; nothing is recorded before it is printed."""

    printed = Signal(object)
    """The `PrintedSheet` that stands now."""
    committee_asked = Signal()
    """Who answers for the data is to be said first."""

    def __init__(self, database: Database, messages: Messages, jobs: Jobs) -> None:
        super().__init__()
        self._database, self._messages, self._jobs = database, messages, jobs
        self.phrases = Phrases()
        self.choice, self.preview = Choice(), None  # type: Choice, Preview | None
        self._number = -1
        self._has_streets = self._is_folded = False
        self.streets, self.form, self.source = StreetList(), OutingForm(), SourceCard()
        self.summary, self.paper = SummaryCard(), PaperView(jobs)
        self.file_button = Button("link", "file-up", "accent_text")
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._lay_out()
        self._connect()
        self._show_preview(None)
        self.measure()

    def choose_people(self, people: Sequence[UUID]) -> None:
        """Take the doors of *people* instead of streets."""
        words = counted(
            "Doors of {count} selected person", "Doors of {count} selected people", len(people)
        )
        self._choose(Choice(people=tuple(people), name=words))

    def choose_file(self, path: Path) -> None:
        """Take the doors of a list of addresses, in its order."""
        from organiser.importing.doors import read_doors

        self._jobs.run(partial(read_doors, path), then=partial(self._take_list, path), owner=self)

    def choose_again(self, sheet_id: UUID, number: int) -> None:
        """Take the doors of a sheet once more, to print it under a new number."""
        addresses = printing.draft_again(self._database, sheet_id)
        words = _("Doors of sheet {number}, which becomes void").format(number=sheet_number(number))
        self._choose(Choice(addresses=addresses, replaces=sheet_id, name=words))

    def read_again(self) -> None:
        """Read which streets have doors, and draw the pages anew."""
        self._jobs.run(
            partial(choosing.streets, self._database), then=self._take_streets, owner=self
        )

    def redraw(self) -> None:
        """Draw the pages of what is chosen now; nothing older can be printed meanwhile."""
        self._rest.stop()
        self._jobs.cancel(self._number)
        if self.choice.is_of_streets:
            self.choice = Choice(streets=self.streets.chosen())
        if self.choice.is_empty:
            self._show_preview(None)
            return
        progress = Progress()
        self.preview = None
        self.summary.wait()
        self._number = self._jobs.run(
            partial(
                make_preview, self._database, self.choice, self.form.outing(), self.form.looks(),
                progress,
            ),
            then=partial(self._take_preview, self.choice), owner=self, progress=progress,
            failed=self._not_drawn,
        )  # fmt: skip

    def ask_save(self) -> None:
        """Ask where the PDF goes, and save it there."""
        if (preview := self.preview) is None:
            return
        name = _("sheet-{number}.pdf").format(number=preview.manifest.number)

        def save(path: Path) -> None:
            self.confirm(partial(self.save_to, preview, path))

        ask_where(self, _("Save as PDF"), name, "PDF (*.pdf)", save)

    def ask_print(self) -> None:
        """Ask on which printer, and print there."""
        if (preview := self.preview) is None:
            return
        from organiser.ui.paper.run import ask_printer

        ask_printer(self, lambda printer: self.confirm(partial(self.print_on, preview, printer)))

    def confirm(self, act: partial[None]) -> None:
        """Ask before many pages; a few are printed without a word."""
        pages = self._pages()
        if pages <= MANY:
            act()
            return
        title = counted("Print {count} page?", "Print {count} pages?", pages)
        words = _(
            "This is a packet for several teams, under one number. Tick “One packet a team” to "
            "have it cut."
        )
        if self.preview is not None and len(self.preview.drafts) > 1:
            words = _("Each packet is recorded under its own number. One undo takes all back.")
        question = Question(self.window(), title, words, self.summary.print_words(), _("Not now"))
        question.ask(act)

    def save_to(self, preview: Preview, path: Path) -> None:
        """Record the packet and write its PDF; nothing stands if one of the two fails."""
        self._record(preview, path, None)

    def print_on(self, preview: Preview, printer: "QPrinter") -> None:
        """Record the packet, then send its pages to *printer*."""
        self._record(preview, None, printer)

    def clear(self) -> None:
        """Choose nothing."""
        self.streets.clear()
        self._choose(Choice())

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        for part in (self.phrases, self.empty.phrases, self.source.phrases):
            part.say_again()
        for other in (self.streets, self.form, self.paper, self.summary):
            other.retranslate()

    def fold(self, level: int) -> None:
        """Without room for both, the pages wait behind the choice."""
        self._is_folded = level == 2
        self.summary.look_button.setVisible(self._is_folded)
        self.paper.back_button.setVisible(self._is_folded)
        self._left.show()
        self._right.setVisible(not self._is_folded)

    def measure(self) -> None:
        self.streets.setFixedHeight(Theme.px(262))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._has_streets:
            self._has_streets = True
            once_seen(self, self.read_again)

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.source.show_choice(choice)
        self._sources.setCurrentWidget(self.streets if choice.is_of_streets else self.source)
        self.redraw()

    def _take_streets(self, found: tuple[choosing.StreetRow, ...]) -> None:
        self.streets.show_streets(found)
        self.redraw()

    def _take_list(self, path: Path, listed: "tuple[ListedDoor, ...]") -> None:
        words = counted("{count} address of a list", "{count} addresses of a list", len(listed))
        self._choose(Choice(listed=listed, name=f"{words} ({path.name})"))

    def _take_preview(self, choice: Choice, preview: Preview | None) -> None:
        if choice == self.choice:
            self._show_preview(preview)

    def _not_drawn(self, error: BaseException) -> None:
        if not isinstance(error, Cancelled):
            self._show_preview(None)
            self._messages.show(error)

    def _show_preview(self, preview: Preview | None) -> None:
        self.preview = preview
        self.summary.show_preview(preview, can_print=preview is None or self._can_print)
        self.paper.show_pdf(preview.pdf if preview else b"")
        self._right.setCurrentWidget(self.paper if preview else self.empty)
        if self._is_folded and preview is None:
            self._left.show()
            self._right.hide()

    @cached_property
    def _can_print(self) -> bool:
        """Asked once: some computers look for printers in their whole network."""
        from organiser.ui.paper.run import has_printer

        return has_printer()

    def _pages(self) -> int:
        return self.preview.pages if self.preview else 0

    def _record(self, preview: Preview, out: Path | None, printer: "QPrinter | None") -> None:
        """Record the pages that she saw, whatever was drawn since."""
        self._messages.data_leave.emit()
        self.summary.wait()
        progress = Progress()
        self._jobs.run(
            partial(
                printing.print_sheets, self._database, preview.drafts, out,
                replaces=preview.replaces, progress=progress,
            ),
            then=partial(self._recorded, preview, printer), owner=self, progress=progress,
            failed=self._not_recorded,
        )  # fmt: skip

    def _recorded(
        self, preview: Preview, printer: "QPrinter | None", sheets: tuple[PrintedSheet, ...]
    ) -> None:
        ids = [sheet.id for sheet in sheets]
        audit.note(self._database.file.parent, "sheet.print", tuple(map(str, ids)))
        self._messages.say(recorded_words(sheets), undo=partial(printing.void, self._database, ids))
        self.clear()
        for sheet in sheets:
            self.printed.emit(sheet)
        if printer is not None:
            from organiser.ui.paper.run import print_pdf

            print_pdf(preview.pdf, printer, self._jobs, self._messages, self)

    def _not_recorded(self, error: BaseException) -> None:
        """Say why; a number that was used meanwhile is drawn again with the pages."""
        if isinstance(error, Cancelled):
            self._messages.say(str(error))
        else:
            self._messages.show(error)
        self.redraw()

    def _ask_file(self) -> None:
        kinds = _("Tables ({patterns})").format(patterns=_DOORS.patterns)
        ask_which(self, _("A list of addresses"), kinds, self.choose_file)

    def _connect(self) -> None:
        DropPlace(
            self, _DOORS, lambda files: self.choose_file(files[0]), self._messages.show,
            twin=self.file_button,
        )  # fmt: skip
        self.streets.changed.connect(self._rest.start)
        self.form.changed.connect(self._rest.start)
        self._rest.timeout.connect(self.redraw)
        self.source.left.connect(self.clear)
        self.file_button.clicked.connect(self._ask_file)
        self.empty.acted.connect(self._ask_file)
        self.summary.look_button.clicked.connect(partial(self._look, at_paper=True))
        self.paper.back_button.clicked.connect(partial(self._look, at_paper=False))
        self.summary.gap_button.clicked.connect(self.committee_asked)
        self.summary.save_button.clicked.connect(self.ask_save)
        self.summary.print_button.clicked.connect(self.ask_print)

    def _lay_out(self) -> None:
        self.empty = EmptyState(
            "printer", lambda: _("Choose the doors"),
            lambda: _("Tick streets at the left: the pages appear here, exactly as printed."),
        )  # fmt: skip
        self._sources, self._right = QStackedWidget(), QStackedWidget()
        doors, outing = label(role="h3"), label(role="h3")
        self.phrases.text(doors, lambda: _("Doors"))
        self.phrases.text(outing, lambda: _("Outing and paper"))
        self.phrases.text(self.file_button, lambda: _("A list of addresses…"))
        inside = self._lay_sides()
        inside.setLayout(
            below(
                Card(beside(doors, None, self.file_button), self._sources),
                Card(outing, self.form), None, gap=12, margins=(20, 12, 10, 8),
            )
        )  # fmt: skip
        for part in (self.streets, self.source):
            self._sources.addWidget(part)
        for side in (self.empty, self.paper):
            self._right.addWidget(side)

    def _lay_sides(self) -> QWidget:
        """Lay out both sides; return what scrolls at the left, still empty.

        From the outside in: whatever is moved is polished anew with all that is in it.
        """
        inside = QWidget()
        self._left = QWidget()
        box = beside(self._left, self._right, gap=0)
        box.setStretch(0, 5)
        box.setStretch(1, 7)
        self.setLayout(box)
        left = below(scrolling(inside), self.summary, gap=0)
        left.setStretch(0, 1)
        self._left.setLayout(left)
        return inside

    def _look(self, *, at_paper: bool) -> None:
        """Where only one has room, bring the choice or the pages in front."""
        self._left.setVisible(not at_paper)
        self._right.setVisible(at_paper)
        (self.paper.back_button if at_paper else self.summary.look_button).setFocus()
