"""When the password is forgotten: the recovery code, and a new password."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organiser.i18n import _
from organiser.ui.forms.fields import LineField
from organiser.ui.forms.form_row import FormRow
from organiser.ui.lock.new_password import NewPassword
from organiser.ui.phrases import Phrases
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label


class Forgotten(QWidget):
    """Asks for the printed code and a password to come."""

    recovered = Signal(str, str)
    """The code typed, and the new password: both look right."""

    def __init__(self) -> None:
        super().__init__()
        self.phrases = Phrases()
        self.code = FormRow(
            LineField(
                lambda: _("Recovery code"),
                hint=lambda: _(
                    "The 30 letters and figures on the page you printed; hyphens are optional."
                ),
            )
        )
        self.new_password = NewPassword(lambda: _("New password"))
        self.act_button, self.back_button = Button("primary"), Button()
        self._wait = label(role="error", wraps=True)
        self._lay_out()
        self.act_button.clicked.connect(self._submit)

    def first_focus(self) -> QWidget:
        """Return where she types first."""
        return self.code.field.editor

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        self.phrases.say_again()
        self.code.retranslate()
        self.new_password.retranslate()

    def say_problem(self, text: str) -> None:
        """Say what is wrong with the code."""
        self.code.say_problem(text)
        self.code.announce()

    def say_wait(self, text: str) -> None:
        """Say how long to wait before the next try, or nothing."""
        self._wait.setText(text)
        self._wait.setVisible(bool(text))

    def clear(self) -> None:
        """Forget what was typed."""
        self.code.field.put("")
        self.new_password.clear()

    def _submit(self) -> None:
        self.code.say_problem("" if self.code.field.value() else _("Type the recovery code."))
        if self.new_password.check() and self.code.field.value():
            self.recovered.emit(self.code.field.value(), self.new_password.value())

    def _lay_out(self) -> None:
        title, text = label(role="h2"), label(role="muted", wraps=True)
        self.phrases.text(title, lambda: _("Forgotten password"))
        self.phrases.text(
            text, lambda: _("The recovery code opens the file. Choose a new password with it.")
        )
        self.phrases.text(self.act_button, lambda: _("Open with the code"))
        self.phrases.text(self.back_button, lambda: _("Back"))
        buttons = beside(None, self.back_button, self.act_button)
        self.setLayout(
            below(title, text, 8, self.code, self.new_password, self._wait, 10, buttons, gap=8)
        )
