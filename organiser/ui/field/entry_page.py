"""The page of returns: a code opens a page, keys fill it, End settles it."""

import json
from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from organiser import audit
from organiser.database import Database
from organiser.domain.cheat_sheet import KeyGroup
from organiser.errors import OrganiserError
from organiser.i18n import _, counted, number
from organiser.settings import read_settings
from organiser.ui.actions import Command
from organiser.ui.drops import DropPlace
from organiser.ui.field.counts import Counts
from organiser.ui.field.desk import Desk
from organiser.ui.field.entry import Entry
from organiser.ui.field.entry_delegate import CellLine
from organiser.ui.field.entry_grid import watched_parts
from organiser.ui.field.filling import Filling
from organiser.ui.field.gun import Gun
from organiser.ui.field.key_groups import entry_groups
from organiser.ui.field.opening import Opening
from organiser.ui.field.reader import PICTURES, Reader
from organiser.ui.field.remarks import note_warning
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.news import Topics
from organiser.ui.page import Page
from organiser.ui.widgets.boxes import below
from organiser.usecases import history, undo
from organiser.usecases.field import entering, states, tallies, typed_apart
from organiser.usecases.field.entering import EntryPage
from organiser.usecases.field.typed_apart import CALLS

_REST = 250
"""Milliseconds of rest after which what is typed is kept: a slow disk never slows the keys."""


class ReturnsPage(Page):
    """Types in what came back from the doors, a page at a time."""

    def __init__(
        self,
        database: Database,
        messages: Messages,
        jobs: Jobs,
        beep: Callable[[], object] = QApplication.beep,
    ) -> None:
        super().__init__()
        self._database, self._messages, self._beep = database, messages, beep
        self.opening, self.desk = Opening(), Desk()
        self.reader = Reader(self, database, jobs)
        self._next = ""
        self._unkept = QTimer(self, singleShot=True, interval=_REST)
        self._views = QStackedWidget()
        for view in (self.opening, self.desk):
            self._views.addWidget(view)
        self.setLayout(below(self._views, gap=0))
        self.gun = Gun(self)
        for part in watched_parts(self):
            self.gun.watch(part)
        self._connect()
        self.read_again()

    def open_code(self, code: str) -> None:
        """Open the page of ten digits or of a QR's text; say why when there is none."""
        self.desk.grid.finish_cell()
        self.keep()
        try:
            page = entering.open_page(self._database, code)
            self._refuse_without_lines(page)
        except OrganiserError as error:
            self._close()
            self.opening.refuse(error)
            return
        audit.note(self._database.file.parent, "sheet.view", (str(page.id),))
        self._show(page)

    def _open_typed(self, code: str, stood: str) -> None:
        """Ten digits of a known page are that page: what they did as answers is taken back."""
        try:
            page = entering.open_page(self._database, code)
        except OrganiserError:
            return  # ten answers that happen to have the right check
        assert self.desk.page is not None
        self.desk.grid.drop_cell()
        self._unkept.stop()
        is_empty = not json.loads(stood or "{}").get("lines")
        entering.keep_draft(self._database, self.desk.page.id, "" if is_empty else stood)
        self.open_code(code)
        words = _("Page {typed}: its digits were no answers.")
        self._messages.say(words.format(typed=page.typed))

    def open_sheet(self, sheet_id: UUID) -> None:
        """Open the first page of a packet that waits, or else its first."""
        pages = entering.pages_to_type(self._database, sheet_id)
        waiting = [typed for typed, _page, is_done in pages if not is_done]
        self.open_code((waiting or [typed for typed, _page, _done in pages])[0])

    def keep(self) -> None:
        """Keep what is typed so far, so that nothing is lost whatever happens."""
        if self._unkept.isActive() and self.desk.page is not None:
            self._unkept.stop()
            entering.keep_draft(self._database, self.desk.page.id, self.desk.draft())

    def compare(self) -> None:
        """Open the first page that two computers typed apart."""
        self.read_again()
        self.opening.apart.ask_first()

    def commands(self) -> tuple[Command, ...]:
        is_open = self._is_typing
        return (
            Command(
                "settle_page", lambda: _("Check and settle the page"), self.desk.ask_to_settle,
                "check", is_ready=is_open,
            ),
            Command(
                "finish_later", lambda: _("Finish this page later"), self._leave, "clock",
                is_ready=is_open,
            ),
            Command(
                "read_pictures", lambda: _("Read pictures of pages…"), self.reader.ask, "upload"
            ),
        )  # fmt: skip

    def help_text(self) -> str:
        return _(
            "Type the ten digits of a page that came back, then one key for each door, in the "
            "order of the paper. End settles the page. What is typed is kept at every moment."
        )

    def key_groups(self) -> tuple[KeyGroup, ...]:
        page = self.desk.page if self._is_typing() else None
        return entry_groups(page.legend if page is not None else ())

    def first_focus(self) -> QWidget:
        return self.desk.grid if self._is_typing() and self.desk.entry else self._first()

    def on_change(self, topics: Topics) -> None:
        if topics & {"sheets", "visits", "outreach"}:
            self.read_again()

    def read_again(self) -> None:
        self.opening.show_sheets(states.list_sheets(self._database, with_over=False))
        self.opening.apart.show_pages(typed_apart.read_pages_apart(self._database))

    def retranslate(self) -> None:
        super().retranslate()
        self.opening.retranslate()
        self.desk.retranslate()

    def fold(self, level: int) -> None:
        self.desk.fold(level)

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()
        super().hideEvent(event)

    def _first(self) -> QWidget:
        return self.desk.tally if self._is_typing() else self.opening.code

    def _is_typing(self) -> bool:
        return self._views.currentWidget() is self.desk

    def _show(self, page: EntryPage) -> None:
        is_locked = page.is_settled and not page.draft and not page.others
        strips = {} if is_locked else self.reader.strips_of(page.id)
        if page.kind != "tally":
            self.desk.show_doors(page, Entry(page), is_locked=is_locked, strips=strips)
        else:
            streets = tallies.streets_of(self._database, page.sheet_id)
            standing = tallies.tallies_of(self._database, page.sheet_id)
            counts = Counts(streets, standing, page.draft)
            self.desk.show_tally(page, counts, is_locked=is_locked, strips=strips)
        self.opening.clear()
        self._views.setCurrentWidget(self.desk)
        self.desk.take_keys()

    def _settle(self) -> None:
        page, draft = self.desk.page, self.desk.draft()
        assert page is not None
        self._unkept.stop()
        try:
            said = self._record(page)
        except OrganiserError as error:
            self.desk.say(str(error))
            self._unkept.start()
            return
        self.reader.forget(page.id)
        act = history.last_act(self._database)
        taken_back = partial(self._take_back, act.number, page, draft) if act else None
        self._say_settled(page, said)
        self._messages.say(said, undo=taken_back)

    def _record(self, page: EntryPage) -> str:
        """Record what is typed; return what was done, in words."""
        if self.desk.entry is None:
            tallies.record_tallies(self._database, page.sheet_id, self.desk.counts.tallies())
            entering.keep_draft(self._database, page.id, "")
            return _("The welcome by street is noted.")
        entry = self.desk.entry
        results, is_first = entry.results(), entry.is_first
        doors = entering.record_results(
            self._database, page.id, results, how=entry.how, is_first=is_first
        )
        warned = sum(bool(note_warning(result.note)) for result in results)
        if warned:
            home = self._database.file.parent
            audit.note(home, "note.accepted", (str(page.id),), warned)
        if page.kind == CALLS:
            return counted("{count} call is noted.", "{count} calls are noted.", doors)
        return counted("{count} door has its answer.", "{count} doors have their answers.", doors)

    def _say_settled(self, page: EntryPage, said: str) -> None:
        pages = entering.pages_to_type(self._database, page.sheet_id)
        waiting = [(typed, at) for typed, at, is_done in pages if not is_done]
        self.opening.read.settle(page.typed)
        self._next = self.opening.read.next_waiting()
        following = _("Next page that was read (Enter)") if self._next else ""
        if waiting and not self._next:
            self._next = waiting[0][0]
            following = _("Type page {page} (Enter)").format(page=number(waiting[0][1]))
        if not waiting:
            said = f"{said} {_('All its pages are typed: give it to be destroyed.')}"
        strike = _("Strike the page {typed} through").format(typed=page.typed.rsplit(" ", 1)[0])
        self.opening.struck.tell(strike, said, following)
        self._close()

    def _take_back(self, act: int, page: EntryPage, draft: str) -> None:
        """Take a settled page back; what was typed is there again."""
        undo.undo_act(self._database, act)
        entering.keep_draft(self._database, page.id, draft)
        self.opening.struck.hide()
        self.open_code(page.typed)

    def _leave(self) -> None:
        self.keep()
        self.opening.struck.hide()
        self._close()

    def _close(self) -> None:
        self._views.setCurrentWidget(self.opening)
        self.read_again()
        self.opening.code.setFocus()

    def _go_on(self) -> None:
        if self._next and self.opening.struck.isVisible():
            self.open_code(self._next)

    def _missed(self, signs: str) -> None:
        """Signs held back for a scanner that never came: they were keys after all."""
        if self.desk.grid.hasFocus():
            for sign in signs:
                self.desk.grid.type_text(sign)

    def _watch_cell(self, editor: CellLine) -> None:
        self.gun.watch(editor)

    def _show_read(self, filling: Filling) -> None:
        """List what became of the pictures; the page in front stays as she types it."""
        self.opening.read.tell(filling.told)
        if not self._is_typing():
            self.read_again()
            if self.isVisible() and not self.opening.code.text():
                self.opening.read.stand()

    def _connect(self) -> None:
        button = self.opening.pictures_button
        DropPlace(self.opening, PICTURES, self.reader.take, self._messages.show, twin=button)
        button.clicked.connect(self.reader.ask)
        self.reader.read.connect(self._show_read)
        self.opening.read.page_asked.connect(self.open_code)
        self.desk.grid.code_typed.connect(self._open_typed)
        self._unkept.timeout.connect(self._keep_now)
        self.opening.code_given.connect(self.open_code)
        self.opening.apart.page_asked.connect(self.open_code)
        self.opening.sheet_chosen.connect(self.open_sheet)
        self.opening.next_asked.connect(self._go_on)
        self.desk.changed.connect(self._unkept.start)
        self.desk.settled.connect(self._settle)
        self.desk.left.connect(self._leave)
        self.desk.grid.cell_opened.connect(self._watch_cell)
        self.desk.grid.refused.connect(self._sound)
        self.gun.read.connect(self.open_code)
        self.gun.missed.connect(self._missed)

    def _sound(self) -> None:
        if read_settings(self._database.file.parent).sounds:
            self._beep()

    def _keep_now(self) -> None:
        assert self.desk.page is not None
        entering.keep_draft(self._database, self.desk.page.id, self.desk.draft())

    @staticmethod
    def _refuse_without_lines(page: EntryPage) -> None:
        if page.kind not in ("doors", "tally", "calls"):
            raise OrganiserError(_("This page has nothing to be typed: take a page of doors."))
