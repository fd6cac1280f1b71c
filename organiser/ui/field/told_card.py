"""A card above the returns that tells something, with the one button of what comes next."""

from organiser.ui.widgets.boxes import Card, below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Picture


class ToldCard(Card):
    """Hidden until it has something to tell."""

    def __init__(self, picture: Picture, button: Button) -> None:
        self._title, self._text = label(role="h3", wraps=True), label(role="muted", wraps=True)
        self.button = button
        box = beside(picture, below(self._title, self._text, gap=2), button, gap=14)
        box.setStretch(1, 1)
        super().__init__(box)
        self.hide()

    def tell(self, title: str, text: str, verb: str) -> None:
        """Say *title* and *text*; *verb* stands on the button, which "" takes away."""
        self._title.setText(title)
        self._text.setText(text)
        self.button.setText(verb)
        self.button.setVisible(bool(verb))
        self.show()

    def text(self) -> str:
        """Return what it says."""
        return f"{self._title.text()} {self._text.text()}"
