"""What can be done with several people at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from organiser.i18n import _, counted
from organiser.ui.people.parts import PeopleParts
from organiser.ui.phrases import Phrases
from organiser.ui.widgets.boxes import FlowBox, below, beside
from organiser.ui.widgets.buttons import Button, IconButton
from organiser.ui.widgets.labels import ElidedLabel


class SelectionBar(QFrame):
    """Appears when two people or more are selected."""

    list_asked = Signal()
    sheets_asked = Signal()
    action_asked = Signal()
    invite_asked = Signal()
    path_asked = Signal()
    slips_asked = Signal()
    export_asked = Signal()
    cleared = Signal()

    def __init__(
        self,
        *,
        sheets: bool,
        actions: bool = False,
        lists: bool = False,
        slips: bool = False,
        paths: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("subtle")
        self.phrases = Phrases()
        self._count_of = 0
        self._words = ElidedLabel(role="strong")
        self.list_button = Button("", "layout-list")
        self.sheets_button = Button("", "printer")
        self.action_button = Button("", "calendar-check")
        self.invite_button = Button("", "mail")
        self.path_button = Button("", "footprints")
        self.slips_button = Button("", "inbox")
        self.export_button = Button("", "download")
        self.clear_button = IconButton("x")
        self._name_parts()
        top = beside(self._words, self.clear_button)
        top.setStretch(0, 1)
        self._buttons = FlowBox(
            self.list_button, self.sheets_button, self.action_button, self.invite_button,
            self.path_button, self.slips_button, self.export_button,
        )  # fmt: skip
        self.setLayout(below(top, self._buttons, gap=4, margins=(14, 6, 8, 10)))
        self.list_button.setVisible(lists)
        self.sheets_button.setVisible(sheets)
        self.invite_button.setVisible(actions)
        self.path_button.setVisible(paths)
        self.slips_button.setVisible(slips)
        self._buttons.fit()
        self.hide()

    def _name_parts(self) -> None:
        for button, phrase, asked in (
            (self.list_button, lambda: _("List"), self.list_asked),
            (self.sheets_button, lambda: _("Field sheets"), self.sheets_asked),
            (self.action_button, lambda: _("Note an action"), self.action_asked),
            (self.invite_button, lambda: _("Invite"), self.invite_asked),
            (self.path_button, lambda: _("Path"), self.path_asked),
            (self.slips_button, lambda: _("Agreed on paper"), self.slips_asked),
            (self.export_button, lambda: _("Export"), self.export_asked),
        ):
            self.phrases.text(button, phrase)
            button.clicked.connect(asked)
        self.phrases.name(self.clear_button, lambda: _("Select nobody"))
        self.clear_button.clicked.connect(self.cleared)

    def show_count(self, count: int) -> None:
        """Say that *count* are selected; one alone needs no bar."""
        self._count_of = count
        self._words.setText(counted("{count} selected", "{count} selected", count))
        self.setVisible(count > 1)

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.show_count(self._count_of)


def bar_of(parts: PeopleParts) -> SelectionBar:
    """Return the bar with what *parts* can do."""
    return SelectionBar(
        sheets=bool(parts.sheets_wanted),
        actions=bool(parts.invite_wanted),
        lists=bool(parts.list_wanted),
        slips=bool(parts.slips_wanted),
        paths=bool(parts.path_wanted),
    )
