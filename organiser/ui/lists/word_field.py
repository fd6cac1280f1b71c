"""A field for a word that the file knows, offered as it is typed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from organiser.ui.forms.fields import LineField
from organiser.ui.phrases import Phrase
from organiser.ui.widgets.offers import dress_offers


class WordField(LineField):
    """One word, or several with commas between; those of the file are offered."""

    def __init__(self, name: Phrase, words: Sequence[str], *, required: bool = True) -> None:
        super().__init__(name, required=required)
        completer = QCompleter(list(words), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        dress_offers(completer)
        self.line.setCompleter(completer)
        if words:
            self.phrases.put(self.line.setPlaceholderText, lambda: ", ".join(words[:3]) + "…")
