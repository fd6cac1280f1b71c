"""How far long work on a file is, with a way to stop it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from organiser.i18n import _, number
from organiser.ui.phrases import Phrase, Phrases
from organiser.ui.widgets.boxes import Card, below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label


class Waiting(Card):
    """Says *begun* until it is known how much there is, then *so_far* (done and total)."""

    stop_asked = Signal()

    def __init__(self, begun: Phrase, so_far: Callable[[str, str], str]) -> None:
        inside = QWidget()
        super().__init__(inside)
        self._begun, self._so_far = begun, so_far
        self.bar, self.stop_button = QProgressBar(), Button()
        self._words = label(role="strong", wraps=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.setLayout(
            below(
                None, self._words, self.bar, 6, beside(None, self.stop_button, None), None,
                gap=10, margins=(60, 10, 60, 10),
            )
        )  # fmt: skip
        self.phrases = Phrases()
        self.phrases.text(self.stop_button, lambda: _("Stop"))
        self.stop_button.clicked.connect(self.stop_asked)

    def begin(self) -> None:
        """Nobody knows yet how much there is."""
        self.bar.setRange(0, 0)
        self._words.setText(self._begun())

    def show_progress(self, done: int, total: int) -> None:
        """Say how far it is; *total* is 0 when nobody can know."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if total:
            self._words.setText(self._so_far(number(done), number(total)))
