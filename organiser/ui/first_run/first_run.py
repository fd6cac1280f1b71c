"""The first start: four steps from nothing to an encrypted committee, and one to headquarters."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from organiser.atlas import communes
from organiser.i18n import _, language
from organiser.ui.first_run.code_step import CodeStep
from organiser.ui.first_run.committee_step import CommitteeStep
from organiser.ui.first_run.headquarters_step import HeadquartersStep
from organiser.ui.first_run.language_step import LanguageStep
from organiser.ui.first_run.password_step import PasswordStep
from organiser.ui.jobs import Jobs
from organiser.ui.language import Language
from organiser.ui.line.exchanges import Connect
from organiser.ui.lock.front import Front
from organiser.ui.messages import Messages, Problem
from organiser.ui.shell.error_card import ErrorCard
from organiser.ui.widgets.boxes import below, beside
from organiser.ui.widgets.buttons import Button
from organiser.ui.widgets.labels import label
from organiser.ui.widgets.stepper import Stepper
from organiser.usecases import creating
from organiser.usecases.creating import NewCommittee

_LANGUAGE, _COMMITTEE, _PASSWORD, _CODE, _HEADQUARTERS = range(5)


class FirstRun(Front):
    """Leads through language, committee, password and recovery code; Enter goes on.

    With *connect*, the last step offers to link the computer with headquarters.
    """

    finished = Signal(object, bool)
    """The `Database` of the new committee, and whether the keyring opens it."""
    made = Signal(object)
    """The `Database`, as soon as there is one: it is to be closed whatever comes."""
    demonstration_asked = Signal()

    def __init__(
        self, home: Path, jobs: Jobs, messages: Messages, spoken: Language,
        connect: Connect | None = None,
    ) -> None:  # fmt: skip
        super().__init__(700, 430)
        self._connect_line = connect
        self._home, self._jobs, self._messages, self._spoken = home, jobs, messages, spoken
        self._new: NewCommittee | None = None
        self.stepper = Stepper(
            lambda: _("Language"), lambda: _("Committee"), lambda: _("Password"), lambda: _("Code"),
            *((lambda: _("Headquarters"),) if connect else ()),
        )  # fmt: skip
        self.language = LanguageStep(language())
        self.committee = CommitteeStep()
        self.password = PasswordStep()
        self.code = CodeStep(jobs, messages)
        self.headquarters = HeadquartersStep()
        self.steps = (
            self.language, self.committee, self.password, self.code, self.headquarters
        )  # fmt: skip
        self.next_button, self.back_button = Button("primary"), Button()
        self.demonstration_button = Button("link")
        self.working = _Working()
        self.error = ErrorCard()
        self._stand()
        self._connect()
        self._jobs.run(communes.communes, then=self.committee.know, owner=self)
        self._go(_LANGUAGE)

    @property
    def step(self) -> int:
        """Which step it is, from 0."""
        return self.stepper.current

    def first_focus(self) -> QWidget:
        """Return the part of this step that takes the keys."""
        return self.steps[self.step].first_focus()

    def retranslate(self) -> None:
        """Say everything in the language spoken now."""
        super().retranslate()
        self.stepper.retranslate()
        self.error.phrases.say_again()
        self.working.retranslate()
        for step in self.steps:
            step.retranslate()
        self._name_next()

    def go_on(self) -> None:
        """Check this step, and go on if nothing is wrong with it."""
        if self.working.isVisible() or not self.steps[self.step].check():
            return
        if self.step == _PASSWORD:
            self._make()
        elif self.step == _CODE and self._connect_line is not None:
            self.code.clear()
            self._go(_HEADQUARTERS)
        elif self.step == _CODE:
            self._finish()
        elif self.step == _HEADQUARTERS:
            self._link()
        else:
            self._go(self.step + 1)

    def go_back(self) -> None:
        """Go back a step; once the file is made there is no way back."""
        if _LANGUAGE < self.step < _CODE and not self.working.isVisible():
            self._go(self.step - 1)

    def say_working(self, text: str) -> None:
        """Show that something is being made."""
        self.working.say(text)
        self._set_working(True)

    def say_failed(self, error: BaseException) -> None:
        """Nothing was made: say why, and let her try again."""
        self._set_working(False)
        self._messages.show(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        elif event.key() == Qt.Key.Key_Left and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        self.stepper.go(step)
        self.show_part(self.steps[step])
        self.error.hide()
        self.back_button.setVisible(_LANGUAGE < step < _CODE)
        self.demonstration_button.setVisible(step in (_LANGUAGE, _COMMITTEE))
        self._name_next()
        self.first_focus().setFocus()

    def _name_next(self) -> None:
        words = (
            _("Continue"), _("Continue"), _("Make the committee's file"),
            _("Open my committee") if self._connect_line is None else _("Continue"),
            _("Open my committee") if self.headquarters.is_empty() else _("Link, and open it"),
        )  # fmt: skip
        self.next_button.setText(words[self.step])

    def _make(self) -> None:
        self.say_working(_("The encrypted file is being made…"))
        self._jobs.run(
            partial(
                creating.create_committee,
                self._home,
                self.committee.name(),
                password=self.password.value(),
                insee=self.committee.insee(),
                in_keyring=self.password.in_keyring(),
            ),
            then=self._show_code,
            failed=self.say_failed,
            owner=self,
        )

    def _show_code(self, new: NewCommittee) -> None:
        self._set_working(False)
        self._new = new
        self.made.emit(new.database)
        self.password.clear()
        self.code.tell(new.recovery_code, self.committee.name())
        self._go(_CODE)

    def _link(self) -> None:
        """Link the new committee with headquarters, if a code was typed; then open it."""
        assert self._new is not None
        if self.headquarters.is_empty() or self._connect_line is None:
            self._finish()
            return
        from organiser.usecases.line import pairing

        self.say_working(_("Headquarters is being asked…"))
        asked = self.headquarters.form.asked()
        self._jobs.run(
            partial(pairing.link, self._new.database, self._connect_line, *asked),
            then=lambda _committee: self._finish(), failed=self.say_failed, owner=self,
        )  # fmt: skip

    def _finish(self) -> None:
        assert self._new is not None
        self.code.clear()
        self.finished.emit(self._new.database, self.password.in_keyring())

    def _own_up(self, problem: Problem) -> None:
        self.error.tell(problem)

    def _set_working(self, working: bool) -> None:
        self.working.setVisible(working)
        for button in (self.next_button, self.back_button, self.demonstration_button):
            button.setEnabled(not working)

    def _connect(self) -> None:
        self._messages.failed.connect(self._own_up)
        self.next_button.clicked.connect(self.go_on)
        self.back_button.clicked.connect(self.go_back)
        self.demonstration_button.clicked.connect(self.demonstration_asked)
        self.language.chosen.connect(self._spoken.choose)
        self.committee.done.connect(self.go_on)
        self.headquarters.changed.connect(self._name_next)

    def _stand(self) -> None:
        self.phrases.text(self.back_button, lambda: _("Back"))
        self.phrases.text(self.demonstration_button, lambda: _("Try with invented people"))
        head, foot = QWidget(), QWidget()
        head.setLayout(below(self.stepper, margins=(0, 0, 0, 18)))
        foot.setLayout(
            below(
                self.error,
                self.working,
                beside(self.demonstration_button, None, self.back_button, self.next_button),
                gap=10,
                margins=(0, 22, 0, 0),
            )
        )
        self.stands_above(head)
        for step in self.steps:
            self.stands(step)
        self.stands_below(foot)


class _Working(QWidget):
    """A line that says what is being made; nobody can know how long it takes."""

    def __init__(self) -> None:
        super().__init__()
        self._words, self._bar = label(role="muted", wraps=True), QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self.setLayout(below(self._words, self._bar, gap=6))
        self.retranslate()
        self.hide()

    def say(self, text: str) -> None:
        self._words.setText(text)

    def retranslate(self) -> None:
        """Name the bar in the language spoken now."""
        self._bar.setAccessibleName(_("How far the work is"))
