"""A copy beside the present file: compare, then use it or throw it away."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from organiser import clock
from organiser.i18n import _, counted, long_date, short_time
from organiser.ui.forms.fields import PasswordField
from organiser.ui.lock.password_row import asked_password
from organiser.ui.settings.dialog import SettingsDialog
from organiser.ui.settings.parts import SettingsParts
from organiser.ui.widgets.labels import label
from organiser.usecases import backup
from organiser.usecases.backup import Restored
from organiser.usecases.people.listing import Directory


class UseDialog(SettingsDialog):
    """Shows both, and decides nothing by itself: closing it throws the copy away."""

    def __init__(self, parent: QWidget, parts: SettingsParts, restored: Restored) -> None:
        super().__init__(parent, _("This copy beside your present file"), _("Use this copy"))
        self._parts, self._restored = parts, restored
        self.keep_button.setText(_("Throw the copy away"))
        self.keep_button.setDefault(True)
        words = _(
            "If you use it, the present file is moved aside: what was done since is no longer in "
            "front of you. It lies there for fourteen days, then it is dropped."
        )
        self.lay_out(self._compared(), label(words, "muted", wraps=True))
        self.rejected.connect(partial(backup.discard, restored))
        self.keep_button.setFocus()

    def submit(self) -> None:
        """Put the copy in the present file's place."""
        self.accept()
        self._parts.program.use_copy(self._restored)

    def _compared(self) -> QGridLayout:
        at, people = self._restored.at, Directory(self._parts.database).count()
        rows = (
            ("", _("This copy"), _("The present file")),
            (_("Of"), f"{long_date(clock.local(at).date())}, {short_time(at)}", _("now")),
            (_("Holds"), _people(self._restored.people), _people(people)),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                role = "strong" if row == 0 else "muted" if column == 0 else "body"
                grid.addWidget(label(text, role, wraps=True), row, column)
        return grid


class SecretDialog(SettingsDialog):
    """Asks for the password or the recovery code of one copy."""

    told = Signal(str)

    def __init__(self, parent: QWidget, problem: str) -> None:
        super().__init__(parent, _("This copy has its own password"), _("Open the copy"))
        self.secret = asked_password(
            PasswordField(lambda: _("Password or recovery code of the copy"))
        )
        self.lay_out(self.secret)
        self.secret.say_problem(problem)
        self.secret.field.editor.setFocus()

    def submit(self) -> None:
        """Hand on what was typed."""
        typed = str(self.secret.field.value())
        if typed:
            self.accept()
            self.told.emit(typed)
        else:
            self.secret.say_problem(_("Type the password or the code."))


def _people(count: int) -> str:
    return counted("{count} person", "{count} people", count)
