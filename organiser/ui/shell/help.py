"""The help beside a page: what it is for, and every key there is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from organiser.domain.cheat_sheet import KeyGroup
from organiser.i18n import _
from organiser.ui.actions import Command, shown
from organiser.ui.shell.aside import Aside
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.keys import KeyCap
from organiser.ui.widgets.labels import label


class HelpPanel(Aside):
    """What the page in front is for."""

    guide_asked = Signal()
    paper_asked = Signal()
    """The keys are wanted on paper."""

    def __init__(self) -> None:
        super().__init__(lambda: _("Help"), lambda: _("Close the help"))

    def tell(
        self,
        title: str,
        text: str,
        commands: tuple[Command, ...],
        groups: tuple[KeyGroup, ...] = (),
        *,
        guided: bool = False,
    ) -> None:
        """Explain the page *title*, list its keys and those of *commands*, lead to the guide."""
        inside = QWidget()
        inside.setLayout(
            below(
                label(title, "h3", wraps=True),
                label(text, "muted", wraps=True),
                *self._way_to_guide(guided=guided),
                *(part for group in groups for part in _of_group(group)),
                12,
                label(_("Keys"), "h3"),
                keys_of(commands),
                8,
                self._way_to_paper(),
                None,
                margins=(20, 8, 12, 16),
            )
        )
        self.hold(inside, title)

    def _way_to_guide(self, *, guided: bool) -> tuple[QWidget, ...]:
        if not guided:
            return ()
        button = Button("", "newspaper")
        button.setText(_("Read the guide"))
        button.clicked.connect(self.guide_asked)
        return (button,)

    def _way_to_paper(self) -> QWidget:
        button = Button("", "printer")
        button.setText(_("Print the keys"))
        button.clicked.connect(self.paper_asked)
        return button


def _of_group(group: KeyGroup) -> tuple[int | QWidget | QGridLayout, ...]:
    """Return a heading, and each line of *group* below it."""
    grid = _grid()
    for row, line in enumerate(group.lines):
        caps = beside(*(KeyCap(cap) for cap in line.caps), None, gap=4)
        grid.addLayout(caps, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(line.words, wraps=True), row, 1)
    return 12, label(group.title, "h3", wraps=True), grid


def keys_of(commands: tuple[Command, ...]) -> QGridLayout:
    """Return the keys of *commands*, each beside what it does."""
    grid = _grid()
    with_keys = (command for command in commands if command.shortcuts)
    for row, command in enumerate(with_keys):
        key = KeyCap(shown(command.shortcuts[0]).replace("+", " "))
        grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(command.title(), wraps=True), row, 1)
    return grid


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    return grid
