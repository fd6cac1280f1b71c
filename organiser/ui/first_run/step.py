"""What every step of the first start is."""

from PySide6.QtWidgets import QWidget

from organiser.ui.phrases import Phrase, Phrases
from organiser.ui.widgets.labels import label


class Step(QWidget):
    """A title, a sentence, and what is asked."""

    def __init__(self, title: Phrase, text: Phrase) -> None:
        super().__init__()
        self.phrases = Phrases()
        self.title_label = label(role="h1", wraps=True)
        self.text_label = label(role="muted", wraps=True)
        self.phrases.text(self.title_label, title)
        self.phrases.text(self.text_label, text)

    def first_focus(self) -> QWidget:
        """Return the part that takes the keys."""
        return self

    def check(self) -> bool:
        """Say what is wrong; return whether nothing is."""
        return True

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
