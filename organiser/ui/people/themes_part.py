"""What a person may care about, deduced from where she came; each can be taken away for good."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organiser.database import Database
from organiser.domain.themes import Deduced
from organiser.i18n import _
from organiser.ui.people.acts import Acts
from organiser.ui.people.facts import Lines
from organiser.ui.phrases import Phrases
from organiser.ui.tips import plain_tip
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import IconButton
from organiser.ui.widgets.labels import label
from organiser.usecases.people import themes
from organiser.words.ladder import evidence_words


class ThemesPart(QWidget):
    """One line a deduced theme: what it follows from, and a button that takes it away."""

    def __init__(self, database: Database, acts: Acts) -> None:
        super().__init__()
        self._database, self._acts = database, acts
        self._person: UUID | None = None
        self._themes: tuple[Deduced, ...] = ()
        self.phrases = Phrases()
        self._head, self._why = label(role="overline"), label(role="caption", wraps=True)
        self.lines = Lines(4)
        self.phrases.text(self._head, lambda: _("Themes deduced"))
        self.phrases.text(
            self._why,
            lambda: _("Nobody said so: a guess from where she came. No list is made of it."),
        )
        self.setLayout(below(self._head, self.lines, self._why, gap=6))
        self.hide()

    def show_themes(self, person_id: UUID, deduced: tuple[Deduced, ...]) -> None:
        """Show what is *deduced* of a person; nothing where nothing is."""
        self._person, self._themes = person_id, deduced
        self.setVisible(bool(deduced))
        self.lines.show_lines(map(self._line, deduced))

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.lines.show_lines(map(self._line, self._themes))

    def _line(self, deduced: Deduced) -> QWidget:
        line, button = QWidget(), IconButton("x")
        said = below(
            label(deduced.theme, "strong", wraps=True),
            label(evidence_words(deduced), "caption", wraps=True), gap=1,
        )  # fmt: skip
        words = _("Take “{theme}” away").format(theme=deduced.theme)
        button.setAccessibleName(words)
        button.setToolTip(plain_tip(words))
        button.clicked.connect(partial(self._remove, deduced.theme))
        box = beside(said, button, gap=8)
        box.setStretch(0, 1)
        box.setAlignment(button, Qt.AlignmentFlag.AlignTop)
        line.setLayout(box)
        return line

    def _remove(self, theme: str) -> None:
        assert self._person is not None
        work = partial(themes.remove_theme, self._database, self._person, theme)
        self._acts.do(work, _("Theme taken away"))
