"""The help beside a page: what it is for, and every key there is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from organiser.i18n import _
from organiser.ui.actions import Command, shown
from organiser.ui.phrases import Phrases
from organiser.ui.shell.layers import HELP_WIDTH
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below, beside, scrolling
from organiser.ui.widgets.buttons import IconButton
from organiser.ui.widgets.keys import KeyCap
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured

_WIDEST = 16_777_215


class HelpPanel(Measured, QFrame):
    """Stands beside the page, so that both can be read."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.phrases = Phrases()
        self._is_whole = False
        heading = label(role="h2")
        self.close_button = IconButton("x")
        self.phrases.text(heading, lambda: _("Help"))
        self.phrases.name(self.close_button, lambda: _("Close the help"))
        self._area = scrolling(QWidget())
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head = beside(heading, None, self.close_button, margins=(20, 10, 12, 4))
        self.setLayout(below(head, self._area, gap=0, margins=(1, 0, 0, 0)))
        self.close_button.clicked.connect(self.closed)
        self.hide()
        self.measure()

    def tell(self, title: str, text: str, commands: tuple[Command, ...]) -> None:
        """Explain the page *title*, and list the keys of *commands*."""
        inside = QWidget()
        inside.setObjectName("scrolled")
        keys = keys_of(commands)
        inside.setLayout(
            below(
                label(title, "h3", wraps=True),
                label(text, "muted", wraps=True),
                12,
                label(_("Keys"), "h3"),
                keys,
                None,
                margins=(20, 8, 12, 16),
            )
        )
        self._area.setWidget(inside)
        self._area.setAccessibleName(title)

    def fill(self, *, whole: bool) -> None:
        """Stand beside the page, or in its place where there is no room for both."""
        self._is_whole = whole
        self.measure()

    def measure(self) -> None:
        self.setMinimumWidth(Theme.px(HELP_WIDTH))
        self.setMaximumWidth(_WIDEST if self._is_whole else Theme.px(HELP_WIDTH))


def keys_of(commands: tuple[Command, ...]) -> QGridLayout:
    """Return the keys of *commands*, each beside what it does."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    with_keys = (command for command in commands if command.shortcuts)
    for row, command in enumerate(with_keys):
        key = KeyCap(shown(command.shortcuts[0]).replace("+", " "))
        grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(command.title(), wraps=True), row, 1)
    return grid
