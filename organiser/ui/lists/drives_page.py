"""The page of drives: where each stands, and the way on with it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QWidget

from organiser.domain.outreach import Result, Use
from organiser.errors import OrganiserError
from organiser.i18n import _, language
from organiser.ui.forms.files import ask_where
from organiser.ui.lists.drive_view import DriveView
from organiser.ui.lists.paper_card import PaperCard, write_pdf
from organiser.ui.lists.parts import ListParts
from organiser.ui.lists.sending import SendingCard
from organiser.ui.lists.shelf_menu import Entry, ShelfMenu
from organiser.ui.news import Topics
from organiser.ui.page import Page
from organiser.ui.people.acts import Acts
from organiser.ui.tables.columns import Column, LinesCell
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.measured import Measured
from organiser.usecases.field.call_sheets import DrawnCalls, draw_calls, note_calls_printed
from organiser.usecases.outreach import drives, launching, mailing, papers, queue, results
from organiser.usecases.outreach.drives import Drive
from organiser.usecases.outreach.papers import Papers
from organiser.words.outreach import drive_state_label, use_label

Drawn = Papers | DrawnCalls


class DrivesPage(Page):
    """Shows every drive, and carries one on."""

    calls_asked = Signal(object)
    """The id of a drive to go on calling in."""
    lists_asked = Signal()

    def __init__(self, parts: ListParts) -> None:
        super().__init__()
        self._parts = parts
        self._acts = Acts(parts.database, parts.messages)
        self._drives: tuple[Drive, ...] = ()
        self._drive: Drive | None = None
        self.shelf, self.view = DriveShelf(), DriveView()
        self.sending, self.paper = SendingCard(), PaperCard()
        self.view.work.addWidget(self.sending)
        self.view.work.addWidget(self.paper)
        self.none = EmptyState(
            "megaphone", lambda: _("No drive yet"),
            lambda: _("Put a list together, choose what it is for, and launch a drive."),
            lambda: _("Choose a list"), "layout-list",
        )  # fmt: skip
        self.chooser = ShelfMenu("megaphone", lambda: _("Drives"), self._choices)
        self._lay_out()
        self._connect()
        self.read_again()

    def help_text(self) -> str:
        return _(
            "A drive reaches the people of a list, frozen at its launch. Go on with it here: "
            "calls, letters, labels, e-mails in your own mail program, texts by hand. Each result "
            "is a line of the person's card. Close it when it is over; who is left can be taken "
            "up again."
        )

    def first_focus(self) -> QWidget:
        if not self._drives:
            return self.none.button
        return self.chooser if self.shelf.isHidden() else self.shelf.view

    def on_change(self, topics: Topics) -> None:
        if topics & {"outreach", "consent", "people"}:
            self.read_again()

    def read_again(self) -> None:
        """Read where each drive stands."""
        self._drives = drives.read_drives(self._parts.database)
        known = {each.id: each for each in self._drives}
        here = known.get(self._drive.id) if self._drive is not None else None
        self._drive = here or (self._drives[0] if self._drives else None)
        self.shelf.show_drives(self._drives, self._drive)
        self._show()

    def open_drive(self, outreach_id: UUID) -> None:
        """Show one drive."""
        found = [each for each in drives.read_drives(self._parts.database)
                 if each.id == outreach_id]  # fmt: skip
        self._drive = found[0] if found else None
        self._put_away()
        self.read_again()

    def go_on(self) -> None:
        """Do what comes next in the drive shown."""
        if self._drive is None:
            return
        try:
            self._go_on(self._drive)
        except OrganiserError as error:
            self._parts.messages.show(error)

    def retranslate(self) -> None:
        super().retranslate()
        for part in (self.shelf, self.view, self.sending, self.paper):
            part.retranslate()
        self.none.phrases.say_again()
        self.chooser.phrases.say_again()

    def fold(self, level: int) -> None:
        self.shelf.setVisible(level < 2)
        self.chooser.setVisible(level >= 2)

    def _go_on(self, drive: Drive) -> None:
        if drive.use is Use.CALL:
            self.calls_asked.emit(drive.id)
        elif drive.use is Use.EMAIL:
            self.sending.show_batches(mailing.batches(self._parts.database, drive.id))
        elif drive.use is Use.TEXT:
            self.sending.show_texts(mailing.text_messages(self._parts.database, drive.id))
        elif drive.use is Use.OUTING:
            self._prepare_sheets(drive)
        else:
            self.paper.show_papers(drive.use, drive.left)

    def _prepare_sheets(self, drive: Drive) -> None:
        people = [each.id for each in queue.waiting(self._parts.database, drive.id)]
        done = partial(results.record_done, self._parts.database, drive.id, people, Result.PREPARED)
        if self._do(done, _("Their doors are ready to be printed")):
            self._parts.sheets_wanted(people)

    def _mark(self, people: tuple[UUID, ...]) -> None:
        if self._drive is None:
            return
        sent = partial(
            results.record_done, self._parts.database, self._drive.id, people, Result.SENT
        )
        if self._do(sent, _("Marked as sent")):
            self.go_on()

    def _ask_save(self) -> None:
        ask_where(self, _("Save as PDF"), self.paper.file_name(), "PDF (*.pdf)", self._save)

    def _save(self, file: Path) -> None:
        self._draw(partial(self._write, file))

    def _print(self) -> None:
        from organiser.ui.paper.run import ask_printer

        ask_printer(self, lambda printer: self._draw(partial(self._send, printer)))

    def _offer_sheet(self) -> None:
        if self._drive is not None:
            waiting = queue.waiting(self._parts.database, self._drive.id)
            self.paper.show_papers(Use.CALL, len(waiting))

    def _draw(self, then: Callable[[Drawn], object]) -> None:
        """Draw away from the screen: letters by the hundred take their time."""
        assert self._drive is not None
        self._parts.messages.data_leave.emit()
        if self._drive.use is Use.CALL:
            calls = partial(draw_calls, self._parts.database, self._drive.id, language())
            self._parts.jobs.run(calls, then=then, owner=self)
            return
        draw = partial(
            papers.draw_papers, self._parts.database, self._drive.id,
            sheet=self.paper.sheet.value(), skipped=self.paper.labels_used(),
        )  # fmt: skip
        self._parts.jobs.run(draw, then=then, owner=self)

    def _write(self, file: Path, drawn: Drawn) -> None:
        try:
            write_pdf(drawn.pdf, file)
        except OSError:
            self._parts.messages.show(OrganiserError(_("The file could not be written there.")))
            return
        self._note_printed(drawn)

    def _send(self, printer: Any, drawn: Drawn) -> None:
        from organiser.ui.paper.run import print_pdf

        print_pdf(drawn.pdf, printer, self._parts.jobs, self._parts.messages, self)
        self._note_printed(drawn)

    def _note_printed(self, drawn: Drawn) -> None:
        database = self._parts.database
        note: Callable[[], object] = (
            partial(note_calls_printed, database, drawn.draft)
            if isinstance(drawn, DrawnCalls)
            else partial(papers.note_printed, database, drawn)
        )
        self._do(note, _("Marked as printed"))
        self.paper.hide()

    def _act(self, work: Callable[[Any, UUID], object], said: str) -> None:
        if self._drive is not None:
            done = partial(work, self._parts.database, self._drive.id)
            self._do(done, said.format(title=self._drive.title))

    def _again(self) -> None:
        if self._drive is None:
            return
        work = partial(launching.again, self._parts.database, self._drive.id)
        said = _("Drive launched: {title}").format(title=self._drive.title)
        made = self._acts.do(work, said)
        if made is not None:
            self.open_drive(made)

    def _do(self, work: Callable[[], object], said: str) -> bool:
        return self._acts.do(partial(_done, work), said) is not None

    def _choices(self) -> list[Entry]:
        return [
            (f"{each.title} · {_detail(each)}", partial(self._choose, each))
            for each in self._drives
        ]

    def _choose(self, drive: Drive) -> None:
        self._drive = drive
        self._put_away()
        self._show()

    def _put_away(self) -> None:
        self.sending.show_batches(())
        self.paper.hide()

    def _show(self) -> None:
        self._layers.setCurrentWidget(self._whole if self._drives else self.none)
        if self._drive is not None:
            self.view.show_drive(self._drive)

    def _connect(self) -> None:
        self.shelf.chosen.connect(self._choose)
        self.view.went_on.connect(self.go_on)
        self.view.sheet_asked.connect(self._offer_sheet)
        self.view.paused.connect(lambda: self._act(drives.pause, _("Paused: {title}")))
        self.view.resumed.connect(lambda: self._act(drives.resume, _("Resumed: {title}")))
        self.view.closed.connect(lambda: self._act(drives.close, _("Closed: {title}")))
        self.view.repeated.connect(self._again)
        self.sending.marked.connect(self._mark)
        self.paper.save_asked.connect(self._ask_save)
        self.paper.print_asked.connect(self._print)
        self.none.acted.connect(self.lists_asked)

    def _lay_out(self) -> None:
        self._whole = QWidget()
        middle = below(beside(self.chooser, None, margins=(20, 10, 20, 0)), self.view, gap=0)
        middle.setStretch(1, 1)
        whole = QHBoxLayout(self._whole)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.shelf)
        whole.addLayout(middle, 1)
        self._layers = QStackedLayout(self)
        for layer in (self._whole, self.none):
            self._layers.addWidget(layer)


class DriveShelf(Measured, QFrame):
    """Every drive, the running ones first."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._drives: tuple[Drive, ...] = ()
        columns: list[Column[Drive]] = [
            Column(lambda: _("Drives"), lambda each: f"{each.title}, {_detail(each)}",
                   lambda each: LinesCell(each.title, _detail(each), strong=True), width=240,
                   stretches=True)
        ]  # fmt: skip
        self.model = RowsModel[Drive](columns, self)
        empty = EmptyState("megaphone", lambda: _("No drive yet"), lambda: "", width=180)
        self.view = ListView(self.model, lambda: _("Drives"), empty)
        self.setLayout(below(self.view, gap=0, margins=(0, 8, 0, 0)))
        self.view.table.horizontalHeader().hide()
        self.view.selection_changed.connect(self._tell)
        self.measure()

    def show_drives(self, found: tuple[Drive, ...], here: Drive | None) -> None:
        """Show the drives *found*, standing on *here*."""
        with QSignalBlocker(self.view):
            self._drives = found
            self.model.show(found)
            self.view.settle()
            if here is not None:
                place = next(at for at, each in enumerate(found) if each.id == here.id)
                self.view.table.setCurrentIndex(self.model.index(place, 0))

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.view.retranslate()

    def measure(self) -> None:
        self.setFixedWidth(Theme.px(280))

    def _tell(self) -> None:
        for place in self.view.chosen_rows()[:1]:
            self.chosen.emit(self._drives[place])


def _detail(drive: Drive) -> str:
    words = _("{use} · {done} of {people} · {state}")
    return words.format(
        use=use_label(drive.use), done=drive.settled, people=drive.people,
        state=drive_state_label(drive.state),
    )  # fmt: skip


def _done(work: Callable[[], object]) -> bool:
    """Do *work*, which says nothing of its own; return that it was done."""
    work()
    return True
