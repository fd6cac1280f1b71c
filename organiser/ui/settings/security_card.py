"""Locking, the keyring, the password and the recovery code."""

from functools import partial

from organiser.i18n import _, counted
from organiser.settings import change_settings, read_settings
from organiser.ui.forms.fields import CheckField, ChoiceField
from organiser.ui.phrases import Phrase
from organiser.ui.settings.code_dialog import CodeDialog
from organiser.ui.settings.parts import SettingsParts
from organiser.ui.settings.password_dialog import PasswordDialog
from organiser.ui.settings.section import Section
from organiser.ui.widgets.boxes import FlowBox
from organiser.ui.widgets.buttons import Button
from organiser.usecases import opening

MINUTES = (5, 10, 20)
"""Never is not among them: an open window tells everything to whoever passes by."""


class SecurityCard(Section):
    """When the program locks, and what opens it."""

    def __init__(self, parts: SettingsParts) -> None:
        super().__init__(lambda: _("Safety"))
        self._parts = parts
        kept = read_settings(parts.home)
        choices = [(minutes, _minutes(minutes)) for minutes in MINUTES]
        self.lock = ChoiceField(lambda: _("Lock when nobody has touched it for"), choices)
        self.keyring = CheckField(
            lambda: _("Open without asking when I am signed in to this computer"),
            hint=lambda: _("After locking, the password is asked in any case."),
        )
        self.password_button, self.code_button = Button("", "lock"), Button("", "shield-check")
        self.phrases.text(self.password_button, lambda: _("Change the password…"))
        self.phrases.text(self.code_button, lambda: _("Make a new recovery code…"))
        nearest = min(MINUTES, key=lambda minutes: abs(minutes - kept.lock_minutes))
        self.choice(self.lock, nearest, self._keep_minutes)
        self.choice(self.keyring, kept.open_with_keyring, self._keep_keyring)
        self.put(FlowBox(self.password_button, self.code_button))
        self.password_button.clicked.connect(self.ask_password)
        self.code_button.clicked.connect(self.make_code)

    def ask_password(self) -> PasswordDialog:
        """Open the dialog that changes the password."""
        dialog = PasswordDialog(self, self._parts)
        dialog.open()
        return dialog

    def make_code(self) -> CodeDialog:
        """Open the dialog that makes a recovery code."""
        dialog = CodeDialog(self, self._parts)
        dialog.open()
        return dialog

    def _keep_minutes(self, minutes: int) -> None:
        change_settings(self._parts.home, lock_minutes=minutes)
        self._parts.program.changed()

    def _keep_keyring(self, wanted: bool) -> None:
        change_settings(self._parts.home, open_with_keyring=wanted)
        home, database = self._parts.home, self._parts.database
        if wanted:
            work = partial(opening.remember_key, home, database)
            self._parts.jobs.run(work, then=self._say_remembered, owner=self)
        else:
            self._parts.jobs.run(
                partial(opening.forget_key, home), then=self._say_forgotten, owner=self
            )

    def _say_remembered(self, is_there: bool) -> None:
        if is_there:
            self._parts.messages.say(_("The keyring opens the file from now on."))
            return
        self.keyring.put(False)
        change_settings(self._parts.home, open_with_keyring=False)
        self._parts.messages.say(
            _("This computer has no keyring that answers. The password is asked at each start.")
        )

    def _say_forgotten(self, _nothing: None) -> None:
        self._parts.messages.say(_("The password is asked at each start."))


def _minutes(minutes: int) -> Phrase:
    return lambda: counted("{count} minute", "{count} minutes", minutes)
