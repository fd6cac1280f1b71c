"""What stands where a list has nothing to show: why, and what to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from organiser.ui.phrases import Phrase, Phrases
from organiser.ui.theme import Theme
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.measured import Measured
from organiser.ui.widgets.pictures import Picture


class EmptyState(Measured, QWidget):
    """A picture, a sentence, and one button."""

    acted = Signal()

    def __init__(
        self,
        icon_name: str,
        title: Phrase,
        text: Phrase,
        act: Phrase | None = None,
        act_icon: str = "plus",
        width: int = 430,
    ) -> None:
        super().__init__()
        self._width = width
        self.phrases = Phrases()
        self.button = Button("primary", act_icon)
        self._title, self._text = label(role="h2", wraps=True), label(role="muted", wraps=True)
        self.phrases.text(self._title, title)
        self.phrases.text(self._text, text)
        if act is not None:
            self.phrases.text(self.button, act)
        self.button.clicked.connect(self.acted)
        self._lay_out(icon_name)
        self.button.setVisible(act is not None)
        self.measure()

    def text(self) -> str:
        """Return what it says."""
        return f"{self._title.text()} {self._text.text()}"

    def measure(self) -> None:
        for words in (self._title, self._text):
            words.setFixedWidth(Theme.px(self._width))

    def _lay_out(self, icon_name: str) -> None:
        centre = Qt.AlignmentFlag.AlignCenter
        self._title.setAlignment(centre)
        self._text.setAlignment(centre)
        picture = Picture(icon_name, "accent_text", 32, "accent_soft")
        self.setLayout(
            below(
                None,
                beside(None, picture, None),
                8,
                beside(None, self._title, None),
                beside(None, self._text, None),
                8,
                beside(None, self.button, None),
                None,
                None,
                margins=(12, 12, 12, 12),
            )
        )
