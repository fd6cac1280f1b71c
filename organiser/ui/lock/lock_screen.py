"""The closed door: her password opens it, and the recovery code if it is forgotten."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from organiser import clock
from organiser.credentials import passwords
from organiser.database import Database
from organiser.i18n import _, counted
from organiser.ui.forms.fields import PasswordField
from organiser.ui.jobs import Jobs
from organiser.ui.lock.forgotten import Forgotten
from organiser.ui.lock.front import Front
from organiser.ui.lock.password_row import asked_password
from organiser.ui.messages import Messages
from organiser.ui.phrases import Phrase
from organiser.ui.tips import plain_tip
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.usecases import opening

_TICK = 250


class LockScreen(Front):
    """Asks for the password; slower after wrong ones, and it never empties the field itself."""

    opened = Signal(object)
    """The `Database`, open."""

    def __init__(
        self, home: Path, jobs: Jobs, messages: Messages, hint: Phrase | None = None
    ) -> None:
        super().__init__(460)
        self._home, self._jobs, self._messages = home, jobs, messages
        field = PasswordField(lambda: _("Password"), hint=hint)
        self.password, self.line = asked_password(field), field.line
        self.open_button, self.forgotten_button = Button("primary", "lock"), Button("link")
        self._wait = label(role="error", wraps=True)
        self.forgotten = Forgotten()
        self._is_trying = False
        self._tick = QTimer(self, interval=_TICK)
        self._ask = self._lay_out_ask()
        self.stands(self._ask)
        self.stands(self.forgotten)
        self._connect()
        self._count_down()

    def first_focus(self) -> QWidget:
        """Return where she types."""
        return self.line

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        super().retranslate()
        self.password.retranslate()
        self.forgotten.retranslate()
        self._count_down()

    def waits(self) -> str:
        """Return what is said about the wait, or nothing."""
        return self._wait.text()

    def unlock(self) -> None:
        """Try what is typed."""
        if self._is_trying or not self.open_button.isEnabled():
            return
        typed = self.password.field.value()
        if not typed:
            self.password.say_problem(_("Type your password."))
            return
        self._try(partial(opening.open_with_password, self._home, typed))

    def _try(self, work: partial[Database]) -> None:
        self._set_trying(True)
        self._jobs.run(work, then=self._welcome, failed=self._refuse, owner=self)

    def _recover(self, code: str, password: str) -> None:
        self._try(partial(opening.open_with_recovery_code, self._home, code, password))

    def _welcome(self, database: Database) -> None:
        self.password.field.put("")
        self.forgotten.clear()
        self.opened.emit(database)

    def _refuse(self, error: BaseException) -> None:
        self._set_trying(False)
        self._messages.show(error)
        self._count_down()

    def _say(self, text: str) -> None:
        if not self._ask.isHidden():
            tries = passwords.read_tries(self._home).wrong
            count = counted("{count} wrong try so far.", "{count} wrong tries so far.", tries)
            self.password.say_problem(f"{text} {count}" if tries else text)
            self.password.announce()
            self.line.setFocus()
        else:
            self.forgotten.say_problem(text)

    def _set_trying(self, trying: bool) -> None:
        self._is_trying = trying
        for button in (self.open_button, self.forgotten.act_button):
            button.setEnabled(not trying)

    def _count_down(self) -> None:
        left = passwords.read_tries(self._home).wait(clock.now())
        words = (
            counted(
                "Wait {count} second before the next try.",
                "Wait {count} seconds before the next try.",
                left,
            )
            if left
            else ""
        )
        self._wait.setText(words)
        self._wait.setVisible(bool(words))
        self.forgotten.say_wait(words)
        if not self._is_trying:
            self.open_button.setEnabled(not left)
            self.forgotten.act_button.setEnabled(not left)
        self.open_button.setToolTip(plain_tip(words))
        self._tick.start() if left else self._tick.stop()

    def _turn_to_forgotten(self) -> None:
        self.show_part(self.forgotten)
        self.forgotten.first_focus().setFocus()

    def _turn_back(self) -> None:
        self.show_part(self._ask)
        self.first_focus().setFocus()

    def _connect(self) -> None:
        self._tick.timeout.connect(self._count_down)
        self._messages.shown.connect(self._say)
        self.line.returnPressed.connect(self.unlock)
        self.open_button.clicked.connect(self.unlock)
        self.forgotten_button.clicked.connect(self._turn_to_forgotten)
        self.forgotten.back_button.clicked.connect(self._turn_back)
        self.forgotten.recovered.connect(self._recover)

    def _lay_out_ask(self) -> QWidget:
        part, title, text = QWidget(), label(role="h2"), label(role="muted", wraps=True)
        self.phrases.text(title, lambda: _("Locked"))
        self.phrases.text(
            text, lambda: _("Your committee's people are closed away. Type your password to go on.")
        )
        self.phrases.text(self.open_button, lambda: _("Unlock"))
        self.phrases.text(self.forgotten_button, lambda: _("Forgotten password"))
        buttons = beside(self.forgotten_button, None, self.open_button)
        part.setLayout(below(title, text, 8, self.password, self._wait, 10, buttons, gap=6))
        return part
