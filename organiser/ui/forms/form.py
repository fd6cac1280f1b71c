"""A form: labels above, one column, errors beside their field, saved as she goes."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from organiser.i18n import _
from organiser.ui.forms.fields import Field, Invalid
from organiser.ui.forms.form_row import FormRow
from organiser.ui.phrases import Phrases
from organiser.ui.widgets.boxes import below
from organiser.ui.widgets.labels import label

_SAID_FOR = 3000
"""Milliseconds that "Saved" stays: long enough to be seen, no more."""


class Form(QWidget):
    """Asks for several fields.

    With *save*, every field that was changed is saved on leaving it, and Ctrl+Enter saves at
    once. Nothing is checked while she types; only what was left is told to be wrong.
    """

    submitted = Signal()
    """Ctrl+Enter was pressed and everything typed can be meant."""
    reverted = Signal()

    def __init__(self, save: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.phrases = Phrases()
        self._save = save
        self._rows: list[FormRow] = []
        self._kept: dict[FormRow, Any] = {}
        self._said = label(role="good")
        self._silence = QTimer(self, singleShot=True, interval=_SAID_FOR)
        self._box = below(gap=12)
        self.setLayout(self._box)
        self._silence.timeout.connect(lambda: self._said.setText(""))

    def add(self, field: Field[Any]) -> FormRow:
        """Ask for *field*, below what is asked already."""
        row = FormRow(field)
        self._box.addWidget(row)
        self._rows.append(row)
        field.left.connect(lambda: self._leave(row))
        return row

    def close_list(self) -> None:
        """No more fields come: leave room for the quiet "Saved", and push all upwards."""
        self._box.addWidget(self._said)
        self._box.addStretch(1)

    def keep(self) -> None:
        """Take what is shown for what is saved."""
        self._kept = {row: _shown(row) for row in self._rows}

    def is_changed(self) -> bool:
        """Return whether anything differs from what is saved."""
        return any(_shown(row) != self._kept.get(row) for row in self._rows)

    def check(self) -> bool:
        """Say what is wrong, and go to the first field that is; return whether all is well."""
        wrong = [row for row in self._rows if not row.check()]
        for row in wrong[:1]:
            row.field.editor.setFocus()
            row.announce()
        return not wrong

    def submit(self) -> bool:
        """Save if all is well; return whether it was."""
        if not self.check():
            return False
        self._save_now()
        self.submitted.emit()
        return True

    def revert(self) -> None:
        """Show again what is saved."""
        for row, value in self._kept.items():
            if _shown(row) != value and not isinstance(value, Invalid):
                row.field.put(value)
            row.say_problem("")
        self.reverted.emit()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        for row in self._rows:
            row.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submit()
        elif event.key() == Qt.Key.Key_Escape and self.is_changed():
            self.revert()
        else:
            super().keyPressEvent(event)

    def _leave(self, row: FormRow) -> None:
        is_changed = row not in self._kept or _shown(row) != self._kept[row]
        if not is_changed or not row.check() or self._save is None:
            return
        if not any(other.field.problem() for other in self._rows):
            self._save_now()

    def _save_now(self) -> None:
        if self._save is not None and self.is_changed():
            self._save()
            self.keep()
            self._said.setText(_("Saved"))
            self._silence.start()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._said.text()))


def _shown(row: FormRow) -> Any:
    try:
        return row.field.value()
    except Invalid as error:
        return error
