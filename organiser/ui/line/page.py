"""The page of exchanges: where the line stands, what met, the log, the computers."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from organiser.i18n import _
from organiser.ui.actions import Command
from organiser.ui.line.asking import Asking
from organiser.ui.line.computers import Computers
from organiser.ui.line.log_part import LogPart
from organiser.ui.line.parts import LineParts
from organiser.ui.line.review import Review
from organiser.ui.line.state_card import StateCard
from organiser.ui.news import Topics
from organiser.ui.page import Page
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below, beside, scrolling
from organiser.ui.widgets.empty_state import EmptyState
from organiser.ui.widgets.labels import rule
from organiser.ui.widgets.measured import Measured

_LEAST = 340
"""Pixels of the parts, at ordinary text size: where there is less room, the page scrolls."""


class LinePage(Page):
    """Above, where the line stands; below, three parts. Before pairing, an invitation."""

    def __init__(self, parts: LineParts) -> None:
        super().__init__()
        self._parts = parts
        self.state, self.asking = StateCard(parts), Asking(parts)
        self.review, self.log, self.computers = Review(parts), LogPart(parts), Computers(parts)
        self.tabs, self.stack = QTabBar(), _Parts()
        self.invitation = EmptyState(
            "cloud", lambda: _("This computer is not linked to headquarters"),
            lambda: _("Everything stays on this computer. Headquarters gives you a code: with it, "
                      "the committee’s computers share one list."),
            lambda: _("Link this computer…"), "link",
        )  # fmt: skip
        self._whole = QWidget()
        exchanges = parts.exchanges
        self._primary = Command(
            "exchange_now", lambda: _("Exchange now"), self._exchange, "refresh-cw",
            is_ready=lambda: exchanges.is_paired and not exchanges.is_running,
        )  # fmt: skip
        self._lay_out()
        self.tabs.currentChanged.connect(self._show_part)
        if parts.link_wanted is not None:
            self.invitation.acted.connect(parts.link_wanted)
        self.invitation.button.setVisible(parts.link_wanted is not None)
        self.review.shown.connect(self._name_review)
        self.review.card_asked.connect(self._show_card)
        self._whole.setVisible(exchanges.is_paired)
        self.invitation.setVisible(not exchanges.is_paired)
        exchanges.changed.connect(self._follow)
        self._follow()

    def primary(self) -> Command | None:
        return self._primary if self._parts.exchanges.is_paired else None

    def commands(self) -> tuple[Command, ...]:
        here = () if self._parts.exchanges.is_paired else (self._primary,)
        return (
            *here,  # what is the main button later is known from the start
            Command("take_other", lambda: _("Take the other value"), self.review.take_other,
                    "undo-2", is_ready=self.review.can_take),
            Command("leave_as_is", lambda: _("It is well so"), self.review.leave, "check",
                    is_ready=self.review.can_leave),
            Command("show_log", lambda: _("See the log of exchanges"),
                    partial(self.show_part, self.log), "history"),
            Command("show_computers", lambda: _("See the committee’s computers"),
                    partial(self.show_part, self.computers), "cloud"),
        )  # fmt: skip

    def title(self) -> str:
        return _("Exchanges with headquarters")

    def help_text(self) -> str:
        return _(
            "Your work goes to headquarters and to the committee’s other computers by itself: at "
            "the start, every quarter of an hour, when the network is back, and at the end. Where "
            "two people changed the same thing, one value is kept and the other waits here."
        )

    def first_focus(self) -> QWidget:
        if not self._parts.exchanges.is_paired:
            return self.invitation if self.invitation.button.isHidden() else self.invitation.button
        return self.review.list if self.review.model.rowCount() else self.tabs

    def show_part(self, part: QWidget) -> None:
        """Bring one of the parts in front."""
        self.tabs.setCurrentIndex(self.stack.indexOf(part))

    def on_change(self, topics: Topics) -> None:
        if topics & {"line", "conflicts", "people"}:
            self.read_again()

    def read_again(self) -> None:
        self.state.read_again()
        self.review.read_again()
        self.asking.read_again()
        self._read_part()

    def retranslate(self) -> None:
        super().retranslate()
        self.invitation.phrases.say_again()
        for part in (self.state, self.asking, self.review, self.log, self.computers):
            part.retranslate()

    def _show_card(self, person: UUID) -> None:
        self._parts.show_person(person)
        self.wants_page.emit("people")

    def _exchange(self) -> None:
        self._parts.exchanges.start(is_asked=True)

    def _follow(self) -> None:
        """Pairing and letting go change what the page is."""
        is_paired = self._parts.exchanges.is_paired
        if self._whole.isHidden() == is_paired:
            self._whole.setVisible(is_paired)
            self.invitation.setVisible(not is_paired)
            self.frame_changed.emit()
        self.asking.read_again()

    def _name_review(self, count: int) -> None:
        words = _("To be reviewed ({count})").format(count=count)
        self.tabs.setTabText(0, words if count else _("To be reviewed"))

    def _show_part(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        self.tabs.setFocus()
        self._read_part()

    def _read_part(self) -> None:
        part = self.stack.currentWidget()
        if isinstance(part, LogPart | Computers):
            part.read_again()

    def _lay_out(self) -> None:
        for part in (self.review, self.log, self.computers):
            self.tabs.addTab("")
            self.stack.addWidget(part)
        self.phrases.put(lambda _text: self._name_review(self.review.model.rowCount()), lambda: "")
        self.phrases.put(partial(self.tabs.setTabText, 1), lambda: _("Log"))
        self.phrases.put(partial(self.tabs.setTabText, 2), lambda: _("Computers"))
        self.tabs.setExpanding(False)
        self.phrases.name(self.tabs, lambda: _("Parts of the page"), tip=False)
        head = below(self.asking, self.state, gap=10, margins=(24, 16, 24, 8))
        tabs = beside(self.tabs, margins=(24, 0, 20, 0))
        box = below(head, tabs, rule(), self.stack, gap=0)
        box.setStretch(3, 1)
        inside = QWidget()
        inside.setLayout(box)
        self._whole.setLayout(below(scrolling(inside), gap=0))
        self.setLayout(below(self._whole, self.invitation, gap=0))


class _Parts(Measured, QStackedWidget):
    """Shows one part, never lower than can be worked in."""

    def __init__(self) -> None:
        super().__init__()
        self.measure()

    def measure(self) -> None:
        self.setMinimumHeight(Theme.px(_LEAST))
