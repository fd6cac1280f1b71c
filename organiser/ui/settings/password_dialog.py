"""Changes the password: the present one first, then the new one twice."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from organiser.database import Database
from organiser.errors import OrganiserError
from organiser.i18n import _
from organiser.ui.forms.fields import PasswordField
from organiser.ui.lock.new_password import NewPassword
from organiser.ui.lock.password_row import asked_password
from organiser.ui.settings.dialog import SettingsDialog
from organiser.ui.settings.parts import SettingsParts
from organiser.usecases import opening


class PasswordDialog(SettingsDialog):
    """Who finds the window open still needs the present password."""

    def __init__(self, parent: QWidget, parts: SettingsParts) -> None:
        super().__init__(parent, _("Change the password"), _("Change the password"))
        self._parts = parts
        self.present = asked_password(PasswordField(lambda: _("Present password")))
        self.new_password = NewPassword(lambda: _("New password"))
        self.lay_out(self.present, 4, self.new_password)
        self.present.field.editor.setFocus()

    def submit(self) -> None:
        """Check both, and take the new one."""
        if not self.new_password.check():
            return
        self.set_working(True)
        work = partial(
            change_password,
            self._parts.home,
            self._parts.database,
            str(self.present.field.value()),
            self.new_password.value(),
        )
        self._parts.jobs.run(work, then=self._say, failed=self._refuse, owner=self)

    def _say(self, _nothing: None) -> None:
        self._parts.messages.say(_("The new password opens the file from now on."))
        self.accept()

    def _refuse(self, error: BaseException) -> None:
        self.set_working(False)
        if not isinstance(error, OrganiserError):
            self._parts.messages.show(error)
            return
        self.present.say_problem(str(error))
        self.present.announce()
        self.present.field.editor.setFocus()


def change_password(home: Path, database: Database, present: str, new: str) -> None:
    """Take *new* in the place of *present*, if that is hers."""
    opening.check_password(home, present)
    opening.change_password(home, database, new)
