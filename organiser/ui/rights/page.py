"""The page of rights: requests with their deadline, durations, and what the law wants on paper."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from organiser.i18n import _
from organiser.ui.actions import Command
from organiser.ui.news import Topics
from organiser.ui.page import Page
from organiser.ui.rights.durations import Durations
from organiser.ui.rights.informing import Informing
from organiser.ui.rights.papers import Papers
from organiser.ui.rights.parts import RightsParts
from organiser.ui.rights.requests import Requests
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.labels import rule
from organiser.usecases.rights import lost


class RightsPage(Page):
    """What people ask for, who is to be told, how long they are kept, what is on paper."""

    def __init__(self, parts: RightsParts) -> None:
        super().__init__()
        self._parts = parts
        self.requests, self.durations = Requests(parts), Durations(parts)
        self.informing, self.papers = Informing(parts), Papers(parts)
        self.every = (self.requests, self.informing, self.durations, self.papers)
        self.tabs, self.parts = QTabBar(), QStackedWidget()
        for part in self.every:
            self.tabs.addTab("")
            self.parts.addWidget(part)
        for place, phrase in enumerate(
            (
                lambda: _("Requests"),
                lambda: _("To inform"),
                lambda: _("Durations"),
                lambda: _("Documents and incidents"),
            )
        ):
            self.phrases.put(partial(self.tabs.setTabText, place), phrase)
        self.tabs.setExpanding(False)
        self.phrases.name(self.tabs, lambda: _("Parts of the page"), tip=False)
        box = below(beside(self.tabs, margins=(24, 4, 20, 0)), rule(), self.parts, gap=0)
        box.setStretch(2, 1)
        self.setLayout(box)
        self.tabs.currentChanged.connect(self._show_part)
        self.requests.read_again()

    def primary(self) -> Command | None:
        return Command(
            "note_request",
            lambda: _("Note a request"),
            self.requests.ask_request,
            "plus",
            ("Ctrl+N",),
        )

    def commands(self) -> tuple[Command, ...]:
        return (
            Command("show_untold", lambda: _("See who is to be told where their data come from"),
                    partial(self.show_part, self.informing), "info"),
            Command("show_durations", lambda: _("See who is kept for too long"),
                    partial(self.show_part, self.durations), "clock"),
            Command("note_incident", lambda: _("Note an incident"), self._note_incident,
                    "triangle-alert"),
            Command("add_election", lambda: _("Add a day of voting"), self._add_election,
                    "calendar"),
        )  # fmt: skip

    def title(self) -> str:
        return _("Rights of the people in your list")

    def help_text(self) -> str:
        return _(
            "Somebody may ask what is kept of her, have it corrected, limited or erased, or take "
            "it along: note it, answer within a month. Erasing asks for her name and cannot be "
            "taken back; everything else can."
        )

    def first_focus(self) -> QWidget:
        return self.requests.list if self.parts.currentIndex() == 0 else self.tabs

    def show_part(self, part: QWidget) -> None:
        """Bring one of the parts in front."""
        self.tabs.setCurrentIndex(self.parts.indexOf(part))

    def on_change(self, topics: Topics) -> None:
        if topics & {"rights", "people", "consent"}:
            self.read_again()

    def read_again(self) -> None:
        self.requests.read_again()
        self.papers.read_again()
        self._read_shown()

    def retranslate(self) -> None:
        super().retranslate()
        for part in self.every:
            part.retranslate()

    def _show_part(self, place: int) -> None:
        self.parts.setCurrentIndex(place)
        self.tabs.setFocus()
        self._read_shown()

    def _read_shown(self) -> None:
        """What goes through everybody is read once it is in front."""
        if (part := self.parts.currentWidget()) in (self.durations, self.informing):
            part.read_again()

    def _note_incident(self) -> None:
        self.show_part(self.papers)
        self.papers.breaches.ask_breach()

    def note_lost(self, sheets: Sequence[UUID]) -> None:
        """Ask for the incident of lost *sheets*: what stood on them is filled in."""
        self.show_part(self.papers)
        self.papers.breaches.ask_about(lost.incident_of(self._parts.database, sheets))

    def _add_election(self) -> None:
        self.show_part(self.papers)
        self.papers.elections.ask_day()
