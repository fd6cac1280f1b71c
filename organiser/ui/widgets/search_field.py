"""A field to look for something in what is on the page."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from organiser.i18n import _
from organiser.ui.phrases import Phrase, Phrases
from organiser.ui.theme import Theme
from organiser.ui.theme.icons import icon
from organiser.ui.widgets.measured import Measured
from organiser.ui.widgets.pictures import Picture

_PAUSE = 120
"""Milliseconds of rest after a key before the list is read anew."""


class SearchField(Measured, QLineEdit):
    """Tells what is looked for once she stops typing; Escape empties it."""

    asked = Signal(str)

    def __init__(self, name: Phrase) -> None:
        super().__init__()
        self.phrases = Phrases()
        self.phrases.put(self.setPlaceholderText, name)
        self.phrases.name(self, name, tip=False)
        self._lens = Picture("search", "text3", 17)
        self._lens.setParent(self)
        self._clear = QAction(icon("x", "text2"), "", self)
        self._clear.setVisible(False)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self.phrases.text(self._clear, lambda: _("Empty the search"))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._clear.triggered.connect(self.empty)
        self.textChanged.connect(self._typed)
        self._pause.timeout.connect(self._ask)
        self.measure()

    def go_on_with(self, text: str) -> None:
        """Take the keys, and *text* that was typed elsewhere."""
        self.setFocus()
        self.insert(text)

    def empty(self) -> None:
        """Look for nothing, at once."""
        self.clear()
        self._ask()

    def measure(self) -> None:
        """Qt's own picture in a field does not grow with the text: ours does."""
        self.setTextMargins(Theme.px(24), 0, 0, 0)
        self._stand()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.empty()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask()
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    def _stand(self) -> None:
        self._lens.move(Theme.px(9), (self.height() - self._lens.height()) // 2)

    def _ask(self) -> None:
        self._pause.stop()
        self.asked.emit(self.text())
