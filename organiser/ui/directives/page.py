"""The page of the directives: what headquarters asks at the left, its text and the answer right."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from organiser.domain.cheat_sheet import KeyGroup
from organiser.domain.directive import Standing
from organiser.i18n import _
from organiser.ui.actions import Command
from organiser.ui.directives.columns import directive_columns, no_directive
from organiser.ui.directives.parts import DirectiveParts
from organiser.ui.directives.reading_pane import ReadingPane
from organiser.ui.directives.words import directive_keys
from organiser.ui.lists.parts import AskedDrive
from organiser.ui.news import Topics
from organiser.ui.page import Page
from organiser.ui.people.acts import Acts
from organiser.ui.sent_files.looking import Looking
from organiser.ui.tables.list_view import ListView
from organiser.ui.tables.rows_model import RowsModel
from organiser.ui.widgets.boxes import Card, below
from organiser.ui.widgets.list_beside import ListBeside
from organiser.usecases import sent_files
from organiser.usecases.directives import answering, reading
from organiser.usecases.directives.reading import DirectiveRow
from organiser.usecases.outreach.counting import read_count

TOPICS = frozenset({"directives", "outreach", "sent_files"})
_MOMENT = 4_000
"""Milliseconds before her eyes: then it was read."""
_LIST_WIDTH, _NARROW_HEIGHT, _ROW = 400, 90, 58


class DirectivesPage(Page):
    """The list and the directive that is read, side by side."""

    def __init__(self, parts: DirectiveParts) -> None:
        super().__init__()
        self._database, self._start = parts.database, parts.drive_wanted
        self._acts = Acts(parts.database, parts.messages)
        self.model: RowsModel[DirectiveRow] = RowsModel(directive_columns(), self)
        self.list = ListView(self.model, lambda: _("Directives"), no_directive(), row=_ROW)
        self.pane, self.none = ReadingPane(), no_directive()
        self.looking = Looking(self, parts.database, parts.jobs, parts.messages)
        self.pause = QTimer(self, singleShot=True, interval=_MOMENT)
        self._noted: set[tuple[UUID, bool]] = set()
        """What was noted as read by itself: taken back, it stays so."""
        self._lay_out()
        self._connect()
        self.read_again()

    def commands(self) -> tuple[Command, ...]:
        return (
            Command("read_directive", lambda: _("I have read this directive"), self.mark_read,
                    "eye", is_ready=self._is_new),
            Command("apply_directive", lambda: _("This directive is applied here"),
                    self.mark_applied, "check", is_ready=self._is_there),
            Command("acknowledge_directive", lambda: _("Acknowledge this directive"),
                    self.pane.send_answer, "circle-check", is_ready=self._is_asked),
            Command("start_asked_drive", lambda: _("Start the drive of this directive"),
                    self.start_drive, "megaphone", is_ready=self._has_drive),
        )  # fmt: skip

    def help_text(self) -> str:
        return _(
            "What headquarters asks of committees, the newest first; it can be read without a "
            "network. It is noted as read once it was before your eyes for a moment, or by R; A "
            "says that it is applied here, C acknowledges it where that is asked, with a word back "
            "if you wish; L starts the drive that it asks for, with people of your own choosing. "
            "Headquarters is told at the next exchange. What it changes or withdraws stands out "
            "again, and what was said before can still be read. Attachments are below the text: "
            "they come bit by bit, and once they are here they open without a network."
        )

    def key_groups(self) -> tuple[KeyGroup, ...]:
        return directive_keys()

    def first_focus(self) -> QWidget:
        return self.list if self._is_there() else self.none

    def on_change(self, topics: Topics) -> None:
        if topics & TOPICS:
            self.read_again()

    def read_again(self) -> None:
        """Show what is true now; where she stood, she stands."""
        here = self.row()
        rows = reading.read_directives(self._database)
        self.model.show(rows)
        self.list.settle()
        self._layers.setCurrentWidget(self._sides if rows else self.none)
        if rows:
            self.list.table.selectRow(_place(rows, here.directive.series_id if here else None))
        self._show_chosen()

    def retranslate(self) -> None:
        super().retranslate()
        for part in (self.list, self.pane):
            part.retranslate()
        self.none.phrases.say_again()
        self.read_again()

    def fold(self, level: int) -> None:
        self._sides.fold(narrow=level > 1)

    def mark_read(self) -> None:
        """Note that she has read what is shown."""
        row = self.row()
        if row is not None and row.is_new:
            work = partial(answering.mark_read, self._database, row.directive.id)
            self._acts.did(work, _("Read: {title}").format(title=row.directive.page.title))

    def mark_applied(self) -> None:
        """Note that what is shown is applied here, or not yet."""
        row = self.row()
        if row is not None:
            self._apply(row.reading.applied_at is None)

    def start_drive(self) -> None:
        """Have the form of the drive filled in; she chooses her own people there."""
        row = self.row()
        if row is not None and row.directive.drive is not None and self._has_drive():
            directive = row.directive
            self._start(AskedDrive(directive.series_id, directive.page.title, row.directive.drive))

    def row(self) -> DirectiveRow | None:
        """Return the directive that she stands on."""
        index = self.list.table.currentIndex()
        return self.model.row_at(index) if index.isValid() else None

    def _apply(self, is_applied: bool) -> None:
        row = self.row()
        if row is None:
            return
        words = _("Applied: {title}") if is_applied else _("Not applied yet: {title}")
        work = partial(
            answering.mark_applied, self._database, row.directive.id, is_applied=is_applied
        )
        self._acts.did(work, words.format(title=row.directive.page.title))

    def _acknowledge(self, word: str) -> None:
        row = self.row()
        if row is not None:
            work = partial(answering.acknowledge, self._database, row.directive.id, word)
            self._acts.did(work, _("Acknowledged: {title}").format(title=row.directive.page.title))

    def _typed(self, text: str) -> None:
        acts = {"r": self.mark_read, "a": self.mark_applied, "c": self.pane.send_answer,
                "l": self.start_drive}  # fmt: skip
        act = acts.get(text.lower())
        if act is not None:
            act()

    def _show_chosen(self) -> None:
        row = self.row()
        if row is not None:
            earlier = reading.read_earlier(self._database, row.directive.series_id)
            files = sent_files.read_files(self._database, row.directive.id)
            count = read_count(self._database, row.directive.series_id)
            self.pane.show_directive(row, earlier, files, count)
            self._begin_reading(row)

    def _begin_reading(self, row: DirectiveRow) -> None:
        """Whoever has what is new before her eyes for a moment has read it."""
        if row.is_new and _news(row) not in self._noted:
            self.pause.start()
        else:
            self.pause.stop()

    def _note_read(self) -> None:
        row = self.row()
        if row is None or not self.isVisible():
            return
        if not self.window().isActiveWindow():
            self.pause.start()
            return
        self._noted.add(_news(row))
        self.mark_read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_chosen()

    def _go_to_text(self, _index: QModelIndex) -> None:
        self.pane.view.setFocus()

    def _is_there(self) -> bool:
        return self.row() is not None

    def _is_new(self) -> bool:
        row = self.row()
        return row is not None and row.is_new

    def _is_asked(self) -> bool:
        row = self.row()
        return row is not None and row.is_to_acknowledge

    def _has_drive(self) -> bool:
        row = self.row()
        followed = {Standing.VALID, Standing.COMING}
        return row is not None and row.directive.drive is not None and row.standing in followed

    def _connect(self) -> None:
        self.list.selection_changed.connect(self._show_chosen)
        self.pause.timeout.connect(self._note_read)
        self.list.opened.connect(self._go_to_text)
        self.list.typed.connect(self._typed)
        self.pane.read.connect(self.mark_read)
        self.pane.started.connect(self.start_drive)
        self.pane.applied.connect(self._apply)
        self.pane.acknowledged.connect(self._acknowledge)
        self.pane.files.opened.connect(self.looking.open)
        self.pane.files.saved.connect(self.looking.ask_where)

    def _lay_out(self) -> None:
        left = QWidget()
        left.setLayout(below(Card(self.list, gap=0, padding=1), gap=0))
        self.list.table.horizontalHeader().hide()
        height = (_NARROW_HEIGHT, _NARROW_HEIGHT)
        self._sides = ListBeside(left, self.pane, _LIST_WIDTH, height, gap=20)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self._sides)
        self._layers.addWidget(self.none)


def _place(rows: tuple[DirectiveRow, ...], series: UUID | None) -> int:
    ids = [row.directive.series_id for row in rows]
    return ids.index(series) if series in ids else 0


def _news(row: DirectiveRow) -> tuple[UUID, bool]:
    """Return what is new of a directive: that it is there, or that it was withdrawn."""
    return row.directive.id, row.directive.withdrawn_at is None
