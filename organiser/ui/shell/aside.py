"""A panel that stands beside the page, so that both can be read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from organiser.ui.phrases import Phrase, Phrases
from organiser.ui.shell.layers import HELP_WIDTH
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below, beside, scrolling
from organiser.ui.widgets.buttons import IconButton
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured

_WIDEST = 16_777_215


class Aside(Measured, QFrame):
    """A heading, a way to close it, and below them whatever scrolls."""

    closed = Signal()

    def __init__(self, title: Phrase, close: Phrase) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.phrases = Phrases()
        self._is_whole = False
        heading = label(role="h2")
        self.close_button = IconButton("x")
        self.phrases.text(heading, title)
        self.phrases.name(self.close_button, close)
        self._area = scrolling(QWidget())
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head = beside(heading, None, self.close_button, margins=(20, 10, 12, 4))
        self.setLayout(below(head, self._area, gap=0, margins=(1, 0, 0, 0)))
        self.close_button.clicked.connect(self.closed)
        self.hide()
        self.measure()

    def hold(self, inside: QWidget, name: str) -> None:
        """Let *inside* scroll below the heading; a screen reader calls it *name*."""
        inside.setObjectName("scrolled")
        self._area.setWidget(inside)
        self._area.setAccessibleName(name)

    def hear(self) -> None:
        """Take note that something in the file has changed."""

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()

    def fill(self, *, whole: bool) -> None:
        """Stand beside the page, or in its place where there is no room for both."""
        self._is_whole = whole
        self.measure()

    def measure(self) -> None:
        self.setMinimumWidth(Theme.px(HELP_WIDTH))
        self.setMaximumWidth(_WIDEST if self._is_whole else Theme.px(HELP_WIDTH))
