"""A small form that opens in the card: a few fields, Enter keeps them, Escape closes."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from organiser.i18n import _
from organiser.ui.forms.fields import Field
from organiser.ui.forms.form import Form
from organiser.ui.forms.form_row import FormRow
from organiser.ui.phrases import Phrase, Phrases
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label


class SmallForm(QFrame):
    """Asks a few things at once; nothing is written before *kept*."""

    kept = Signal()
    closed = Signal()

    def __init__(self, title: Phrase, act: Phrase, fields: Sequence[Field[Any]]) -> None:
        super().__init__()
        self.setObjectName("subtle")
        self.phrases = Phrases()
        self.form = Form()
        self._fields = tuple(fields)
        self.rows: tuple[FormRow, ...] = tuple(self.form.add(field) for field in fields)
        self.keep_button, self.close_button = Button("", "check"), Button("ghost")
        self._title = label(role="h3", wraps=True)
        self.phrases.text(self._title, title)
        self.phrases.text(self.keep_button, act)
        self.phrases.text(self.close_button, lambda: _("Close"))
        buttons = beside(self.keep_button, self.close_button, None)
        self.setLayout(below(self._title, self.form, buttons, gap=10, margins=(14, 12, 14, 14)))
        self.keep_button.clicked.connect(self.keep)
        self.close_button.clicked.connect(self.close_form)
        self.form.submitted.connect(self.kept)

    def open_at(self, values: Sequence[Any]) -> None:
        """Show it with *values*, and give the keys to its first field."""
        for field, value in zip(self._fields, values, strict=True):
            field.put(value)
        for row in self.rows:
            row.say_problem("")
        self.form.keep()
        self.show()
        self._fields[0].editor.setFocus()

    def keep(self) -> None:
        """Keep what was typed, or say what is wrong with it."""
        self.form.submit()

    def close_form(self) -> None:
        """Put it away; what was typed is forgotten."""
        self.hide()
        self.closed.emit()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.form.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        in_lines = isinstance(self.focusWidget(), QPlainTextEdit)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not in_lines:
            self.keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)
