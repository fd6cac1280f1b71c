"""What goes to headquarters and what it can read of it, in plain words, before anything goes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organiser.i18n import _
from organiser.ui.phrases import Phrase, Phrases
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.pictures import Picture

_LINES: tuple[tuple[str, Phrase, Phrase], ...] = (
    ("trending-up", lambda: _("Counted"),
     lambda: _("Communes, days, doors, results, consents without their words: headquarters sees "
               "them as totals.")),
    ("users", lambda: _("Kept encrypted"),
     lambda: _("Names, addresses, phones, e-mails: whoever opens a card there must be entitled "
               "to, writes why, and leaves a trace.")),
    ("lock", lambda: _("Sealed"),
     lambda: _("Notes, next steps, lists, what was said on the phone: only your committee’s "
               "computers can read them.")),
    ("ban", lambda: _("Never sent"),
     lambda: _("The electoral roll, your password, your settings.")),
)  # fmt: skip


class WhatTravels(QWidget):
    """Four lines: counted, kept encrypted, sealed, never sent (R05, R32)."""

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self.setLayout(below(*(self._line(*line) for line in _LINES), gap=6))

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()

    def _line(self, icon: str, title: Phrase, text: Phrase) -> QWidget:
        line, head, words = QWidget(), label(role="strong"), label(role="caption", wraps=True)
        self.phrases.text(head, title)
        self.phrases.text(words, text)
        picture = Picture(icon, "accent_text", 18)
        box = beside(picture, below(head, words, gap=0), gap=10)
        box.setStretch(1, 1)
        box.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        line.setLayout(box)
        return line
