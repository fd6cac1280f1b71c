"""A way out of the demonstration."""

from organiser.i18n import _
from organiser.ui.settings.parts import SettingsParts
from organiser.ui.settings.section import Section
from organiser.ui.shell.question import Question
from organiser.ui.widgets.boxes import beside
from organiser.ui.widgets.buttons import Button


class DemonstrationCard(Section):
    """Throws the invented people away."""

    def __init__(self, parts: SettingsParts) -> None:
        super().__init__(
            lambda: _("Demonstration"),
            lambda: _("These people are invented. Nothing you do here touches anybody."),
        )
        self._parts = parts
        self.button = Button("", "trash-2")
        self.phrases.text(self.button, lambda: _("Throw the demonstration away…"))
        self.put(beside(self.button, None))
        self.button.clicked.connect(self.ask)

    def ask(self) -> Question:
        """Ask before everything invented goes."""
        question = Question(
            self.window(),
            _("Throw the demonstration away?"),
            _("They go, with all you did with them. You begin again at the first step."),
            _("Throw the demonstration away"),
            _("Keep it"),
            erases=True,
        )
        question.ask(self._parts.program.throw_away)
        return question
