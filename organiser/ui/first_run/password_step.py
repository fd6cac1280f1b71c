"""Step three: the password, and whether this computer may remember the key."""

from PySide6.QtWidgets import QWidget

from organiser.i18n import _
from organiser.ui.first_run.step import Step
from organiser.ui.forms.fields import CheckField
from organiser.ui.forms.form_row import FormRow
from organiser.ui.lock.new_password import NewPassword
from organiser.ui.widgets.boxes import below


class PasswordStep(Step):
    """The password twice, and the keyring."""

    def __init__(self) -> None:
        super().__init__(
            lambda: _("Choose a password"),
            lambda: _(
                "It encrypts everything about your people. Four words that do not go together "
                "are easy to remember and hard to guess. Pasting is welcome."
            ),
        )
        self.new_password = NewPassword(lambda: _("Password"))
        self.keyring = FormRow(
            CheckField(
                lambda: _("Open without asking when I am signed in to this computer"),
                hint=lambda: _(
                    "This computer's keyring keeps the key. After locking, the password is asked."
                ),
            )
        )
        self.keyring.field.put(True)
        self.setLayout(
            below(self.title_label, self.text_label, 8, self.new_password, 4, self.keyring, gap=8)
        )

    def value(self) -> str:
        """Return the password."""
        return self.new_password.value()

    def in_keyring(self) -> bool:
        """Return whether the keyring shall open the file."""
        return bool(self.keyring.field.value())

    def clear(self) -> None:
        """Forget what was typed."""
        self.new_password.clear()

    def first_focus(self) -> QWidget:
        return self.new_password.first.field.editor

    def check(self) -> bool:
        return self.new_password.check()

    def retranslate(self) -> None:
        super().retranslate()
        self.new_password.retranslate()
        self.keyring.retranslate()
