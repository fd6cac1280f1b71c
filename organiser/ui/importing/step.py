"""What every step of the import is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organiser.ui.phrases import Phrases


class Step(QWidget):
    """One step: it asks or shows, and says when the way on opens or closes."""

    ready_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()

    def is_ready(self) -> bool:
        """Return whether she may go on."""
        return True

    def next_words(self) -> str:
        """Return what the button that goes on says."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """Return where she begins."""
        return self

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
