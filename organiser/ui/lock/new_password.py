"""A new password: typed twice, judged as it is typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organiser.credentials import passwords
from organiser.errors import Refused
from organiser.i18n import _
from organiser.ui.forms.fields import PasswordField
from organiser.ui.forms.form_row import FormRow
from organiser.ui.lock.password_row import Strength, asked_password
from organiser.ui.phrases import Phrase
from organiser.ui.widgets.boxes import below


class NewPassword(QWidget):
    """Asks for it twice; pasting is welcome."""

    changed = Signal()

    def __init__(self, name: Phrase) -> None:
        super().__init__()
        again = PasswordField(lambda: _("The same once more"))
        self.first, self.second = asked_password(PasswordField(name)), asked_password(again)
        self.strength = Strength()
        self.setLayout(below(self.first, self.strength, 6, self.second, gap=6))
        self.first.field.changed.connect(self._judge)
        self.second.field.changed.connect(self._typed)

    def value(self) -> str:
        """Return what was typed first."""
        return str(self.first.field.value())

    def clear(self) -> None:
        """Forget what was typed."""
        for row in (self.first, self.second):
            row.field.put("")
            row.say_problem("")

    def check(self) -> bool:
        """Say what is wrong and go there; return whether nothing is."""
        try:
            passwords.check_new_password(self.value())
        except Refused as error:
            return self._refuse(self.first, str(error))
        self.first.say_problem("")
        if self.second.field.value() != self.value():
            return self._refuse(self.second, _("The two are not the same."))
        self.second.say_problem("")
        return True

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        for part in (self.first, self.second, self.strength):
            part.retranslate()

    def _judge(self) -> None:
        self.strength.judge(self.value())
        self._typed()

    def _typed(self) -> None:
        for row in (self.first, self.second):
            row.say_problem("")
        self.changed.emit()

    def _refuse(self, row: FormRow, problem: str) -> bool:
        row.say_problem(problem)
        row.announce()
        row.field.editor.setFocus()
        return False
