"""A word that is painted by hand, and is there for a screen reader too."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from organiser.ui.widgets.measured import Measured


class PaintedWords(Measured, QWidget):
    """What a pill and the cap of a key share: a text that takes the room it needs."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 (as Qt's own widgets call it)
        """Say *text*."""
        self._text = text
        self.setAccessibleName(text)
        self.measure()

    def text(self) -> str:
        """Return what it says."""
        return self._text

    def measure(self) -> None:
        self.updateGeometry()
        self.update()

    def fits(self) -> bool:
        """Return whether the whole of it is seen."""
        return self.width() >= self.sizeHint().width()
