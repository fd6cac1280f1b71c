"""The page of field sheets: prepare and print, then follow each packet to its end."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from organiser.database import Database
from organiser.i18n import _
from organiser.ui.actions import Command
from organiser.ui.field.packets import RIGHTS, IncidentWanted, Packets
from organiser.ui.field.prepare import Prepare
from organiser.ui.jobs import Jobs
from organiser.ui.messages import Messages
from organiser.ui.news import Topics
from organiser.ui.page import Page
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.labels import rule
from organiser.usecases.field.states import SheetRow


class SheetsPage(Page):
    """Two parts: what goes out, and what is out."""

    entry_asked = Signal(object)
    """The id of a sheet of which the returns are to be typed."""

    def __init__(
        self, database: Database, messages: Messages, jobs: Jobs, told: IncidentWanted | None = None
    ) -> None:
        super().__init__()
        self.prepare = Prepare(database, messages, jobs)
        self.packets = Packets(database, messages, jobs, told)
        self.tabs, self.parts = QTabBar(), QStackedWidget()
        for part in (self.prepare, self.packets):
            self.tabs.addTab("")
            self.parts.addWidget(part)
        self.phrases.put(partial(self.tabs.setTabText, 0), lambda: _("Prepare a sheet"))
        self.phrases.put(partial(self.tabs.setTabText, 1), lambda: _("Printed sheets"))
        self.phrases.name(self.tabs, lambda: _("Parts of the page"), tip=False)
        box = below(beside(self.tabs, None, margins=(24, 4, 20, 0)), rule(), self.parts, gap=0)
        box.setStretch(2, 1)
        self.setLayout(box)
        self._connect()

    def choose_people(self, people: Sequence[UUID]) -> None:
        """Prepare a sheet of the doors where *people* live."""
        self.show_part(self.prepare)
        self.prepare.choose_people(people)

    def show_printed(self, sheets: Sequence[UUID]) -> None:
        """Show the printed sheets, with *sheets* selected."""
        self.show_part(self.packets)
        self.packets.choose(sheets)

    def show_part(self, part: QWidget) -> None:
        """Bring one of the two parts in front."""
        self.tabs.setCurrentIndex(self.parts.indexOf(part))

    def commands(self) -> tuple[Command, ...]:
        has_pages = self._has_pages
        return (
            Command(
                "print_packet", lambda: _("Print the sheet"), self.prepare.ask_print,
                "printer", ("Ctrl+P",), is_ready=has_pages,
            ),
            Command(
                "save_packet", lambda: _("Save the sheet as PDF"), self.prepare.ask_save,
                "download", ("Ctrl+S",), is_ready=has_pages,
            ),
            Command(
                "list_packets", lambda: _("Show the printed sheets"),
                partial(self.show_part, self.packets), "layout-list",
            ),
            *self._acts(),
        )  # fmt: skip

    def help_text(self) -> str:
        return _(
            "Tick the streets, say who goes, and print. Each packet has a number and is to be "
            "back or destroyed by its day. Names stay off unless they are needed."
        )

    def first_focus(self) -> QWidget:
        here = self.parts.currentWidget() is self.prepare
        return self.prepare.streets.search if here else self.packets.list

    def search_field(self) -> QWidget | None:
        return self.prepare.streets.search

    def on_change(self, topics: Topics) -> None:
        if topics & {"sheets", "visits"}:
            self.packets.refresh()
        if topics & {"people", "consent", "visits", "committee"}:
            self.prepare.read_again()

    def read_again(self) -> None:
        self.packets.refresh()
        self.prepare.read_again()

    def retranslate(self) -> None:
        super().retranslate()
        self.prepare.retranslate()
        self.packets.retranslate()

    def fold(self, level: int) -> None:
        self.prepare.fold(level)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages with the keys that no list wanted for itself."""
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        key = Qt.Key(event.key())
        if key in turns and self.parts.currentWidget() is self.prepare:
            self.prepare.paper.turn(turns[key])
        else:
            super().keyPressEvent(event)

    def _acts(self) -> tuple[Command, ...]:
        """What the buttons of the list do, for the menu and the palette."""
        words: dict[str, Callable[[], str]] = {
            "out": lambda: _("Hand out the selected sheets"),
            "back": lambda: _("The selected sheets are back"),
            "lost": lambda: _("The selected sheets are lost"),
            "destroyed": lambda: _("The selected sheets are destroyed"),
        }
        return tuple(
            Command(f"sheet_{key}", phrase, button.click, is_ready=button.isEnabled)
            for key, phrase in words.items()
            for button in (self.packets.buttons[key],)
        )

    def _has_pages(self) -> bool:
        return self.prepare.preview is not None

    def _reprint(self, row: SheetRow) -> None:
        self.show_part(self.prepare)
        self.prepare.choose_again(row.id, row.number)

    def _show_prepare(self) -> None:
        self.show_part(self.prepare)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self.parts.setCurrentIndex)
        self.packets.entry_asked.connect(self.entry_asked)
        self.packets.reprint_asked.connect(self._reprint)
        self.packets.new_asked.connect(self._show_prepare)
        self.prepare.committee_asked.connect(partial(self.wants_page.emit, "settings"))
        self.packets.incident_asked.connect(partial(self.wants_page.emit, RIGHTS))
