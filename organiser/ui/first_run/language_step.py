"""Step one: the language, which the program takes at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from organiser.i18n import _
from organiser.ui.first_run.step import Step
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button

NAMES = {"fr": "Français", "en": "English"}
"""Each in its own words: who needs it reads no other."""


class LanguageStep(Step):
    """Two buttons, of which one is down."""

    chosen = Signal(str)

    def __init__(self, spoken: str) -> None:
        super().__init__(
            lambda: _("Welcome"),
            lambda: _(
                "Organiser keeps your committee's people, sheets and results on this computer. "
                "In which language shall it speak? You can change it later."
            ),
        )
        self._group = QButtonGroup(self)
        self.buttons: dict[str, Button] = {}
        for language, name in NAMES.items():
            button = Button("big")
            button.setText(name)
            button.setCheckable(True)
            button.setChecked(language == spoken)
            button.clicked.connect(lambda _on, language=language: self._choose(language))
            self._group.addButton(button)
            self.buttons[language] = button
        choice = beside(*self.buttons.values(), gap=12)
        self.setLayout(below(self.title_label, self.text_label, 10, choice, gap=8))
        self._mark(spoken)

    def first_focus(self) -> QWidget:
        checked = self._group.checkedButton()
        return checked or self

    def _choose(self, language: str) -> None:
        self._mark(language)
        self.chosen.emit(language)

    def _mark(self, language: str) -> None:
        """What is chosen is told by a tick too, not by its colour alone."""
        for known, button in self.buttons.items():
            button.set_icon("circle-check" if known == language else "")
            if known != language:
                button.setIcon(type(button.icon())())
