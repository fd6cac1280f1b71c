"""A titled card of the settings, and the rows that keep what is chosen at once."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QFrame, QVBoxLayout

from organiser.ui.forms.fields import CheckField, ChoiceField, Field
from organiser.ui.forms.form_row import FormRow
from organiser.ui.phrases import Phrase, Phrases
from organiser.ui.widgets.boxes import Item, below
from organiser.ui.widgets.labels import label


class Section(QFrame):
    """A heading, and whatever is put below it."""

    def __init__(self, title: Phrase, text: Phrase | None = None) -> None:
        super().__init__()
        self.setObjectName("card")
        self.phrases = Phrases()
        self._speaking: list[FormRow] = []
        heading = label(role="h3")
        self.phrases.text(heading, title)
        self._box: QVBoxLayout = below(heading, gap=12, margins=(18, 16, 18, 18))
        self.setLayout(self._box)
        if text is not None:
            words = label(role="muted", wraps=True)
            self.phrases.text(words, text)
            self._box.addWidget(words)

    def put(self, *items: Item) -> None:
        """Put *items* below what is there."""
        self._box.addLayout(below(*items, gap=12))

    def choice(
        self, field: ChoiceField[Any] | CheckField, value: Any, keep: Callable[[Any], object]
    ) -> Field[Any]:
        """Ask for *field*, which shows *value*; hand to *keep* what she changes it to."""
        field.put(value)
        field.changed.connect(lambda: keep(field.value()))
        row = FormRow(field)
        self._speaking.append(row)
        self._box.addWidget(row)
        return field

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        for row in self._speaking:
            row.retranslate()
