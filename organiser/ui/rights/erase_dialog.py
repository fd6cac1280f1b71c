"""Asks twice before somebody is erased for good: her name is typed out by hand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organiser.i18n import _
from organiser.ui.forms.fields import LineField
from organiser.ui.forms.form_row import FormRow
from organiser.ui.settings.dialog import SettingsDialog
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label


class EraseDialog(SettingsDialog):
    """Keeping her is the default; the button that erases waits for her name."""

    confirmed = Signal()

    def __init__(self, parent: QWidget, name: str) -> None:
        title = _("Erase {name}?").format(name=name)
        super().__init__(parent, title, "")
        self._name = name
        self.act_button = Button("danger", "trash-2")
        self.act_button.setText(_("Erase for good"))
        self.act_button.setEnabled(False)
        self.act_button.clicked.connect(self.submit)
        self.keep_button.setText(_("Keep her"))
        self.keep_button.setDefault(True)
        self.typed = LineField(lambda: _("Type her name to go on"))
        self.typed.changed.connect(self._look)
        self.lay_out(*self._words(), label(name, "strong", wraps=True), FormRow(self.typed))
        self.typed.editor.setFocus()

    def submit(self) -> None:
        """Say that it is meant, once her name stands there."""
        if self._is_meant():
            self.accept()
            self.confirmed.emit()

    def _words(self) -> tuple[QWidget, ...]:
        told = (
            _(
                "Her card, her history, her consents and her name on printed sheets go from this "
                "file. It cannot be taken back: undo offers no way to her."
            ),
            _(
                "She does not come back with a later list: only hashes that name nobody are kept. "
                "Older copies of the file hold her until they expire, after eight weeks; a copy "
                "that is put back forgets her at once."
            ),
        )
        return tuple(label(words, "muted", wraps=True) for words in told)

    def _look(self) -> None:
        self.act_button.setEnabled(self._is_meant())

    def _is_meant(self) -> bool:
        return self.typed.value() == " ".join(self._name.split())
