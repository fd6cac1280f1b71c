"""What appears only when there is a reason to, and is made no sooner."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from organiser.ui.shell.aside import Aside

if TYPE_CHECKING:
    from organiser.ui.actions import Actions
    from organiser.ui.hits import Search
    from organiser.ui.past import Past
    from organiser.ui.shell.error_card import ErrorCard
    from organiser.ui.shell.help import HelpPanel
    from organiser.ui.shell.palette import Palette
    from organiser.ui.shell.past_panel import PastPanel
    from organiser.ui.shell.toast import Toast

_UPPERMOST_FIRST = ("palette_box", "help", "past", "error_card", "toast")
_BESIDE = ("help", "past")
"""Names of the parts; each is in the object's `__dict__` once it was made."""


class Above(QWidget):
    """The palette, the help, what was done, the error card and the notice of one window."""

    undone = Signal()
    way_taken = Signal()
    aside_closed = Signal()
    guide_asked = Signal()
    paper_asked = Signal()
    taken_back = Signal(int)
    """The number of an act that she took back where all are listed."""

    def __init__(
        self, window: QWidget, actions: Actions, search: Search, past: Past | None
    ) -> None:
        super().__init__(window)
        self.hide()
        self._window, self._actions, self._search, self._past = window, actions, search, past
        self._body: QBoxLayout | None = None
        self._top: QBoxLayout | None = None

    def stand_in(self, top: QBoxLayout, body: QBoxLayout) -> None:
        """Put the error card at the end of *top*, and the help at the end of *body*."""
        self._top, self._body = top, body

    @cached_property
    def palette_box(self) -> Palette:
        """Search or act."""
        from organiser.ui.shell.palette import Palette

        return Palette(self._window, self._actions, self._search)

    @cached_property
    def toast(self) -> Toast:
        """The notice of what was done."""
        from organiser.ui.shell.toast import Toast

        toast = Toast(self._window)
        toast.undone.connect(self.undone)
        toast.way_taken.connect(self.way_taken)
        return toast

    @cached_property
    def error_card(self) -> ErrorCard:
        """The card of what did not work."""
        from organiser.ui.shell.error_card import ErrorCard

        card = ErrorCard()
        card.setProperty("place", "window")
        assert self._top is not None
        self._top.addWidget(card)
        return card

    @cached_property
    def help(self) -> HelpPanel:
        """The help beside the page."""
        from organiser.ui.shell.help import HelpPanel

        panel = HelpPanel()
        panel.guide_asked.connect(self.guide_asked)
        panel.paper_asked.connect(self.paper_asked)
        panel.closed.connect(self.aside_closed)
        assert self._body is not None
        self._body.addWidget(panel)
        return panel

    @cached_property
    def past(self) -> PastPanel:
        """What was done lately, beside the page."""
        from organiser.ui.shell.past_panel import PastPanel

        assert self._past is not None
        assert self._body is not None
        panel = PastPanel(self._past)
        panel.closed.connect(self.aside_closed)
        panel.taken_back.connect(self.taken_back)
        self._body.addWidget(panel)
        return panel

    def aside(self) -> Aside | None:
        """Return what stands beside the page now."""
        parts: list[Any] = [self.made(name) for name in _BESIDE]
        return next((part for part in parts if part is not None and not part.isHidden()), None)

    def swap_aside(self, panel: Aside) -> None:
        """Put *panel* beside the page instead of what stands there, or put it away."""
        before = self.aside()
        if before is not None:
            before.hide()
        panel.setVisible(before is not panel)

    def made(self, name: str) -> QWidget | None:
        """Return the part *name* if there was ever a reason to make it."""
        part: QWidget | None = self.__dict__.get(name)
        return part

    def shown(self) -> list[QWidget]:
        """Return what may be closed, the uppermost first."""
        parts = [self.made(name) for name in _UPPERMOST_FIRST]
        return [part for part in parts if part is not None and not part.isHidden()]

    def place(self) -> None:
        """Stand where the window as it is now has room."""
        for name in ("toast", "palette_box"):
            part: Any = self.made(name)
            if part is not None and part.isVisible():
                part.place()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        for name in _UPPERMOST_FIRST:
            part: Any = self.made(name)
            if isinstance(part, Aside):
                part.retranslate()
            elif part is not None:
                part.phrases.say_again()
